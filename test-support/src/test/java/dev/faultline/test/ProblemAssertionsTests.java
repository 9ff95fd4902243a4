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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import dev.faultline.Problem;
import dev.faultline.ProblemType;
import dev.faultline.Violation;
import dev.faultline.test.orders.OrdersApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.TestRestTemplate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import static dev.faultline.test.ProblemAssertions.PROBLEM;
import static dev.faultline.test.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

@SpringBootTest(classes = OrdersApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "faultline.problems.order-not-found.status=404", "faultline.problems.order-not-found.members=id",
				"faultline.problems.order-not-found.headers.Link=</orders>",
				"faultline.mappings.dev.faultline.test.orders.OrderNotFoundException=order-not-found" })
@AutoConfigureMockMvc
class ProblemAssertionsTests {

	private static final String PATH = "/orders/7";

	@Autowired
	private MockMvcTester tester;

	@Autowired
	private MockMvc mvc;

	private final String address;

	ProblemAssertionsTests(@LocalServerPort int port) {
		this.address = "http://127.0.0.1:" + port;
	}

	@Test
	void mockMvcTesterIsUnderstood() {
		assertOrderNotFound(assertThatProblem(this.tester.get().uri(PATH)));
		assertOrderNotFound(assertThatProblem(this.tester.get().uri(PATH).exchange()));
		assertThatProblem(this.tester.post().uri(PATH).multipart()).hasStatus(405);
	}

	@Test
	void assertionOfMockMvcTesterGoesOn() {
		assertOrderNotFound(assertThat(this.tester.get().uri(PATH)).hasStatus4xxClientError().asInstanceOf(PROBLEM));
	}

	@Test
	void jsonContentIsADocumentWithoutHeaders() {
		assertThat(this.tester.get().uri(PATH)).bodyJson()
			.convertTo(PROBLEM)
			.hasType("order-not-found")
			.hasStatus(404)
			.hasMember("id", 7)
			.doesNotHaveHeader("Link");
	}

	@Test
	void mockMvcIsUnderstood() throws Exception {
		assertOrderNotFound(assertThatProblem(this.mvc.perform(MockMvcRequestBuilders.get(PATH))));
		MvcResult result = this.mvc.perform(MockMvcRequestBuilders.get(PATH)).andReturn();
		assertOrderNotFound(assertThatProblem(result));
		assertOrderNotFound(assertThatProblem(result.getResponse()));
	}

