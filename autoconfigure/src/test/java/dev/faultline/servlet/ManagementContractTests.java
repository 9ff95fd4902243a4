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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A management port of its own has a server and a context of its own. What fails there is
 * answered like anywhere else.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ManagementContractTests {

	private TestServer application;

	private TestServer management;

	abstract TestServer start(List<String> properties, Class<?>... sources);

	Class<?> application() {
		return Application.class;
	}

	@BeforeAll
	void start() {
		this.application = startManaged();
		this.management = this.application.management();
	}

	private TestServer startManaged(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of(TestServerFilter.MANAGEMENT + "=true", "management.server.port=0",
				"management.server.address=127.0.0.1", "management.endpoints.web.exposure.include=*"));
		return start(all, application());
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void endpointIsServed() {
		assertThat(this.management.get("/actuator/fine").send().status()).isEqualTo(200);
		assertThat(this.application.get("/actuator/fine").send().status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/actuator/nowhere", "/error" })
	void unknownPathIsNotFound(String path) {
		this.management.get(path).send().isProblem(404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/error", "/actuator/nowhere" })
	void browserGetsTheProblemToo(String path) {
		this.management.get(path).accept(TestServer.BROWSER).send().isProblem(404, "not-found");
	}

	@Test
	void methodThatAnEndpointDoesNotHaveIsNotAllowed() {
		this.management.post("/actuator/fine").send().isProblem(405, "method-not-allowed").hasHeader("Allow", "GET");
	}

	@Test
	void endpointThatFailsIsInternalError() {
		this.management.get("/actuator/failing").send().isProblem(500, "internal-error");
		this.management.get("/actuator/failing").accept(TestServer.BROWSER).send().isProblem(500, "internal-error");
	}

	@Test
	void selectorOfTheWrongTypeIsTheFaultOfTheCaller() {
		this.management.get("/actuator/fine/" + TestServer.SECRET).send().isProblem(400, "invalid-parameter");
	}

	@Test
	void requestThatCannotBeReadIsMalformed() {
		this.management.exchange("GET / HTTP/1.1\r\nX-Bad: s3cr3t\u0001\r\n\r\n").isProblem(400, "malformed-request");
		this.management.exchange("GET / HTTP/3.0\r\nHost: localhost\r\n\r\n")
			.isProblem(505, "http-version-not-supported");
	}

	@Test
	void traceIsNotAllowed() {
		this.management.exchange("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
			.isProblem(405, "method-not-allowed");
	}

	@Test
	void pathOutsideOfTheBasePathIsNotFound() {
		try (TestServer own = startManaged("management.server.base-path=/admin")) {
			own.management().get("/elsewhere").send().isProblem(404, "not-found");
			own.management().get("/admin/elsewhere").send().isProblem(404, "not-found");
			own.management().get("/admin/error").send().isProblem(404, "not-found");
			assertThat(own.management().get("/admin/actuator/fine").send().status()).isEqualTo(200);
		}
	}

	@Test
	void managementPortIsLeftAloneIfSwitchedOff() {
		try (TestServer own = startManaged("faultline.enabled=false")) {
			Answer answer = own.management().get("/nowhere").send();
			assertThat(answer.status()).isEqualTo(404);
			assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		}
	}

	@Endpoint(id = "fine")
	static class FineEndpoint {

		@ReadOperation
		String fine() {
			return "fine";
		}

		@ReadOperation
		String fine(@Selector int number) {
			return "fine " + number;
		}

	}

	@Endpoint(id = "failing")
	static class FailingEndpoint {

		@ReadOperation
		String fail() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, FineEndpoint.class, FailingEndpoint.class })
	static class Application {

	}

}
