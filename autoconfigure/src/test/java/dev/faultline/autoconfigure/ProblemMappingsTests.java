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

package dev.faultline.autoconfigure;

import java.util.Map;
import java.util.NoSuchElementException;

import dev.faultline.ProblemMapping;
import dev.faultline.ProblemMappings;
import dev.faultline.ProblemType;
import dev.faultline.autoconfigure.customize.ProblemCustomizeAutoConfiguration;
import dev.faultline.autoconfigure.pages.ProblemPagesAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemMappingsTests {

	private final WebApplicationContextRunner application = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FaultlineAutoConfiguration.class,
				ProblemCustomizeAutoConfiguration.class, ProblemPagesAutoConfiguration.class));

	@Test
	void typesAreThoseOfTheConfiguration() {
		this.application
			.withPropertyValues("faultline.problems.out-of-stock.status=409",
					"faultline.mappings.java.util.NoSuchElementException=404",
					"faultline.mappings.java.lang.IllegalStateException=out-of-stock")
			.run((context) -> {
				ProblemMappings mappings = context.getBean(ProblemMappings.class);
				assertThat(mappings.types()).containsOnlyKeys(NoSuchElementException.class,
						IllegalStateException.class);
				assertThat(mappings.types().get(NoSuchElementException.class).slug())
					.isEqualTo(ProblemType.ABOUT_BLANK);
				assertThat(mappings.types().get(NoSuchElementException.class).status().value()).isEqualTo(404);
				assertThat(mappings.types().get(IllegalStateException.class).slug()).isEqualTo("out-of-stock");
			});
	}

	@Test
	void annotatedClassIsAmongThem() {
		this.application.withUserConfiguration(Annotated.class)
			.run((context) -> assertThat(
					context.getBean(ProblemMappings.class).types().get(Annotated.SoldOutException.class).slug())
				.isEqualTo("sold-out"));
	}

	@Test
	void configurationComesBeforeAnnotation() {
		this.application.withUserConfiguration(Annotated.class)
			.withPropertyValues(
					"faultline.mappings.[" + Annotated.SoldOutException.class.getName() + "]=service-unavailable")
			.run((context) -> assertThat(
					context.getBean(ProblemMappings.class).types().get(Annotated.SoldOutException.class).slug())
				.isEqualTo("service-unavailable"));
	}

	@Test
	void classThatDoesNotExistIsLeftOut() {
		this.application.withPropertyValues("faultline.mappings.com.acme.absent.SoldOutException=404")
			.run((context) -> assertThat(context.getBean(ProblemMappings.class).types()).isEmpty());
	}

	@Test
	void beanOfTheApplicationWins() {
		this.application.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context.getBean(ProblemMappings.class)).isSameAs(Own.MAPPINGS));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Annotated.class)
	static class Annotated {

		@ProblemMapping(status = 409)
		static class SoldOutException extends RuntimeException {

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		private static final ProblemMappings MAPPINGS = Map::of;

		@Bean
		ProblemMappings problemMappings() {
			return MAPPINGS;
		}

	}

}