	@Test
	void exceptionThatNobodyAnsweredFailsWithIt() {
		MvcTestResult result = MockMvcTester.of(new Controller()).get().uri("/").exchange();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatProblem(result).hasStatus(500))
			.withMessageContaining("nobody answered")
			.withStackTraceContaining("IllegalStateException: it is broken");
	}

	@Test
	void restTestClientIsUnderstood() {
		RestTestClient client = RestTestClient.bindToServer().baseUrl(this.address).build();
		assertOrderNotFound(assertThatProblem(client.get().uri(PATH).exchange()));
		assertOrderNotFound(assertThatProblem(client.get().uri(PATH).exchange().returnResult()));
		assertOrderNotFound(assertThatProblem(client.get().uri(PATH).exchange().expectBody().returnResult()));
		RestTestClientResponse response = RestTestClientResponse.from(client.get().uri(PATH).exchange());
		assertOrderNotFound(assertThatProblem(response));
		assertOrderNotFound(assertThat(response).hasStatus4xxClientError().asInstanceOf(PROBLEM));
	}

	@Test
	void restTestClientOnMockMvcIsUnderstood() {
		assertOrderNotFound(assertThatProblem(RestTestClient.bindTo(this.mvc).build().get().uri(PATH).exchange()));
	}

	@Test
	void webTestClientIsUnderstood() {
		WebTestClient client = WebTestClient.bindToServer(new JdkClientHttpConnector()).baseUrl(this.address).build();
		assertOrderNotFound(assertThatProblem(client.get().uri(PATH).exchange()));
		assertOrderNotFound(assertThatProblem(client.get().uri(PATH).exchange().expectBody().returnResult()));
		assertOrderNotFound(
				assertThatProblem(client.get().uri(PATH).exchange().expectBody(ProblemDetail.class).returnResult()));
	}

	@Test
	void testRestTemplateIsUnderstood() {
		TestRestTemplate client = new TestRestTemplate();
		String uri = this.address + PATH;
		assertOrderNotFound(assertThatProblem(client.getForEntity(uri, String.class)));
		assertOrderNotFound(assertThatProblem(client.getForEntity(uri, byte[].class)));
		assertOrderNotFound(assertThatProblem(client.getForEntity(uri, ProblemDetail.class)));
		assertOrderNotFound(assertThatProblem(client.getForEntity(uri, Map.class)));
	}

	@Test
	void bodyOfAnotherTypeFailsWithTheReason() {
		ResponseEntity<Long> response = ResponseEntity.status(404).body(7L);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatProblem(response).hasStatus(404))
			.withMessageContaining("java.lang.Long");
	}

	@Test
	void exceptionOfRestClientIsUnderstood() {
		RestClient client = RestClient.create(this.address);
		assertOrderNotFound(
				assertThatProblem(catchThrowable(() -> client.get().uri(PATH).retrieve().toBodilessEntity())));
		assertOrderNotFound(
				assertThatThrownBy(() -> client.get().uri(PATH).retrieve().toBodilessEntity()).asInstanceOf(PROBLEM));
		RestTemplate template = new RestTemplate();
		assertOrderNotFound(
				assertThatProblem(catchThrowable(() -> template.getForObject(this.address + PATH, String.class))));
	}

	@Test
	void exceptionOfWebClientIsUnderstood() {
		WebClient client = WebClient.builder()
			.clientConnector(new JdkClientHttpConnector())
			.baseUrl(this.address)
			.build();
		assertOrderNotFound(
				assertThatProblem(catchThrowable(() -> client.get().uri(PATH).retrieve().toBodilessEntity().block())));
	}

	@Test
	void exceptionThatWasCausedByAClientIsUnderstood() {
		RestClient client = RestClient.create(this.address);
		Throwable cause = catchThrowable(() -> client.get().uri(PATH).retrieve().toBodilessEntity());
		assertOrderNotFound(assertThatProblem(new IllegalStateException(cause)));
	}

	@Test
	void otherExceptionFailsWithIt() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatProblem(new IllegalStateException("it is broken")).hasStatus(404))
			.withStackTraceContaining("it is broken");
	}

	@Test
	void noExceptionFails() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatProblem((Throwable) null).hasStatus(404))
			.withMessageContaining("nothing was thrown");
	}

	@Test
	void responseOfTheJdkIsUnderstood() throws IOException, InterruptedException {
		HttpClient client = HttpClient.newHttpClient();
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + PATH)).build();
		assertOrderNotFound(assertThatProblem(client.send(request, BodyHandlers.ofString())));
		assertOrderNotFound(assertThatProblem(client.send(request, BodyHandlers.ofByteArray())));
	}

	@Test
	void problemOfTheWalkIsUnderstood() {
		Problem problem = Problem.of(ProblemType.of("out-of-stock", 409).build(), new IllegalStateException())
			.header("Retry-After", "60")
			.build();
		problem.violations(List.of(Violation.at("#/sku", "Stock", "is out of stock")));
		assertThatProblem(problem).hasStatus(409)
			.hasHeader("Retry-After", "60")
			.hasViolationsExactly(ExpectedViolation.at("#/sku", "Stock"))
			.isValid();
	}

	@Test
	void documentIsUnderstood() {
		ProblemDetail document = ProblemDetail.forStatusAndDetail(HttpStatus.GONE, "It is gone.");
		document.setType(URI.create("/problems/gone"));
		document.setProperty("since", 1999);
		assertThatProblem(document).hasType("gone").hasStatus(410).hasDetail("It is gone.").hasMember("since", 1999);
		assertThatProblem(410, "{\"type\":\"/problems/gone\"}").hasType("gone").hasStatus(410);
	}

	@Test
	void responseIsAnAssertProvider() {
		assertThat(ProblemResponse.of(410, "{\"type\":\"/problems/gone\"}")).hasType("gone");
	}

	@Test
	void anythingElseFails() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat((Object) 7).asInstanceOf(PROBLEM).hasStatus(404))
			.withMessageContaining("java.lang.Integer");
	}

	private static void assertOrderNotFound(ProblemAssert problem) {
		problem.hasType("order-not-found")
			.hasStatus(HttpStatus.NOT_FOUND)
			.hasMember("id", 7)
			.hasHeader("Link", "</orders>")
			.hasInstance()
			.isValid()
			.leaksNothing();
	}

	@RestController
	static class Controller {

		@GetMapping("/")
		String fail() {
			throw new IllegalStateException("it is broken");
		}

	}

}
