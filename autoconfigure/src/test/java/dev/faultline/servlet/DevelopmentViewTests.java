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
import java.util.Map;

import dev.faultline.autoconfigure.AutoConfigurationNames;
import dev.faultline.customize.DevelopmentCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The view for whoever develops, which nobody else may have.
 */
@ExtendWith(OutputCaptureExtension.class)
class DevelopmentViewTests {

	private static final String WARNING = "Problem documents show exceptions, messages and stack frames to callers.";

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurationNames.ours());

	@Test
	@SuppressWarnings("unchecked")
	void documentShowsTheExceptionAndWhereTheApplicationThrewIt(CapturedOutput output) {
		try (TestServer server = TestServer.start(List.of("faultline.development=true"), Application.class)) {
			Answer answer = server.get("/bug").send();
			assertThat(answer.status()).isEqualTo(500);
			Map<String, Object> debug = (Map<String, Object>) answer.document().get("debug");
			assertThat(debug).containsEntry("exception", "java.lang.IllegalStateException")
				.containsEntry("message", TestServer.SECRET);
			assertThat((List<String>) debug.get("frames")).hasSizeBetween(1, 5)
				.first()
				.asString()
				.startsWith("dev.faultline.servlet.DevelopmentViewTests$Endpoints.bug(DevelopmentViewTests.java:");
			Map<String, Object> cause = ((List<Map<String, Object>>) debug.get("causes")).get(0);
			assertThat(cause).containsEntry("exception", "java.lang.NumberFormatException");
		}
		assertThat(LoggedEvents.countOf(output, WARNING)).isEqualTo(1);
		assertThat(output.getAll().lines().filter((line) -> line.contains(WARNING))).first()
			.asString()
			.contains(" WARN ");
	}

	@Test
	void documentShowsNothingByDefault(CapturedOutput output) {
		try (TestServer server = TestServer.start(Application.class)) {
			server.get("/bug").send().isProblem(500, "internal-error");
		}
		assertThat(output).doesNotContain(WARNING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "production", "PROD", "Production", "prod-eu", "production_2" })
	void profileForProductionRefusesIt(String profile) {
		this.contextRunner.withPropertyValues("faultline.development=true", "spring.profiles.active=eu," + profile)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure())
					.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
					.rootCause()
					.hasMessageContaining("faultline.development")
					.hasMessageContaining("'" + profile + "'");
			});
	}

	@Test
	void profileForProductionThatIsTheDefaultRefusesIt() {
		this.contextRunner.withPropertyValues("faultline.development=true", "spring.profiles.default=prod")
			.run((context) -> assertThat(context).hasFailed());
		this.contextRunner
			.withPropertyValues("faultline.development=true", "spring.profiles.default=prod",
					"spring.profiles.active=dev")
			.run((context) -> assertThat(context).hasSingleBean(DevelopmentCustomizer.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev", "test", "product-catalog", "nonprod", "reproduction" })
	void anyOtherProfileAllowsIt(String profile) {
		this.contextRunner.withPropertyValues("faultline.development=true", "spring.profiles.active=" + profile)
			.run((context) -> assertThat(context).hasSingleBean(DevelopmentCustomizer.class));
	}

	@Test
	void devtoolsSwitchItOn() {
		withDevtools().run((context) -> assertThat(context).hasSingleBean(DevelopmentCustomizer.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "faultline.development=false", "spring.profiles.active=prod",
			"spring.devtools.remote.secret=anything" })
	void devtoolsDoNotSwitchItOnAgainstThe(String property) {
		withDevtools().withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DevelopmentCustomizer.class));
	}

	private WebApplicationContextRunner withDevtools() {
		// as DevToolsPropertyDefaultsPostProcessor does
		return this.contextRunner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addLast(new MapPropertySource("devtools", Map.of("spring.web.error.include-message", "always"))));
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

	@RestController
	static class Endpoints {

		@GetMapping("/bug")
		void bug() {
			try {
				Integer.parseInt("seven");
			}
			catch (NumberFormatException ex) {
				throw new IllegalStateException(TestServer.SECRET, ex);
			}
		}

	}

}
