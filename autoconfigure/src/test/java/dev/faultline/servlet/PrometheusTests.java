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
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;

import dev.faultline.autoconfigure.AutoConfigurationNames;
import dev.faultline.report.observation.ProblemMetrics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Prometheus scrapes.
 */
class PrometheusTests {

	private static final List<String> PROPERTIES = List.of("test.metrics=true", "test.management=true",
			"management.endpoints.web.exposure.include=prometheus",
			"faultline.mappings.java.util.NoSuchElementException=conflict");

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(PROPERTIES, Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void problemsAreCountedByTypeStatusAndFault() throws Exception {
		server.get("/bug").send().isProblem(500, "internal-error");
		scraped("faultline_problems_total{fault=\"server\",status=\"500\",type=\"internal-error\"} 1.0");
	}

	@Test
	void requestsHaveTheExceptionAndTheProblemType() throws Exception {
		assertThat(server.get("/fine").send().text()).isEqualTo("fine");
		server.get("/late-bug").send().isProblem(500, "internal-error");
		scraped("http_server_requests_seconds_count{error=\"IllegalStateException\","
				+ "exception=\"IllegalStateException\",method=\"GET\",outcome=\"SERVER_ERROR\","
				+ "problem_type=\"internal-error\",status=\"500\",uri=\"/late-bug\"} 1");
		scraped("http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"GET\","
				+ "outcome=\"SUCCESS\",problem_type=\"none\",status=\"200\",uri=\"/fine\"} 1");
	}

	@Test
	void requestsThatWereRefusedHaveNoExceptionByDefault() throws Exception {
		server.get("/stock").send().isProblem(409, "conflict");
		scraped(server, "http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"GET\","
				+ "outcome=\"CLIENT_ERROR\",problem_type=\"conflict\",status=\"409\",uri=\"/stock\"} 1");
	}

	@Test
	void requestsThatWereRefusedHaveTheirExceptionIfThatIsAskedFor() throws Exception {
		List<String> properties = new ArrayList<>(PROPERTIES);
		properties.add("faultline.observation.client-errors=true");
		try (TestServer own = TestServer.start(properties, Application.class)) {
			own.get("/stock").send().isProblem(409, "conflict");
			own.get("/fine?page=seven").send().isProblem(400, "invalid-parameter");
			own.get("/nowhere").send().isProblem(404, "not-found");
			own.get("/bug").send().isProblem(500, "internal-error");
			assertThat(own.get("/fine").send().text()).isEqualTo("fine");
			isObserved(own, "NoSuchElementException", "CLIENT_ERROR", "conflict", 409, "/stock");
			isObserved(own, "MethodArgumentTypeMismatchException", "CLIENT_ERROR", "invalid-parameter", 400, "/fine");
			isObserved(own, "NoResourceFoundException", "CLIENT_ERROR", "not-found", 404, "/**");
			isObserved(own, "IllegalStateException", "SERVER_ERROR", "internal-error", 500, "/bug");
			isObserved(own, "none", "SUCCESS", "none", 200, "/fine");
		}
	}

	private static void isObserved(TestServer scraped, String exception, String outcome, String type, int status,
			String uri) throws InterruptedException {
		scraped(scraped,
				"http_server_requests_seconds_count{error=\"%1$s\",exception=\"%1$s\",method=\"GET\",outcome=\"%2$s\",problem_type=\"%3$s\",status=\"%4$d\",uri=\"%5$s\"} 1"
					.formatted(exception, outcome, type, status, uri));
	}

	@Test
	void whatCallersSendMakesNoSeries() throws Exception {
		for (int i = 0; i < 50; i++) {
			server.get("/nowhere-" + i + "?x=" + i)
				.header("X-Request-Id", "id-" + i)
				.send()
				.isProblem(404, "not-found");
		}
		String all = scraped("faultline_problems_total{fault=\"client\",status=\"404\",type=\"not-found\"} 50.0");
		assertThat(all).doesNotContain("nowhere-", "id-1");
		assertThat(all.lines()
			.filter((line) -> line.startsWith("faultline_problems_total{"))
			.filter((line) -> line.contains("404"))).hasSize(1);
	}

	@Test
	void applicationWithoutARegistryHasNoCounter() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurationNames.ours())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ProblemMetrics.class));
	}

	/**
	 * A request is counted after it was answered.
	 */
	private static String scraped(String line) throws InterruptedException {
		return scraped(server, line);
	}

	private static String scraped(TestServer server, String line) throws InterruptedException {
		String all = "";
		for (int i = 0; i < 200; i++) {
			all = server.get("/actuator/prometheus").send().text();
			if (all.contains(line)) {
				return all;
			}
			TimeUnit.MILLISECONDS.sleep(25);
		}
		assertThat(all).contains(line);
		return all;
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

	@RestController
	static class Endpoints {

		@GetMapping("/fine")
		String fine(@RequestParam(defaultValue = "1") int page) {
			return "fine";
		}

		@GetMapping("/stock")
		void stock() {
			throw new NoSuchElementException(TestServer.SECRET);
		}

		@GetMapping({ "/bug", "/late-bug" })
		void bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

}
