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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a collector of OpenTelemetry is sent.
 */
class OtlpTests {

	@Test
	void collectorGetsTheCounterAndTheErrorOfTheRequest() throws Exception {
		try (Collector collector = Collector.start();
				TestServer server = TestServer.start(List.of("test.metrics=true", "test.otlp=true",
						"management.otlp.metrics.export.url=" + collector.url(),
						"management.otlp.metrics.export.step=1s"), Application.class)) {
			server.get("/bug").send().isProblem(500, "internal-error");
			server.get("/nowhere").send().isProblem(404, "not-found");
			collector.await("faultline.problems", Map.of("type", "internal-error", "status", "500", "fault", "server"));
			collector.await("faultline.problems", Map.of("type", "not-found", "status", "404", "fault", "client"));
			collector.await("http.server.requests",
					Map.of("error", "IllegalStateException", "exception", "IllegalStateException", "method", "GET",
							"outcome", "SERVER_ERROR", "problem.type", "internal-error", "status", "500", "uri",
							"/bug"));
			collector.await("http.server.requests", Map.of("error", "none", "exception", "none", "method", "GET",
					"outcome", "CLIENT_ERROR", "problem.type", "not-found", "status", "404", "uri", "/**"));
		}
	}

	private static Map<String, String> map(List<KeyValue> attributes) {
		Map<String, String> tags = new TreeMap<>();
		attributes.forEach((attribute) -> tags.put(attribute.getKey(), attribute.getValue().getStringValue()));
		return tags;
	}

	/**
	 * Reads what it is sent, on a port of its own.
	 */
	private static final class Collector implements AutoCloseable {

		private final HttpServer server;

		private final List<Metric> metrics = new CopyOnWriteArrayList<>();

		private Collector(HttpServer server) {
			this.server = server;
		}

		static Collector start() throws IOException {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			Collector collector = new Collector(server);
			server.createContext("/v1/metrics", collector::receive);
			server.start();
			return collector;
		}

		String url() {
			return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1/metrics";
		}

		private void receive(HttpExchange exchange) throws IOException {
			byte[] content = exchange.getRequestBody().readAllBytes();
			boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
			InputStream input = new ByteArrayInputStream(content);
			ExportMetricsServiceRequest.parseFrom(zipped ? new GZIPInputStream(input) : input)
				.getResourceMetricsList()
				.forEach((resource) -> resource.getScopeMetricsList()
					.forEach((scope) -> this.metrics.addAll(scope.getMetricsList())));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		}

		void await(String name, Map<String, String> tags) throws InterruptedException {
			for (int i = 0; i < 400; i++) {
				if (tagsOf(name).contains(tags)) {
					return;
				}
				TimeUnit.MILLISECONDS.sleep(25);
			}
			assertThat(tagsOf(name)).contains(tags);
		}

		private List<Map<String, String>> tagsOf(String name) {
			return this.metrics.stream()
				.filter((metric) -> metric.getName().equals(name))
				.flatMap((metric) -> Stream.of(
						metric.getSum().getDataPointsList().stream().map((point) -> point.getAttributesList()),
						metric.getHistogram().getDataPointsList().stream().map((point) -> point.getAttributesList()))
					.flatMap((points) -> points))
				.map(OtlpTests::map)
				.distinct()
				.toList();
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

	@RestController
	static class Endpoints {

		@GetMapping("/bug")
		void bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

}
