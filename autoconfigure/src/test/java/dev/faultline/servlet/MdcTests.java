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

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.faultline.ProblemCustomizer;
import dev.faultline.ProblemException;
import dev.faultline.ProblemListener;
import dev.faultline.reactive.PlainReactiveApplication;
import dev.faultline.render.MemberConverter;
import dev.faultline.servlet.TestServer.Container;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is logged while a failure is handled can say which one.
 */
class MdcTests {

	private static final String KEY = "faultline.instance";

	@ParameterizedTest
	@EnumSource(value = Container.class, names = { "TOMCAT", "JETTY" })
	void idIsThereWhileCustomizersListenersAndRendererRunAndGoneAfterwards(Container container) throws Exception {
		try (TestServer server = TestServer.start(container, List.of(), Application.class)) {
			Seen seen = server.bean(Seen.class);
			List<String> ids = new ArrayList<>();
			for (String path : List.of("/conflict", "/conflict", "/filter")) {
				seen.clear();
				Answer answer = server.get(path).send().isBareProblem(409, "Conflict");
				String id = (String) answer.document().get("instance");
				assertThat(seen.await("after")).isEqualTo("none");
				assertThat(seen.all()).containsEntry("before", "none")
					.containsEntry("customizer", id)
					.containsEntry("listener", id)
					.containsEntry("renderer", id);
				ids.add(id);
			}
			assertThat(ids).doesNotHaveDuplicates();
			seen.clear();
			assertThat(server.get("/fine").send().text()).isEqualTo("fine");
			assertThat(seen.await("after")).isEqualTo("none");
		}
	}

	@ParameterizedTest
	@EnumSource(value = Container.class, names = { "TOMCAT", "JETTY" })
	void idThatACustomizerChangesIsThatOfTheDocument(Container container) throws Exception {
		try (TestServer server = TestServer.start(container, List.of(), Application.class, Renaming.class)) {
			Seen seen = server.bean(Seen.class);
			Answer answer = server.get("/conflict").send();
			assertThat(answer.document()).containsEntry("instance", "urn:uuid:00000000-0000-7000-8000-000000000001");
			assertThat(seen.await("after")).isEqualTo("none");
			assertThat(seen.all()).containsEntry("listener", "urn:uuid:00000000-0000-7000-8000-000000000001")
				.containsEntry("renderer", "urn:uuid:00000000-0000-7000-8000-000000000001");
		}
	}

	@ParameterizedTest
	@EnumSource(Container.class)
	void idIsThereWhileARefusalOfTheContainerIsRendered(Container container) {
		Class<?> application = (container != Container.NETTY) ? Application.class : ReactiveApplication.class;
		try (TestServer server = TestServer.start(container, List.of(), application)) {
			Answer answer = server
				.exchange("GET /fine HTTP/1.1\r\nHost: localhost\r\nX-Bad: \u0001\r\nConnection: close\r\n\r\n")
				.isProblem(400, "malformed-request");
			String id = (String) answer.document().get("instance");
			assertThat(server.bean(Seen.class).all()).containsEntry("customizer", id)
				.containsEntry("listener", id)
				.containsEntry("renderer", id);
		}
	}

	/**
	 * A value that must be converted when the document is written.
	 *
	 * @param text what it says
	 */
	record Note(String text) {
	}

	/**
	 * The id that each place saw.
	 */
	static class Seen {

		private final Map<String, String> ids = new ConcurrentHashMap<>();

		void note(String place) {
			String id = MDC.get(KEY);
			this.ids.put(place, (id != null) ? id : "none");
		}

		Map<String, String> all() {
			return new TreeMap<>(this.ids);
		}

		void clear() {
			this.ids.clear();
		}

		String await(String place) throws InterruptedException {
			for (int i = 0; i < 200 && !this.ids.containsKey(place); i++) {
				TimeUnit.MILLISECONDS.sleep(25);
			}
			return this.ids.get(place);
		}

	}

	static class Noting {

		@Bean
		Seen seen() {
			return new Seen();
		}

		@Bean
		ProblemCustomizer noting(Seen seen) {
			return (problem, context) -> {
				seen.note("customizer");
				problem.body().setProperty("note", new Note("own"));
			};
		}

		@Bean
		ProblemListener listening(Seen seen) {
			return (problem, context) -> seen.note("listener");
		}

		@Bean
		MemberConverter converter(Seen seen) {
			return (value) -> {
				seen.note("renderer");
				return (value instanceof Note note) ? note.text() : value.toString();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainReactiveApplication.class, Noting.class })
	static class ReactiveApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Noting.class, Endpoints.class })
	static class Application {

		@Bean
		FilterRegistrationBean<?> outermost(Seen seen) {
			FilterRegistrationBean<?> filter = new FilterRegistrationBean<>((request, response, chain) -> {
				seen.note("before");
				chain.doFilter(request, response);
				seen.note("after");
			});
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return filter;
		}

		@Bean
		FilterRegistrationBean<?> failing() {
			FilterRegistrationBean<?> filter = new FilterRegistrationBean<>((request, response, chain) -> {
				throw ProblemException.of(HttpStatus.CONFLICT).build();
			});
			filter.addUrlPatterns("/filter");
			return filter;
		}

	}

	static class Renaming {

		@Bean
		ProblemCustomizer renaming() {
			return (problem, context) -> problem.body()
				.setInstance(URI.create("urn:uuid:00000000-0000-7000-8000-000000000001"));
		}

	}

	@RestController
	static class Endpoints {

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@GetMapping("/conflict")
		void conflict() {
			throw ProblemException.of(HttpStatus.CONFLICT).build();
		}

	}

}
