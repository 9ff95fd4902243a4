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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import dev.faultline.ProblemDocuments;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Refusals of Spring for which nothing is thrown (status map 2.1 and 2.5).
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
				+ "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
class UnthrownFailureTests {

	private static final String REFUSED = "https://elsewhere.example";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void originThatIsNotAllowedIsProblemAndVariesByOrigin() throws Exception {
		HttpResponse<String> response = send(request("/open").header("Origin", REFUSED));
		assertProblem(response, 403, "cors-rejected");
		assertThat(response.headers().allValues("Vary")).contains("Origin");
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void preflightThatIsRefusedIsProblem() throws Exception {
		HttpResponse<String> response = send(request("/open").header("Origin", REFUSED)
			.header("Access-Control-Request-Method", "GET")
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
		assertProblem(response, 403, "cors-rejected");
	}

	@Test
	void originThatIsAllowedIsServed() throws Exception {
		HttpResponse<String> response = send(request("/open").header("Origin", "https://friend.example"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("open");
	}

	@Test
	void rangeOutsideOfResourceIsProblemThatTellsTheLength() throws Exception {
		HttpResponse<String> response = send(request("/ten.txt").header("Range", "bytes=50-60"));
		assertProblem(response, 416, "range-not-satisfiable");
		assertThat(response.headers().allValues("Content-Range")).containsExactly("bytes */10");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static void assertProblem(HttpResponse<String> response, int status, String slug) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Content-Type")).containsExactly("application/problem+json");
		ProblemDocuments.isValidJson(response.body().getBytes(StandardCharsets.UTF_8));
		assertThat(response.body()).contains("\"status\":" + status).contains("/problems/" + slug + "\"");
		assertThat(response.headers().firstValueAsLong("Content-Length"))
			.hasValue(response.body().getBytes(StandardCharsets.UTF_8).length);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		SecurityFilterChain everythingPermitted(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
		}

		@RestController
		static class Controller {

			@CrossOrigin("https://friend.example")
			@GetMapping("/open")
			String open() {
				return "open";
			}

		}

	}

}
