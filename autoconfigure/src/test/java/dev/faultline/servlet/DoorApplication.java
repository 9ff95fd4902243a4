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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.faultline.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Fails at every door, in the way that the path names.
 */
@Configuration(proxyBeanMethods = false)
@Import({ PlainApplication.class, DoorApplication.Doors.class })
class DoorApplication {

	/** One permit for each caller that was noticed to be gone. */
	static final Semaphore GONE = new Semaphore(0);

	/** Fails in the way that the last part of the path names. */
	private static boolean fail(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		String path = request.getRequestURI();
		response.setHeader("X-Kept", "yes");
		switch (path.substring(path.lastIndexOf('/') + 1)) {
			case "throw" -> throw new IllegalStateException(TestServer.SECRET);
			case "throw-checked" -> throw new ServletException(TestServer.SECRET);
			case "send" -> response.sendError(410, TestServer.SECRET);
			case "status" -> response.setStatus(404);
			case "endless" -> Saboteur.overflow(0);
			case "read" -> request.getInputStream().readAllBytes();
			case "committed-in-filter" -> {
				response.getOutputStream().print("begun");
				response.flushBuffer();
				throw new IllegalStateException(TestServer.SECRET);
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	/**
	 * With nothing but this.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import({ Endpoints.class, Views.class, OwnHandler.class, SabotagedInterceptors.class })
	static class Doors implements WebMvcConfigurer {

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(new FailingInterceptor()).addPathPatterns("/interceptor/**");
		}

		@Bean
		FilterRegistrationBean<Filter> innerFilter() {
			return filter("/inner/", 0);
		}

		@Bean
		FilterRegistrationBean<Filter> committingFilter() {
			return filter("/committed-in-filter", 1);
		}

		@Bean
		FilterRegistrationBean<Filter> outerFilter() {
			return filter("/outer/", -1000);
		}

		private static FilterRegistrationBean<Filter> filter(String prefix, int order) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new FailingFilter(prefix));
			registration.setOrder(order);
			return registration;
		}

		@Bean
		ServletRegistrationBean<FailingServlet> failingServlet() {
			return new ServletRegistrationBean<>(new FailingServlet(), "/servlet/*");
		}

		@Bean
		View failingView() {
			return new FailingView();
		}

	}

	@RestController
	static class Endpoints {

		private final ExecutorService executor = Executors.newSingleThreadExecutor();

		@GetMapping({ "/fine", "/interceptor/{kind}" })
		String fine() {
			return "fine";
		}

		@GetMapping("/thread")
		String thread() {
			return Thread.currentThread().toString().startsWith("VirtualThread") ? "virtual" : "platform";
		}

		@GetMapping({ "/controller/throw", "/controller/send", "/controller/status" })
		void controller(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
			fail(request, response);
		}

		@GetMapping("/controller/entity")
		ResponseEntity<Void> entity() {
			return ResponseEntity.notFound().header("X-Kept", "yes").build();
		}

		@GetMapping("/controller/body")
		ResponseEntity<String> body() {
			return ResponseEntity.status(404).body("not here");
		}

		@GetMapping("/empty")
		ResponseEntity<Void> empty(@RequestParam int status) {
			return ResponseEntity.status(status).build();
		}

		@GetMapping("/committed")
		void committed(HttpServletResponse response) throws IOException {
			response.getOutputStream().print("begun");
			response.flushBuffer();
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/begun-writer")
		void begunWriter(HttpServletResponse response) throws IOException {
			response.setContentType("text/csv;charset=ISO-8859-1");
			response.setHeader("X-Kept", "yes");
			response.getWriter().print("begun");
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/begun-stream")
		void begunStream(HttpServletResponse response) throws IOException {
			response.setContentLength(5000);
			response.setHeader("X-Kept", "yes");
			response.getOutputStream().print("begun");
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/headers")
		void headers(HttpServletResponse response) {
			Map.of("X-Kept", "yes", "Vary", "X-Tenant", "Link", "</help>; rel=help", "ETag", "\"1\"", "Cache-Control",
					"max-age=60", "Content-Encoding", "gzip", "Content-Disposition", "attachment", "Content-Range",
					"bytes 0-1/2", "Accept-Ranges", "bytes")
				.forEach(response::setHeader);
			response.setDateHeader("Last-Modified", 0);
			throw new IllegalStateException(TestServer.SECRET);
		}

		@PostMapping("/echo")
		Map<String, Object> echo(@RequestBody Map<String, Object> content) {
			return content;
		}

		@PostMapping("/form")
		String form(@RequestParam(required = false) String a) {
			return "form";
		}

		@GetMapping("/unwritable")
		Unwritable unwritable() {
			return new Unwritable(true);
		}

		/**
		 * More than any buffer holds comes first.
		 */
		@GetMapping("/unwritable/late")
		List<Unwritable> lateUnwritable() {
			return IntStream.range(0, 20_000).mapToObj((i) -> new Unwritable(i == 19_999)).toList();
		}

		@GetMapping("/stream/early")
		StreamingResponseBody streamEarly() {
			return (output) -> {
				throw new IllegalStateException(TestServer.SECRET);
			};
		}

		@GetMapping("/stream/late")
		StreamingResponseBody streamLate() {
			return (output) -> {
				output.write("begun".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
				throw new IllegalStateException(TestServer.SECRET);
			};
		}

		@GetMapping("/sse/early")
		SseEmitter sseEarly() {
			SseEmitter emitter = new SseEmitter();
			emitter.completeWithError(new IllegalStateException(TestServer.SECRET));
			return emitter;
		}

		@GetMapping("/sse/late")
		SseEmitter sseLate() throws IOException {
			SseEmitter emitter = new SseEmitter();
			emitter.send("begun");
			this.executor.execute(() -> emitter.completeWithError(new IllegalStateException(TestServer.SECRET)));
			return emitter;
		}

		@GetMapping("/until-gone")
		void untilGone(HttpServletResponse response) throws IOException {
			try {
				for (int i = 0; i < 10_000; i++) {
					response.getOutputStream().write(new byte[65_536]);
					response.flushBuffer();
				}
			}
			catch (IOException ex) {
				GONE.release();
				throw ex;
			}
		}

		@GetMapping("/error/{kind}")
		void error(@PathVariable String kind) {
			throw switch (kind) {
				case "stack" -> new StackOverflowError(TestServer.SECRET);
				case "memory" -> new OutOfMemoryError(TestServer.SECRET);
				case "linkage" -> new NoClassDefFoundError(TestServer.SECRET);
				default -> new AssertionError(TestServer.SECRET);
			};
		}

		@GetMapping("/member")
		void member(@RequestParam String kind) {
			Object bad = switch (kind) {
				case "thrown" -> new Unwritable(true);
				case "error" -> new Endless();
				default -> new Self();
			};
			throw ProblemException.of(HttpStatus.CONFLICT).member("good", "yes").member("bad", bad).build();
		}

		@GetMapping("/async/callable")
		Callable<String> callable() {
			return () -> {
				throw new IllegalStateException(TestServer.SECRET);
			};
		}

		@GetMapping("/async/callable-status")
		Callable<String> callableStatus() {
			return () -> {
				throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
			};
		}

		@GetMapping("/async/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			result.setErrorResult(new IllegalStateException(TestServer.SECRET));
			return result;
		}

		@GetMapping("/async/late")
		DeferredResult<String> late() {
			DeferredResult<String> result = new DeferredResult<>(10_000L);
			this.executor.execute(() -> result.setErrorResult(new IllegalStateException(TestServer.SECRET)));
			return result;
		}

		@GetMapping("/async/future")
		CompletableFuture<String> future() {
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalStateException(TestServer.SECRET);
			}, this.executor);
		}

		@GetMapping("/async/future-status")
		CompletableFuture<String> futureStatus() {
			return CompletableFuture.supplyAsync(() -> {
				throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
			}, this.executor);
		}

		@GetMapping("/async/entity")
		Callable<ResponseEntity<Void>> asyncEntity() {
			return () -> ResponseEntity.notFound().build();
		}

		@GetMapping("/async/never")
		DeferredResult<String> never() {
			return new DeferredResult<>();
		}

		@GetMapping("/async/fine")
		Callable<String> asyncFine() {
			return () -> "fine";
		}

	}

	@Controller
	static class Views {

		@GetMapping("/view/failing")
		String failing() {
			return "failingView";
		}

		@GetMapping("/view/missing")
		String missing() {
			return "missing";
		}

	}

	@RestController
	static class OwnHandler {

		@GetMapping("/own-handler")
		void fail() {
			throw new UnsupportedClassVersionError(TestServer.SECRET);
		}

		@ExceptionHandler(UnsupportedClassVersionError.class)
		String handle() {
			throw new IllegalArgumentException(TestServer.SECRET);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SabotagedInterceptors extends Saboteur implements WebMvcConfigurer {

		@Override
		public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
			intercept(interceptors);
		}

	}

	static class FailingFilter extends OncePerRequestFilter {

		private final String prefix;

		FailingFilter(String prefix) {
			this.prefix = prefix;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (!request.getRequestURI().startsWith(this.prefix) || !fail(request, response)) {
				chain.doFilter(request, response);
			}
		}

	}

	@SuppressWarnings("serial")
	static class FailingServlet extends HttpServlet {

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			fail(request, response);
		}

	}

	static class FailingView implements View {

		@Override
		public String getContentType() {
			return "text/plain";
		}

		@Override
		public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			response.getWriter().print("begun");
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

	static class FailingInterceptor implements HandlerInterceptor {

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
				throws Exception {
			if (request.getRequestURI().endsWith("/before")) {
				throw new IllegalStateException(TestServer.SECRET);
			}
			return !fail(request, response);
		}

	}

	record Unwritable(boolean fails) {

		@JsonProperty
		String getValue() {
			if (this.fails) {
				throw new IllegalStateException(TestServer.SECRET);
			}
			return "begun";
		}

	}

	static class Self {

		@JsonProperty
		Self getSelf() {
			return this;
		}

	}

	static class Endless {

		@JsonProperty
		int getDepth() {
			return Saboteur.overflow(0);
		}

	}

}
