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

package dev.faultline.servlet;

import java.util.List;

import dev.faultline.reactive.PlainReactiveApplication;
import dev.faultline.servlet.TestServer.Container;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Reactor Netty refuses by itself, and what it lets through and other containers
 * refuse.
 */
class NettyContainerTests extends ContainerContractTests {

	@Override
	TestServer start(List<String> properties, Class<?>... sources) {
		return TestServer.start(Container.NETTY, properties, sources);
	}

	@Override
	Class<?> application() {
		return Application.class;
	}

	@Override
	String contextPathProperty() {
		return "spring.webflux.base-path";
	}

	/**
	 * Reactor Netty refuses it without content, and serves other versions of HTTP.
	 */
	@Override
	@Test
	void refusalsOfTheContainerAreLeftToItIfSwitchedOff() {
		try (TestServer own = start(List.of("faultline.container.enabled=false"), application())) {
			Answer answer = own.exchange(get("/fine", "X-Bad: s3cr3t\u0001\r\n"));
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.text()).isEmpty();
			assertThat(own.raw("GET /fine HTTP/3.0\r\n" + HOST + CLOSE + "\r\n")).contains(" 200 ").endsWith("fine");
			own.get("/nowhere").send().isProblem(404, "not-found");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainReactiveApplication.class, Endpoints.class })
	static class Application {

	}

}
