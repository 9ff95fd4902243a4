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

import dev.faultline.servlet.TestServer.Container;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A failure that comes when the response has begun: the connection is cut, and one line
 * says why (status map, R8).
 */
@ExtendWith(OutputCaptureExtension.class)
class LateFailureTests {

	@ParameterizedTest
	@CsvSource({ "TOMCAT, /committed", "TOMCAT, /committed-in-filter", "TOMCAT, /unwritable/late",
			"TOMCAT, /stream/late", "TOMCAT, /sse/late", "JETTY, /committed", "JETTY, /committed-in-filter",
			"JETTY, /unwritable/late", "JETTY, /stream/late", "JETTY, /sse/late" })
	void responseIsCutAndOneLineSaysWhy(Container container, String path, CapturedOutput output) {
		double count;
		try (TestServer server = TestServer.start(container, List.of("test.metrics=true"), DoorApplication.class)) {
			String answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
			assertThat(answer).startsWith("HTTP/1.1 200 ")
				.contains("begun")
				.doesNotContain("about:blank", "/problems/", TestServer.SECRET, "\r\n0\r\n");
			count = server.bean(MeterRegistry.class)
				.get("faultline.problems")
				.tags("type", "internal-error", "status", "500", "fault", "server")
				.counter()
				.count();
		}
		assertThat(LoggedEvents.of(output)).filteredOn((line) -> !line.contains("WebappClassLoaderBase"))
			.singleElement()
			.asString()
			.contains(" ERROR ", "LoggingProblemListener", "500 internal-error: GET " + path + " [urn:uuid:")
			.endsWith(" (the response had begun)");
		assertThat(output).contains(TestServer.SECRET, "\tat ");
		assertThat(count).isEqualTo(1);
	}

	// Tomcat logs a failed dispatch once for the dispatch and once for the servlet
	@ParameterizedTest
	@CsvSource({ "TOMCAT, /committed, 1", "TOMCAT, /stream/late, 2", "JETTY, /committed, 1" })
	void containerThatIsLeftAloneLogsItToo(Container container, String path, int lines, CapturedOutput output) {
		try (TestServer server = TestServer.start(container, List.of("faultline.container.enabled=false"),
				DoorApplication.class)) {
			server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		}
		assertThat(LoggedEvents.of(output)).filteredOn((line) -> !line.contains("WebappClassLoaderBase"))
			.hasSize(lines + 1)
			.filteredOn((line) -> line.contains("LoggingProblemListener"))
			.hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(value = Container.class, names = { "TOMCAT", "JETTY" })
	void failureThatWouldBeTheCallersIsLeftToTheContainer(Container container, CapturedOutput output) {
		try (TestServer server = TestServer.start(container,
				List.of("faultline.mappings.java.lang.IllegalStateException=409"), DoorApplication.class)) {
			assertThat(server.raw("GET /committed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
				.startsWith("HTTP/1.1 200 ")
				.doesNotContain("\r\n0\r\n");
		}
		// a bare 409 is logged at debug
		assertThat(LoggedEvents.of(output)).singleElement().asString().doesNotContain("LoggingProblemListener");
	}

}
