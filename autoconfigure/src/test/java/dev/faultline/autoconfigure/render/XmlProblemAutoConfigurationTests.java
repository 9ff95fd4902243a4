/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package dev.faultline.autoconfigure.render;

import dev.faultline.autoconfigure.AutoConfigurationNames;
import dev.faultline.render.JsonProblemRenderer;
import dev.faultline.render.MemberConverter;
import dev.faultline.render.ProblemRenderers;
import dev.faultline.render.XmlProblemRenderer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * These tests have Jackson's module for XML on the class path, see the surefire
 * executions of the pom.
 */
class XmlProblemAutoConfigurationTests {

	private static final String XML = "application/xml";

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurationNames.oursAndBoot());

	@Test
	void withTheModuleThereIsXml() {
		this.contextRunner.run((context) -> {
			ProblemRenderers renderers = context.getBean(ProblemRenderers.class);
			assertThat(renderers.select(XML)).isSameAs(context.getBean(XmlProblemRenderer.class));
			assertThat(renderers.select("application/json")).isSameAs(context.getBean(JsonProblemRenderer.class));
			assertThat(renderers.vary()).isTrue();
		});
	}

	@Test
	void withoutTheModuleThereIsJsonOnly() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("tools.jackson.dataformat.xml")).run((context) -> {
			ProblemRenderers renderers = context.getBean(ProblemRenderers.class);
			assertThat(context).hasNotFailed().doesNotHaveBean(XmlProblemRenderer.class);
			assertThat(renderers.select(XML)).isSameAs(context.getBean(JsonProblemRenderer.class));
			assertThat(renderers.vary()).isFalse();
		});
	}

	@Test
	void withEnabledFalseThereIsNothing() {
		this.contextRunner.withPropertyValues("faultline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(XmlProblemRenderer.class)
				.doesNotHaveBean(ProblemRenderers.class));
	}

	@Test
	void ownRendererTakesThePlaceOfOurs() {
		this.contextRunner.withUserConfiguration(OwnRenderer.class).run((context) -> {
			assertThat(context.getBeanNamesForType(XmlProblemRenderer.class)).containsExactly("ownRenderer");
			assertThat(context.getBean(ProblemRenderers.class).select(XML)).isSameAs(context.getBean("ownRenderer"));
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRenderer {

		@Bean
		XmlProblemRenderer ownRenderer(MemberConverter converter) {
			return new XmlProblemRenderer(converter);
		}

	}

}
