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

package dev.faultline.test.orders;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static dev.faultline.test.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WebMvcTest(properties = { "faultline.problems.order-not-found.status=404",
		"faultline.problems.order-not-found.detail=There is no order {id}.",
		"faultline.problems.order-not-found.members=id",
		"faultline.mappings.dev.faultline.test.orders.OrderNotFoundException=order-not-found" })
@Import(OrderFilters.class)
class OrderControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void unknownOrderIsNotFound() {
		assertThatProblem(this.mvc.get().uri("/orders/7")).hasType("order-not-found").hasStatus(404).hasMember("id", 7);
	}

	@Test
	void malformedIdIsAnInvalidParameter() {
		assertThatProblem(this.mvc.get().uri("/orders/seven")).hasType("invalid-parameter")
			.hasStatus(400)
			.hasParameterViolation("path", "id");
	}

	@Test
	void otherMethodIsRefused() {
		assertThatProblem(this.mvc.delete().uri("/orders/7")).hasType("method-not-allowed")
			.hasStatus(405)
			.allows("GET");
	}

	@Test
	void unknownPathIsNotFound() {
		assertThatProblem(this.mvc.get().uri("/invoices")).hasType("not-found").hasStatus(404);
	}

	@Test
	void errorThatControllerSendsHasDocument() {
		assertThatProblem(this.mvc.get().uri("/orders/7/invoice")).hasStatus(503)
			.hasType("about:blank")
			.hasHeader("Retry-After", "120");
	}

	@Test
	void errorThatFilterSendsHasDocument() {
		assertThatProblem(this.mvc.get().uri("/closed")).hasStatus(410).isValid();
	}

	@Test
	void exceptionOfFilterHasDocument() {
		assertThatProblem(this.mvc.get().uri("/failing")).hasType("order-not-found").hasMember("id", 8).leaksNothing();
	}

	// a container asks for the error page then
	@Test
	void errorThatOutermostFilterSendsHasDocument() {
		assertThatProblem(this.mvc.get().uri("/closed-outermost")).hasStatus(410).hasType("about:blank").isValid();
	}

	// and then too
	@Test
	void exceptionOfOutermostFilterHasDocument() {
		assertThatProblem(this.mvc.get().uri("/failing-outermost")).hasType("order-not-found").hasMember("id", 9);
	}

	@Test
	void emptyResponseThatIsFlushedStaysEmpty() {
		assertThat(this.mvc.get().uri("/flushed-outermost")).hasStatus(410).body().isEmpty();
	}

	@Test
	void pageIsTheContainersAndSoFailsWithTheReason() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(
					() -> assertThatProblem(this.mvc.get().uri("/closed").accept(MediaType.TEXT_HTML)).hasStatus(410))
			.withMessageContaining("HTTP/1.1 410 Gone")
			.withMessageContaining("MockMvc asks for no error page");
	}

	@Test
	void responseThatIsNoProblemFailsWithAllOfIt() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatProblem(this.mvc.get().uri("/orders/7/note")).hasStatus(200))
			.withMessageContaining("HTTP/1.1 200 OK")
			.withMessageContaining("handle with care")
			.withMessageContaining("not 'application/problem+json'");
	}

}
