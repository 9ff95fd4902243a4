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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.faultline.servlet.TestServer.Container;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One failure is one line, one id and one count, at each door and for each kind of fault,
 * and the observation of the request knows it.
 */
class OneFailureTests {

	@Nested
	class OnTomcat extends Doors {

		@Override
		Container container() {
			return Container.TOMCAT;
		}

	}

	@Nested
	class OnJetty extends Doors {

		@Override
		Container container() {
			return Container.JETTY;
		}

	}

	@TestInstance(Lifecycle.PER_CLASS)
	abstract static class Doors {

		private static final List<String> PROPERTIES = List.of("test.metrics=true",
				"faultline.mappings.[" + Refused.class.getName() + "]=refused",
				"faultline.mappings.[" + Unreachable.class.getName() + "]=upstream-error",
				"faultline.problems.refused.status=409", "faultline.problems.refused.log-level=warn");

		private TestServer server;

		private Watch watch;

		abstract Container container();

		Class<?> application() {
			return Application.class;
		}

		List<String> doors() {
			return List.of("/controller", "/callable", "/deferred", "/inner", "/outer", "/servlet", "/interceptor");
		}

		List<String> statuses() {
			return List.of("/send", "/set");
		}

		Stream<Arguments> doorsAndFaults() {
			return doors().stream()
				.flatMap((door) -> Stream.of(Arguments.of(door, "client", 409, "refused", "WARN", false, Refused.class),
						Arguments.of(door, "server", 500, "internal-error", "ERROR", true, IllegalStateException.class),
						Arguments.of(door, "upstream", 502, "upstream-error", "ERROR", true, Unreachable.class)));
		}

		@BeforeAll
		void start() {
			this.server = TestServer.start(container(), PROPERTIES, application());
		}

		@AfterAll
		void stop() {
			this.server.close();
		}

		@BeforeEach
		void open() {
			this.watch = new Watch(this.server);
		}

		@AfterEach
		void close() {
			this.watch.close();
		}

		@ParameterizedTest
		@MethodSource("doorsAndFaults")
		void failureIsOneLineOneIdOneCountAndKnownToTheObservation(String door, String fault, int status, String slug,
				String level, boolean error, Class<?> exception) throws Exception {
			double before = this.watch.count(slug, status, fault);
			Answer answer = this.server.get(door + "?fault=" + fault).send().isProblem(status, slug);
			String instance = (String) answer.document().get("instance");
			assertThat(this.watch.log().lines()).containsExactly(
					level + " " + status + " " + slug + ": GET " + door + " [" + instance + "] " + exception.getName()
							+ (this.watch.log().lines().get(0).contains("(stack trace at") ? suffix() : ""));
			ILoggingEvent event = this.watch.log().events().get(0);
			assertThat(event.getMDCPropertyMap()).containsEntry("faultline.instance", instance);
			assertThat(event.getKeyValuePairs()).extracting((pair) -> pair.key, (pair) -> pair.value)
				.contains(Tuple.tuple("faultline.type", slug), Tuple.tuple("faultline.fault", fault));
			assertThat(this.watch.others().lines()).isEmpty();
			assertThat(this.watch.count(slug, status, fault) - before).isEqualTo(1);
			var request = TestObservationRegistryAssert.assertThat(this.watch.awaitObservations())
				.hasNumberOfObservationsWithNameEqualTo("http.server.requests", 1)
				.hasObservationWithNameEqualTo("http.server.requests")
				.that()
				.hasLowCardinalityKeyValue("problem.type", slug)
				.hasLowCardinalityKeyValue("status", String.valueOf(status))
				.hasLowCardinalityKeyValue("exception", error ? exception.getSimpleName() : "none")
				.hasHighCardinalityKeyValue("problem.instance", instance);
			if (error) {
				request.hasError();
			}
			else {
				request.doesNotHaveError();
			}
		}

		private String suffix() {
			String line = this.watch.log().lines().get(0);
			return line.substring(line.indexOf(" (stack trace at"));
		}

		@Test
		void requestWithoutAFailureHasTheSameKeys() throws Exception {
			assertThat(this.server.get("/fine").send().text()).isEqualTo("fine");
			TestObservationRegistryAssert.assertThat(this.watch.awaitObservations())
				.hasObservationWithNameEqualTo("http.server.requests")
				.that()
				.hasLowCardinalityKeyValue("problem.type", "none")
				.doesNotHaveHighCardinalityKeyValueWithKey("problem.instance")
				.doesNotHaveError();
			assertThat(this.watch.log().events()).isEmpty();
		}

