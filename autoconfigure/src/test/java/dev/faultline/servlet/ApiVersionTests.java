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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.accept.ApiVersionStrategy;
import org.springframework.web.accept.DefaultApiVersionStrategy;
import org.springframework.web.accept.SemanticApiVersionParser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which versions of the API a caller is told of, over a real port.
 */
class ApiVersionTests {

	private static final String HEADER = "spring.mvc.apiversion.use.header=X-Version";

	@ParameterizedTest
	@ValueSource(strings = { TestServer.SECRET, "7" })
	void versionThatIsUnknownIsAnsweredWithThoseThatAreSupported(String version) {
		try (TestServer server = start()) {
			server.get("/old")
				.header("X-Version", version)
				.send()
				.isProblem(400, "unsupported-api-version")
				.hasDetail("Supported versions: 1.0, 1.2, 2, 10.1.");
		}
	}

	@Test
	void versionThatIsMissingIsAnsweredWithThoseThatAreSupported() {
		try (TestServer server = start("spring.mvc.apiversion.required=true")) {
			server.get("/old")
				.send()
				.isProblem(400, "unsupported-api-version")
				.hasDetail("Supported versions: 1.0, 1.2, 2, 10.1.");
		}
	}

	@Test
	void versionThatAnotherResourceHasIsNotOffered() {
		try (TestServer server = start()) {
			assertThat(server.get("/old").header("X-Version", "1.0").send().status()).isEqualTo(200);
			server.get("/old")
				.header("X-Version", "2")
				.send()
				.isProblem(400, "unsupported-api-version")
				.hasDetail("The request does not name a supported version of this API.");
		}
	}

	@Test
	void versionsOfMappingsAreNotOfferedWhereOnlyConfiguredOnesAreSupported() {
		try (TestServer server = start("spring.mvc.apiversion.detect-supported=false",
				"spring.mvc.apiversion.default=1.0")) {
			server.get("/old")
				.header("X-Version", "7")
				.send()
				.isProblem(400, "unsupported-api-version")
				.hasDetail("Supported versions: 1.0, 10.1.");
		}
	}

	@Test
	void versionsOfAnOwnStrategyAreNotGuessed() {
		try (TestServer server = TestServer.start(List.of(HEADER, "spring.mvc.apiversion.supported=3"),
				PlainApplication.class, Own.class, Controllers.class)) {
			server.get("/old")
				.header("X-Version", "7")
				.send()
				.isProblem(400, "unsupported-api-version")
				.hasDetail("The request does not name a supported version of this API.");
		}
	}

	private static TestServer start(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add(HEADER);
		all.add("spring.mvc.apiversion.supported=10.1");
		return TestServer.start(all, PlainApplication.class, Controllers.class);
	}

	@RestController
	static class Controllers {

		@GetMapping(path = "/old", version = "1.0")
		String old() {
			return "old";
		}

		@GetMapping(path = "/new", version = "1.2+")
		String recent() {
			return "new";
		}

		@GetMapping(path = "/new", version = "2")
		String newest() {
			return "newest";
		}

	}

	static class Own implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof ApiVersionStrategy) ? new Strategy() : bean;
		}

	}

	private static final class Strategy extends DefaultApiVersionStrategy {

		private Strategy() {
			super(List.of((request) -> request.getHeader("X-Version")), new SemanticApiVersionParser(), false, null,
					false, null, null);
		}

	}

}
