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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot's devtools themselves, in a JVM of its own: they are never at work below
 * JUnit.
 */
class DevtoolsTests {

	private static final String WARNING = "WARN .*Problem documents show exceptions, messages and stack frames to callers";

	@TempDir
	Path directory;

	@Test
	void devtoolsSwitchTheDevelopmentViewOn() throws Exception {
		String output = run();
		assertThat(output).contains("restartedMain").containsPattern(WARNING);
		assertThat(answer(output)).contains("\"debug\":{\"exception\":\"java.lang.IllegalStateException\"",
				TestServer.SECRET, "DevtoolsTests$Endpoints.bug(DevtoolsTests.java:");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.profiles.active=prod", "--faultline.development=false" })
	void devtoolsAloneDoNotSwitchItOn(String argument) throws Exception {
		String output = run(argument);
		assertThat(output).contains("restartedMain").doesNotContainPattern(WARNING);
		assertThat(answer(output)).contains("/problems/internal-error").doesNotContain("debug", TestServer.SECRET);
	}

	private String run(String... arguments) throws IOException, InterruptedException {
		Path output = this.directory.resolve("output");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
						System.getProperty("java.class.path"), DevtoolsApplication.class.getName(), "--server.port=0",
						"--server.address=127.0.0.1", "--spring.devtools.livereload.enabled=false"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		return Files.readString(output);
	}

	private static String answer(String output) {
		return output.lines().filter((line) -> line.startsWith(DevtoolsApplication.ANSWER)).findFirst().orElse(output);
	}

	@RestController
	static class Endpoints {

		@GetMapping("/bug")
		void bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

}
