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

package dev.faultline.servlet.statusmap;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import dev.faultline.servlet.TestServer;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Status map 2.8: statuses that the application names.
 */
class ExplicitStatusRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(List.of(), Statuses.class)
		.onServlet(ServletStatuses.class)
		.onWebFlux(ReactiveStatuses.class);

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		return List.of(
				row("2.8.1", ResponseStatusException.class, "reason for the caller", get("/reason"), 410,
						StatusMapCase.BARE)
					.detail("The place was closed."),
				row("2.8.1", ResponseStatusException.class, "reason of a fault of ours", get("/server-reason"), 503,
						StatusMapCase.BARE)
					.and((answer) -> assertThat(answer.document()).doesNotContainKey("detail")),
				row("2.8.1", ResponseStatusException.class, "status without a name", get("/unregistered"), 499,
						StatusMapCase.BARE)
					.detail("Left early."),
				row("2.8.2", ErrorResponseException.class, "body of its own", get("/own-body"), 409, StatusMapCase.OWN)
					.header("X-Restock", "tomorrow")
					.detail("Sold out.")
					.and((answer) -> assertThat(answer.document()).containsEntry("type", "https://example.com/sold-out")
						.containsEntry("title", "Sold out")
						.containsEntry("status", 409)
						.containsEntry("sku", "A-1")),
				row("2.8.2", ErrorResponse.class, "class of the application", get("/own-class"), 402, StatusMapCase.OWN)
					.header("X-Plan", "free")
					.detail("The trial is over."),
				row("2.8.3", TrialOverException.class, "with a reason", get("/annotated"), 402, StatusMapCase.BARE)
					.detail("The trial is over."),
				row("2.8.3", TakenException.class, "without a reason", get("/annotated-without-reason"), 409,
						StatusMapCase.BARE),
				row("2.8.3", TakenException.class, "on a cause", get("/annotated-cause"), 409, StatusMapCase.BARE),
				row("2.8.4", UnavailableException.class, "for some seconds", get("/unavailable"), 503,
						"service-unavailable")
					.servletAlone("the exception is of the servlet API")
					.header("Retry-After", "7"),
				row("2.8.4", UnavailableException.class, "for ever", get("/unavailable-for-ever"), 503,
						"service-unavailable")
					.servletAlone("the exception is of the servlet API")
					.header("Retry-After", "30"),
				row("2.8.5", "sendError", get("/sent"), 410, StatusMapCase.BARE).header("X-Kept", "yes")
					.servletAlone("there is no sendError"),
				row("2.8.5", "setStatus", get("/set"), 423, StatusMapCase.BARE).header("X-Kept", "yes"),
				row("2.8.5", "status with which a handler completes the response", get("/completed"), 410,
						StatusMapCase.BARE)
					.header("X-Kept", "yes")
					.webFluxAlone("there is no sendError"));
	}

	@SuppressWarnings("serial")
	@ResponseStatus(code = HttpStatus.PAYMENT_REQUIRED, reason = "The trial is over.")
	static class TrialOverException extends RuntimeException {

	}

	@SuppressWarnings("serial")
	@ResponseStatus(HttpStatus.CONFLICT)
	static class TakenException extends RuntimeException {

		TakenException() {
			super("Taken by " + TestServer.SECRET);
		}

	}

	@SuppressWarnings("serial")
	static class PlanException extends RuntimeException implements ErrorResponse {

		PlanException() {
			super(TestServer.SECRET);
		}

		@Override
		public HttpStatusCode getStatusCode() {
			return HttpStatus.PAYMENT_REQUIRED;
		}

		@Override
		public HttpHeaders getHeaders() {
			HttpHeaders headers = new HttpHeaders();
			headers.set("X-Plan", "free");
			return headers;
		}

		@Override
		public ProblemDetail getBody() {
			return ProblemDetail.forStatusAndDetail(HttpStatus.PAYMENT_REQUIRED, "The trial is over.");
		}

	}

	@RestController
	static class Statuses {

		@GetMapping("/reason")
		void reason() {
			throw new ResponseStatusException(HttpStatus.GONE, "The place was closed.");
		}

		@GetMapping("/server-reason")
		void serverReason() {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, TestServer.SECRET);
		}

		@GetMapping("/unregistered")
		void unregistered() {
			throw new ResponseStatusException(HttpStatusCode.valueOf(499), "Left early.");
		}

		@GetMapping("/own-body")
		void ownBody() {
			ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Sold out.");
			body.setType(URI.create("https://example.com/sold-out"));
			body.setTitle("Sold out");
			body.setProperty("sku", "A-1");
			ErrorResponseException failure = new ErrorResponseException(HttpStatus.CONFLICT, body, null);
			failure.getHeaders().set("X-Restock", "tomorrow");
			throw failure;
		}

		@GetMapping("/own-class")
		void ownClass() {
			throw new PlanException();
		}

		@GetMapping("/annotated")
		void annotated() {
			throw new TrialOverException();
		}

		@GetMapping("/annotated-without-reason")
		void annotatedWithoutReason() {
			throw new TakenException();
		}

		@GetMapping("/annotated-cause")
		void annotatedCause() {
			throw new IllegalStateException(TestServer.SECRET, new TakenException());
		}

	}

	@RestController
	static class ServletStatuses {

		@GetMapping("/unavailable")
		void unavailable() throws UnavailableException {
			throw new UnavailableException(TestServer.SECRET, 7);
		}

		@GetMapping("/unavailable-for-ever")
		void unavailableForEver() throws UnavailableException {
			throw new UnavailableException(TestServer.SECRET);
		}

		@GetMapping("/sent")
		void sent(HttpServletResponse response) throws IOException {
			response.setHeader("X-Kept", "yes");
			response.sendError(410, TestServer.SECRET);
		}

		@GetMapping("/set")
		void set(HttpServletResponse response) {
			response.setHeader("X-Kept", "yes");
			response.setStatus(423);
		}

	}

	@RestController
	static class ReactiveStatuses {

		@GetMapping("/completed")
		Mono<Void> completed(ServerHttpResponse response) {
			response.getHeaders().set("X-Kept", "yes");
			response.setStatusCode(HttpStatus.GONE);
			return response.setComplete();
		}

		@GetMapping("/set")
		Mono<Void> set(ServerHttpResponse response) {
			response.getHeaders().set("X-Kept", "yes");
			response.setStatusCode(HttpStatus.LOCKED);
			return Mono.empty();
		}

	}

}
