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

package dev.faultline.test;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;

class MockMvcProblemAutoConfigurationTests {

	private final WebApplicationContextRunner application = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MockMvcProblemAutoConfiguration.class));

	@Test
	void mockMvcOfAnApplicationWithoutFaultlineIsLeftAsItIs() {
		this.application.run((context) -> {
			DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(context);
			context.getBean(MockMvcBuilderCustomizer.class).customize(builder);
			assertThat(builder).extracting("filters").asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
		});
	}

	@Test
	void mockMvcWithoutFiltersIsLeftAsItIs() {
		this.application.withPropertyValues("spring.test.mockmvc.add-filters=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MockMvcBuilderCustomizer.class));
	}

}
