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

package dev.faultline.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a caller of either gateway is told of a service that fails, and that nobody is
 * told anything else when a service speaks for itself.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GatewayContract {

	private static final Path PAGE = Path.of("..", "docs", "gateway.md");

	private static final Pattern EXCHANGE = Pattern
		.compile("<!-- gateway -->\n```http\nGET (\\S+)\n\nHTTP/1.1 (\\d+)\n(.*?)\n\n(.*?)\n```", Pattern.DOTALL);

	private final String prefix;

	private final List<String> properties = new ArrayList<>();

	private int routes;

	private Upstream upstream;

	private ConfigurableApplicationContext context;

	GatewayContract(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Add what only this gateway has.
	 * @param upstream the services
	 * @throws IOException if one could not be started
	 */
	abstract void configure(Upstream upstream) throws IOException;

	@BeforeAll
	void start() throws IOException {
		this.upstream = Upstream.start();
		property("server.port=0");
		property("server.address=127.0.0.1");
		property("up=" + this.upstream.address());
		route("up", this.upstream.address());
		route("closed", this.upstream.closed());
		route("hangup", this.upstream.thatHangsUp());
		route("reset", this.upstream.thatResets());
		route("garbage", this.upstream.thatSays("s3cr3t garbage\r\n\r\n"));
		route("version", this.upstream.thatSays("HTTX/9 s3cr3t\r\n\r\n"));
		route("status", this.upstream.thatSays("HTTP/1.1 s3cr3t OK\r\n\r\n"));
		route("unknown", "http://s3cr3t" + "a".repeat(64) + ".invalid");
		route("silent", this.upstream.thatSaysNothing());
		route("full", this.upstream.thatIsFull());
		route("instance", "lb://nothing");
		circuitBreaker(route("breaker", this.upstream.closed()));
		configure(this.upstream);
		this.context = new SpringApplicationBuilder(application()).bannerMode(Banner.Mode.OFF)
			.registerShutdownHook(false)
			.run(this.properties.stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	abstract Class<?> application();

	abstract void circuitBreaker(String route);

	@AfterAll
	void stop() throws IOException {
		this.context.close();
		this.upstream.close();
	}

	final void property(String property) {
		this.properties.add(property);
	}

	/**
	 * Add a route for all below a path.
	 * @param name the first segment of the path
	 * @param uri where to
	 * @return the prefix of its other properties
	 */
	final String route(String name, String uri) {
		String route = this.prefix + ".routes[" + this.routes++ + "]";
		property(route + ".id=route-" + name);
		property(route + ".uri=" + uri);
		property(route + ".predicates[0]=Path=/" + name + "/**");
		return route;
	}

	final Answer get(String path, String... headers) {
		return send("GET", path, headers);
	}

	final Answer send(String method, String path, String... headers) {
		return Answer.to(method, port(), path, "", headers);
	}

	final Answer post(String path, String content) {
		return Answer.to("POST", port(), path, content);
	}

	private int port() {
		return ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	@ParameterizedTest
	@ValueSource(strings = { "closed", "hangup", "reset", "garbage", "version", "status", "unknown" })
	void serviceWithoutUsableAnswerIsUpstreamError(String route) {
		get("/" + route + "/s3cr3t?s3cr3t").isProblem(502, "upstream-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "silent", "full" })
	void serviceThatIsTooSlowIsUpstreamTimeout(String route) {
		get("/" + route + "/s3cr3t").isProblem(504, "upstream-timeout");
	}

	@Test
	void serviceWithoutInstanceIsUnavailable() {
		get("/instance/s3cr3t").isProblem(503, "service-unavailable");
	}

	@Test
	void openCircuitBreakerIsUnavailable() {
		for (int i = 0; i < 2; i++) {
			get("/breaker/s3cr3t").isProblem(502, "upstream-error");
		}
		get("/breaker/s3cr3t").isProblem(503, "service-unavailable");
	}

	@Test
	void quotaThatIsSpentIsTooManyRequests() {
		assertThat(get("/limited/204", "X-Caller", "one").status()).isEqualTo(204);
		Answer refused = get("/limited/204", "X-Caller", "one").isProblem(429, "too-many-requests");
		assertThat(refused.header("X-RateLimit-Remaining")).containsExactly("0");
	}

	@Test
	void pathWithoutRouteIsNotFound() {
		get("/nowhere").isProblem(404, "not-found");
	}

	@Test
	void problemOfServiceIsPassedOnAsItIs() {
		Answer answer = get("/up/problem");
		assertThat(answer.status()).isEqualTo(402);
		assertThat(answer.text()).isEqualTo(Upstream.PROBLEM);
		assertThat(answer.header("Content-Type")).containsExactly("application/problem+json;charset=utf-8");
		assertThat(answer.header("Content-Language")).containsExactly("fr");
		assertThat(answer.header("X-Upstream")).containsExactly("it");
		assertThat(answer.header("Cache-Control")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 405, 416, 429, 500, 502, 503 })
	void statusWithoutContentOfServiceIsPassedOnAsItIs(int status) {
		for (String accept : List.of("*/*", "text/html", "application/json")) {
			Answer answer = get("/up/" + status, "Accept", accept);
			assertThat(answer.status()).isEqualTo(status);
			assertThat(answer.text()).isEmpty();
			assertThat(answer.header("Content-Type")).isEmpty();
			assertThat(answer.header("Cache-Control")).isEmpty();
			assertThat(answer.header("X-Upstream")).containsExactly("it");
			assertThat(answer.header("WWW-Authenticate"))
				.isEqualTo((status == 401) ? List.of("Basic realm=\"theirs\"") : List.of());
		}
	}

	@Test
	void headOfStatusWithContentOfServiceIsPassedOnAsItIs() {
		Answer answer = send("HEAD", "/up/problem");
		assertThat(answer.status()).isEqualTo(402);
		assertThat(answer.text()).isEmpty();
		assertThat(answer.header("Content-Type")).containsExactly("application/problem+json;charset=utf-8");
		assertThat(answer.header("X-Upstream")).containsExactly("it");
	}

	@ParameterizedTest
	@MethodSource("exchanges")
	void documentedExchangeIsWhatHappens(String path, int status, String contentType, String document) {
		Answer answer = get(path);
		assertThat(answer.status()).isEqualTo(status);
		assertThat("Content-Type: " + answer.header("Content-Type").get(0)).isEqualTo(contentType);
		String known = document.replace("urn:uuid:…", String.valueOf(answer.document().get("instance")));
		assertThat(answer.text()).isEqualTo(known.replaceAll("\n *", "").replace("\": ", "\":"));
	}

	static Stream<Object[]> exchanges() throws IOException {
		Matcher exchange = EXCHANGE.matcher(Files.readString(PAGE));
		return exchange.results()
			.map((found) -> new Object[] { found.group(1), Integer.parseInt(found.group(2)), found.group(3),
					found.group(4) });
	}

}
