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

import dev.faultline.servlet.ServletProblemFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration that has MockMvc ask Faultline for what a container asks the error
 * page for.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({ MockMvcBuilderCustomizer.class, ServletProblemFilter.class })
@ConditionalOnBooleanProperty(name = "spring.test.mockmvc.add-filters", matchIfMissing = true)
public final class MockMvcProblemAutoConfiguration {

	MockMvcProblemAutoConfiguration() {
	}

	// outside all filters, as the container is
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	MockMvcBuilderCustomizer mockMvcErrorDispatchCustomizer(
			ObjectProvider<FilterRegistrationBean<ServletProblemFilter>> filters) {
		return (builder) -> filters.ifUnique((registration) -> {
			ServletProblemFilter filter = registration.getFilter();
			if (filter != null) {
				builder.addFilters(new MockMvcErrorDispatchFilter(filter));
			}
		});
	}

}
