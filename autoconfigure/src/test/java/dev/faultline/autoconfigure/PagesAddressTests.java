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

import org.junit.jupiter.api.Test;

import org.springframework.boot.web.context.reactive.GenericReactiveWebApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PagesAddress}.
 */
class PagesAddressTests {

	private static String addressIn(ConfigurableApplicationContext context, Map<String, Object> properties) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
		return PagesAddress.of(context, new FaultlineProperties());
	}

	private static ConfigurableApplicationContext deployedAt(String contextPath) {
		MockServletContext servletContext = new MockServletContext();
		servletContext.setContextPath(contextPath);
		return new GenericWebApplicationContext(servletContext);
	}

	@Test
	void pathsOfContextAndServletComeFirst() {
		assertThat(addressIn(new GenericWebApplicationContext(),
				Map.of("server.servlet.context-path", "/shop", "spring.mvc.servlet.path", "/api")))
			.isEqualTo("/shop/api/problems");
	}

	@Test
	void contextPathThatAServerGaveToAWarIsPreferredToTheProperty() {
		assertThat(addressIn(deployedAt("/deployed"), Map.of())).isEqualTo("/deployed/problems");
		assertThat(addressIn(deployedAt("/deployed"), Map.of("server.servlet.context-path", "/shop")))
			.isEqualTo("/deployed/problems");
	}

	@Test
	void propertyHoldsForTheRoot() {
		assertThat(addressIn(deployedAt(""), Map.of("server.servlet.context-path", "/shop")))
			.isEqualTo("/shop/problems");
	}

	@Test
	void reactiveApplicationHasABasePath() {
		assertThat(addressIn(new GenericReactiveWebApplicationContext(),
				Map.of("spring.webflux.base-path", "/base", "server.servlet.context-path", "/shop")))
			.isEqualTo("/base/problems");
	}

}
