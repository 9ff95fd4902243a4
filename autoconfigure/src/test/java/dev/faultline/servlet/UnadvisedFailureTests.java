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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the short way to Faultline's answer passes by nobody whom Spring would ask before.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnadvisedFailureTests {

	@Test
	void adviceForTheCauseIsAsked() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class, CauseAdvice.class)) {
			assertThat(server.get("/wrapped").send().text()).isEqualTo("cause");
			server.get("/state").send().isProblem(500, "internal-error");
		}
	}

	@Test
	void handlerInTheControllerForTheCauseIsAsked() {
		try (TestServer server = TestServer.start(PlainApplication.class, CarefulShop.class)) {
			assertThat(server.get("/interrupted").send().text()).isEqualTo("controller");
		}
	}

	@Test
	void adviceForAMediaTypeIsAskedByThoseWhoAcceptIt() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class, TextAdvice.class)) {
			assertThat(server.get("/state").accept("text/plain").send().text()).isEqualTo("text");
			server.get("/state").accept("application/json").send().isProblem(500, "internal-error");
		}
	}

	@Test
	void adviceForOtherControllersIsNotAsked() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class, OtherAdvice.class)) {
			server.get("/state").send().isProblem(500, "internal-error");
		}
	}

	@Test
	void resolverAtTheFrontIsAsked() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class, FrontResolver.class)) {
			assertThat(server.get("/state").send().status()).isEqualTo(420);
			server.get("/wrapped").send().isProblem(501, "operation-not-implemented");
		}
	}

	@Test
	void whatIsResolvedIsLoggedBySpringOnDemand(CapturedOutput output) {
		try (TestServer server = TestServer.start(List.of("spring.mvc.log-resolved-exception=true"),
				PlainApplication.class, Shop.class)) {
			server.get("/state").send().isProblem(500, "internal-error");
		}
		assertThat(output).containsOnlyOnce("Resolved [java.lang.IllegalStateException");
	}

	@RestController
	static class Shop {

		@GetMapping("/state")
		void state() {
			throw new IllegalStateException("state");
		}

		@GetMapping("/wrapped")
		void wrapped() {
			throw new UnsupportedOperationException("wrapped", new ArithmeticException());
		}

	}

	@RestController
	static class CarefulShop {

		@GetMapping("/interrupted")
		void interrupted() {
			throw new UnsupportedOperationException("interrupted", new InterruptedException());
		}

		@ExceptionHandler
		ResponseEntity<String> handle(InterruptedException failure) {
			return ResponseEntity.status(420).body("controller");
		}

	}

	@RestControllerAdvice
	static class CauseAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(ArithmeticException failure) {
			return ResponseEntity.status(HttpStatus.CONFLICT).body("cause");
		}

	}

	@RestControllerAdvice
	static class TextAdvice {

		@ExceptionHandler(produces = "text/plain")
		ResponseEntity<String> handle(IllegalStateException failure) {
			return ResponseEntity.status(HttpStatus.CONFLICT).body("text");
		}

	}

	@RestControllerAdvice("org.example.other")
	static class OtherAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(IllegalStateException failure) {
			return ResponseEntity.status(HttpStatus.CONFLICT).body("other");
		}

	}

	static class FrontResolver implements WebMvcConfigurer {

		@Override
		public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
			resolvers.add(0, (request, response, handler, failure) -> {
				if (failure instanceof IllegalStateException) {
					response.setStatus(420);
					return new ModelAndView();
				}
				return null;
			});
		}

	}

}
