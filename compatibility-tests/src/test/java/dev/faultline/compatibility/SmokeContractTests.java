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

package dev.faultline.compatibility;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

import dev.faultline.test.ProblemAssert;
import dev.faultline.test.ProblemAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each main door once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SmokeContractTests {

	private @Nullable Server server;

	abstract Server start() throws Exception;

	/**
	 * Return what is in front of every path.
	 * @return the path
	 */
	abstract String prefix();

	@BeforeAll
	void startServer() throws Exception {
		this.server = start();
	}

	@AfterAll
	void stopServer() throws Exception {
		if (this.server != null) {
			this.server.close();
		}
	}

	final Server server() {
		return Objects.requireNonNull(this.server);
	}

	final HttpResponse<String> get(String path, String... headers) {
		return server().send("GET", prefix() + path, "", headers);
	}

	final HttpResponse<String> post(String path, String json) {
		return server().send("POST", prefix() + path, json, "Content-Type", "application/json");
	}

	static ProblemAssert assertThatProblem(HttpResponse<String> response) {
		return ProblemAssertions.assertThatProblem(response).isValid().leaksNothing(SmokeApplication.SECRET);
	}

	@Test
	void serverIsWhatTheRowSays() {
		assertThat(get("/row").body())
			.isEqualTo(Row.CONTAINER + " " + Row.JACKSON + " " + (Row.VIRTUAL_THREADS ? "virtual" : "platform"));
	}

	@Test
	void successIsLeftAlone() {
		HttpResponse<String> response = get("/fine");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.body()).isEqualTo("{\"name\":\"fine\"}");
		assertThat(post("/orders", "{\"quantity\":1,\"note_text\":\"abc\"}").body())
			.isEqualTo("{\"name\":\"ordered\"}");
	}

	@Test
	void unknownPathIsNotFound() {
		assertThatProblem(get("/nowhere")).hasStatus(404).hasType("not-found");
	}

	@Test
	void wrongMethodIsRefusedWithWhatIsAllowed() {
		assertThatProblem(server().send("DELETE", prefix() + "/fine", "")).hasStatus(405)
			.hasType("method-not-allowed")
			.allows("GET");
	}

	@Test
	void bodyThatIsNotValidPointsToItsMembers() {
		assertThatProblem(post("/orders", "{\"quantity\":0,\"note_text\":\"abcd\"}")).hasStatus(422)
			.hasType("validation-failed")
			.hasViolation("#/quantity", "Positive")
			.hasViolation("#/note_text", "Size");
	}

	@Test
	void brokenJsonIsLocated() {
		assertThatProblem(post("/orders", "{\"quantity\": s3cr3t}")).hasStatus(400)
			.hasType("malformed-body")
			.hasDetailContaining("Not valid JSON at line 1, column 1");
	}

	@Test
	void memberOfTheWrongTypeIsPointedTo() {
		assertThatProblem(post("/orders", "{\"quantity\": \"s3cr3t\"}")).hasStatus(400)
			.hasType("invalid-field")
			.hasViolation("#/quantity", "type");
	}

	@Test
	void mappedExceptionHasItsMembers() {
		assertThatProblem(get("/out-of-stock")).hasStatus(409)
			.hasType("out-of-stock")
			.hasTitle("Out of stock")
			.hasMember("sku", "4711")
			.hasMember("next", Map.of("delivery_day", "2027-01-31"));
	}

	@Test
	void bugIsAnInternalError() {
		assertThatProblem(get("/bug")).hasStatus(500).hasType("internal-error");
	}

	@Test
	void anonymousCallerIsChallenged() {
		assertThatProblem(get("/secured")).hasStatus(401).hasType("authentication-required").hasChallenge("Basic");
	}

	@Test
	void callerWithoutTheRoleIsRefused() {
		String credentials = "Basic "
				+ Base64.getEncoder().encodeToString("ada:love".getBytes(StandardCharsets.US_ASCII));
		assertThat(get("/secured", "Authorization", credentials).body()).isEqualTo("{\"name\":\"secured\"}");
		assertThatProblem(get("/secured/admin", "Authorization", credentials)).hasStatus(403).hasType("access-denied");
	}

	@Test
	void exceptionOfAFilterIsAnInternalError() {
		assertThatProblem(get("/fine", "X-Fail", "throw")).hasStatus(500).hasType("internal-error");
	}

	@Test
	void statusThatAFilterSendsIsADocument() {
		assertThatProblem(get("/fine", "X-Fail", "send")).hasStatus(410).hasType("about:blank").hasTitle("Gone");
	}

	@Test
	void headHasTheHeadersOfGet() {
		HttpResponse<String> get = get("/out-of-stock");
		HttpResponse<String> head = server().send("HEAD", prefix() + "/out-of-stock", "");
		assertThat(head.statusCode()).isEqualTo(409);
		assertThat(head.body()).isEmpty();
		assertThat(head.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(head.headers().firstValue("Content-Length")).isEqualTo(get.headers().firstValue("Content-Length"));
	}

	@Test
	void addressOfTheTypeAnswers() {
		URI type = URI.create(get("/bug").body().replaceAll("(?s).*\"type\":\"([^\"]*)\".*", "$1"));
		assertThat(type.getPath()).endsWith("/problems/internal-error");
		HttpResponse<String> page = server().send("GET", type.getPath(), "", "Accept", "application/json");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("internal-error");
	}

	@Test
	void requestThatTheContainerCannotReadIsMalformed() {
		server().raw("GET /fine HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n")
			.assertThat()
			.isValid()
			.hasStatus(400)
			.hasType("malformed-request")
			.leaksNothing();
	}

}