		@ParameterizedTest
		@MethodSource("statuses")
		void statusWithoutAnExceptionIsOneLineAndOneCount(String path) throws Exception {
			double before = this.watch.count("about:blank", 503, "server");
			Answer answer = this.server.get(path).send().isBareProblem(503, "Service Unavailable");
			// nobody threw anything, so there is neither a class nor a stack trace
			assertThat(this.watch.log().lines())
				.containsExactly("ERROR 503 about:blank: GET " + path + " [" + answer.document().get("instance") + "]");
			ILoggingEvent event = this.watch.log().events().get(0);
			assertThat(event.getThrowableProxy()).isNull();
			assertThat(event.getKeyValuePairs()).extracting((pair) -> pair.key).doesNotContain("faultline.exception");
			assertThat(this.watch.others().lines()).isEmpty();
			assertThat(this.watch.count("about:blank", 503, "server") - before).isEqualTo(1);
			TestObservationRegistryAssert.assertThat(this.watch.awaitObservations())
				.hasObservationWithNameEqualTo("http.server.requests")
				.that()
				.hasLowCardinalityKeyValue("problem.type", "about:blank")
				.hasLowCardinalityKeyValue("status", "503")
				.hasError();
		}

		@Test
		void requestThatTheContainerRefusesIsOneLineAndOneCount() {
			double before = this.watch.count("malformed-request", 400, "client");
			this.server.exchange("GET /\u0001 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
				.isProblem(400, "malformed-request");
			assertThat(this.watch.log().lines()).hasSize(1);
			assertThat(this.watch.log().lines().get(0)).startsWith("DEBUG 400 malformed-request: ");
			assertThat(this.watch.count("malformed-request", 400, "client") - before).isEqualTo(1);
			// Tomcat says at INFO that it will not say more
			assertThat(this.watch.others().lines())
				.noneMatch((line) -> line.startsWith("WARN") || line.startsWith("ERROR"));
		}

	}

	/**
	 * What fails.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Watch.Watched.class, Endpoints.class })
	static class Application implements WebMvcConfigurer {

		@Bean
		FilterRegistrationBean<FailingFilter> innerFilter() {
			FilterRegistrationBean<FailingFilter> filter = new FilterRegistrationBean<>(new FailingFilter("/inner"));
			filter.setOrder(0);
			return filter;
		}

		@Bean
		FilterRegistrationBean<FailingFilter> outerFilter() {
			FilterRegistrationBean<FailingFilter> filter = new FilterRegistrationBean<>(new FailingFilter("/outer"));
			filter.setOrder(-1000);
			return filter;
		}

		@Bean
		ServletRegistrationBean<FailingServlet> failingServlet() {
			return new ServletRegistrationBean<>(new FailingServlet(), "/servlet");
		}

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(new HandlerInterceptor() {

				@Override
				public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
					throw Endpoints.failure(request.getParameter("fault"));
				}

			}).addPathPatterns("/interceptor");
		}

	}

	@RestController
	static class Endpoints {

		static RuntimeException failure(String fault) {
			return Map
				.<String, RuntimeException>of("client", new Refused(), "server",
						new IllegalStateException(TestServer.SECRET), "upstream", new Unreachable())
				.get(fault);
		}

		@GetMapping({ "/fine", "/interceptor" })
		String fine() {
			return "fine";
		}

		@GetMapping("/controller")
		void controller(@RequestParam String fault) {
			throw Endpoints.failure(fault);
		}

		@GetMapping("/callable")
		Callable<String> callable(@RequestParam String fault) {
			return () -> {
				throw Endpoints.failure(fault);
			};
		}

		@GetMapping("/deferred")
		DeferredResult<String> deferred(@RequestParam String fault) {
			DeferredResult<String> result = new DeferredResult<>();
			result.setErrorResult(Endpoints.failure(fault));
			return result;
		}

		@GetMapping("/set")
		void set(HttpServletResponse response) {
			response.setStatus(503);
		}

		@GetMapping("/send")
		void send(HttpServletResponse response) throws IOException {
			response.sendError(503);
		}

	}

	static class FailingFilter extends OncePerRequestFilter {

		private final String path;

		FailingFilter(String path) {
			this.path = path;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (request.getRequestURI().equals(this.path)) {
				throw Endpoints.failure(request.getParameter("fault"));
			}
			chain.doFilter(request, response);
		}

	}

	@SuppressWarnings("serial")
	static class FailingServlet extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) {
			throw Endpoints.failure(request.getParameter("fault"));
		}

	}

	@SuppressWarnings("serial")
	static class Refused extends RuntimeException {

	}

	@SuppressWarnings("serial")
	static class Unreachable extends RuntimeException {

	}

}
