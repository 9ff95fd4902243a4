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

package dev.faultline.reactive.security;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import dev.faultline.servlet.Answer;
import dev.faultline.servlet.TestServer;
import dev.faultline.servlet.TestServer.Container;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authorization.HttpStatusServerAccessDeniedHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is special about Spring Security in a WebFlux application. All that is not is in
 * the tests of the servlet side, which run on Netty too.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveSecurityTests {

	private static final String ADA = "Basic YWRhOnJpZ2h0";

	private static final String WRONG = "Basic YWRhOndyb25n";

	@Test
	void connectionIsReadOnAfterTheFirewallRefusedOneOfItsRequests() {
		try (TestServer server = start(List.of(), ReactiveChains.ApiKeys.class)) {
			for (int i = 0; i < 200; i++) {
				server.get("/open;a/number").send().isProblem(400, "request-rejected");
				server.get("/private").send().isProblem(401, "authentication-required");
			}
		}
	}

	@Test
	void chainWithoutMechanismAsksForBasicAsWithoutFaultline() {
		try (TestServer server = start(List.of("faultline.security.challenge=ApiKey"), ReactiveChains.ApiKeys.class)) {
			server.get("/private")
				.send()
				.isProblem(401, "authentication-required")
				.hasHeader("WWW-Authenticate", "Basic realm=\"Realm\"");
		}
	}

	@Test
	void statusWithoutChallengeGetsTheConfiguredOne() {
		try (TestServer server = start(List.of("faultline.security.challenge=ApiKey realm=\"places\""),
				ReactiveChains.OwnStatuses.class)) {
			server.get("/private")
				.send()
				.isProblem(401, "authentication-required")
				.hasHeader("WWW-Authenticate", "ApiKey realm=\"places\"");
		}
	}

	@Test
	void anonymousIsForbiddenByAnEntryPointThatForbids() {
		try (TestServer server = start(List.of(), ForbiddingEntryPoint.class)) {
			server.get("/private").send().isProblem(403, "access-denied-anonymous");
		}
	}

	@Test
	void wrappedRefusalThatComesLaterIsOneToo() {
		try (TestServer server = start(List.of(), Users.class, ReactiveChains.Basic.class, Wrapping.class)) {
			server.get("/open/wrapped-later")
				.send()
				.isProblem(401, "authentication-required")
				.isChallengedBy("Basic realm=\"Realm\"");
			server.get("/open/wrapped-later").header("Authorization", ADA).send().isProblem(403, "access-denied");
		}
	}

	@Test
	void chainThatAuthorizesNothingHasNobodyToAsk() {
		try (TestServer server = start(List.of(), Users.class, WithoutAuthorization.class, Wrapping.class)) {
			server.get("/open/method").send().isProblem(403, "access-denied-anonymous");
			server.get("/open/wrapped").send().isProblem(403, "access-denied-anonymous");
			server.get("/open/method").header("Authorization", ADA).send().isProblem(403, "access-denied");
		}
		try (TestServer server = start(List.of("faultline.security.challenge=Key"), Users.class,
				WithoutAuthorization.class)) {
			server.get("/open/method")
				.send()
				.isProblem(401, "authentication-required")
				.hasHeader("WWW-Authenticate", "Key");
		}
	}

	@Test
	void handlerThatWritesTheWordsOfSpringSecurityInItsOwnWayIsLeftAlone() {
		try (TestServer server = start(List.of(), Users.class, OwnWords.class)) {
			Answer answer = server.get("/admin").header("Authorization", ADA).send();
			assertThat(answer.status()).isEqualTo(403);
			assertThat(answer.text()).isEqualTo("Access Denied");
			answer.hasHeader("Content-Type", "text/plain");
		}
	}

	@Test
	void statusOfSpringSecuritysHandlerIsKept() {
		try (TestServer server = start(List.of(), Users.class, HidingHandler.class)) {
			server.get("/admin").header("Authorization", ADA).send().isBareProblem(404, "Not Found");
		}
	}

	@Test
	void exceptionHandlerOfTheApplicationIsAskedFirst() {
		try (TestServer server = start(List.of(), Users.class, ReactiveChains.Basic.class, OwnExceptionHandler.class)) {
			assertThat(server.get("/open/bug").header("Authorization", ADA).send().status()).isEqualTo(418);
			server.get("/open/method").header("Authorization", ADA).send().isProblem(403, "access-denied");
		}
	}

	@Test
	void logNamesWhatSpringSecurityKeepsToItself(CapturedOutput output) {
		try (TestServer server = start(List.of("logging.level.dev.faultline=debug"), Users.class,
				ReactiveChains.Basic.class)) {
			server.get("/private").header("Authorization", WRONG).send().isProblem(401, "invalid-credentials");
			server.get("/admin").header("Authorization", ADA).send().isProblem(403, "access-denied");
			server.get("/open;a/number").send().isProblem(400, "request-rejected");
		}
		assertThat(events(output, "401 invalid-credentials")).singleElement()
			.satisfies((event) -> assertThat(event).contains("BadCredentialsException"));
		assertThat(events(output, "403 access-denied")).singleElement()
			.satisfies((event) -> assertThat(event).contains("AccessDeniedException"));
		assertThat(events(output, "400 request-rejected")).singleElement()
			.satisfies((event) -> assertThat(event).contains("WARN", "ServerExchangeRejectedException"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "outage", "timeout", "upstream" })
	void managerThatCannotAskAnybodyIsAnOutage(String kind) {
		try (TestServer server = start(List.of("test.outage=" + kind), DeadManager.class)) {
			Answer answer = server.get("/private").header("Authorization", ADA).send();
			answer.isProblem(503, "service-unavailable").hasHeader("Retry-After", "30");
			assertThat(answer.header("WWW-Authenticate")).isNull();
		}
	}

	@Test
	void managerThatSaysAStatusMeansIt() {
		try (TestServer server = start(List.of("test.outage=status"), DeadManager.class)) {
			server.get("/private").header("Authorization", ADA).send().isBareProblem(410, "Gone");
		}
	}

	@Test
	void bugBehindTheChainIsNoOutageOfTheUserStore() {
		try (TestServer server = start(List.of(), Users.class, ReactiveChains.Basic.class, Wrapping.class)) {
			server.get("/open/io").header("Authorization", ADA).send().isProblem(500, "internal-error");
		}
	}

	@Test
	void withoutTheAdapterSpringSecurityAnswersAsItDoes() {
		try (TestServer server = start(List.of("faultline.security.enabled=false"), Users.class,
				ReactiveChains.Basic.class)) {
			server.get("/private").send().isBareProblem(401, "Unauthorized").isChallengedBy("Basic");
			Answer denied = server.get("/admin").header("Authorization", ADA).send();
			assertThat(denied.status()).isEqualTo(403);
			assertThat(denied.text()).isEqualTo("Access Denied");
		}
	}

	@Test
	void whatIsNotCoveredIsAnsweredAsWithoutFaultline() {
		try (TestServer server = start(List.of("faultline.paths=/open/**"), Users.class, ReactiveChains.Basic.class)) {
			Answer denied = server.get("/admin").header("Authorization", ADA).send();
			assertThat(denied.status()).isEqualTo(403);
			assertThat(denied.text()).isEqualTo("Access Denied");
			server.get("/open/method").header("Authorization", ADA).send().isProblem(403, "access-denied");
		}
	}

	@Test
	void logoutIsLeftAlone() {
		try (TestServer server = start(List.of(), Users.class, ReactiveChains.PageLogin.class)) {
			Answer answer = server.post("/logout").send();
			assertThat(answer.status()).isEqualTo(302);
			assertThat(answer.header("Location")).endsWith("/login?logout");
		}
	}

	@Test
	void browserGetsThePageWithStatusAndChallenge() {
		try (TestServer server = start(List.of(), Users.class, ReactiveChains.Basic.class)) {
			Answer answer = server.get("/private").accept(TestServer.BROWSER).send();
			assertThat(answer.status()).isEqualTo(401);
			answer.hasHeader("WWW-Authenticate", "Basic realm=\"Realm\"");
			assertThat(answer.header("Content-Type")).startsWith("text/html");
			answer = server.get("/admin").accept(TestServer.BROWSER).header("Authorization", ADA).send();
			assertThat(answer.status()).isEqualTo(403);
			assertThat(answer.header("Content-Type")).startsWith("text/html");
			assertThat(answer.text()).doesNotContain("Access Denied");
		}
	}

	private static List<String> events(CapturedOutput output, String text) {
		return output.getAll()
			.lines()
			.filter((line) -> line.contains("LoggingProblemListener") && line.contains(text))
			.toList();
	}

	private static TestServer start(List<String> properties, Class<?>... sources) {
		Class<?>[] all = new Class<?>[sources.length + 1];
		all[0] = ReactiveSecuredApplication.class;
		System.arraycopy(sources, 0, all, 1, sources.length);
		return TestServer.start(Container.NETTY, properties, all);
	}

	static class Users {

		@Bean
		ReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(
					User.withUsername("ada").password("{noop}right").roles("USER").build());
		}

	}

	static class ForbiddingEntryPoint {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.exceptionHandling((exceptions) -> exceptions
					.authenticationEntryPoint(new HttpStatusServerEntryPoint(HttpStatus.FORBIDDEN)))
				.build();
		}

	}

	static class WithoutAuthorization {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http.httpBasic(Customizer.withDefaults()).build();
		}

	}

	static class OwnWords {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			ServerAccessDeniedHandler own = (exchange, denied) -> {
				exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
				exchange.getResponse().getHeaders().set("Content-Type", "text/plain");
				return exchange.getResponse()
					.writeWith(Mono
						.fromSupplier(() -> exchange.getResponse().bufferFactory().wrap("Access Denied".getBytes())));
			};
			return denying(http, own);
		}

		static SecurityWebFilterChain denying(ServerHttpSecurity http, ServerAccessDeniedHandler handler) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().denyAll())
				.httpBasic(Customizer.withDefaults())
				.exceptionHandling((exceptions) -> exceptions.accessDeniedHandler(handler))
				.build();
		}

	}

	static class HidingHandler {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return OwnWords.denying(http, new HttpStatusServerAccessDeniedHandler(HttpStatus.NOT_FOUND));
		}

	}

	static class OwnExceptionHandler {

		@Bean
		@Order(-3)
		WebExceptionHandler handler() {
			return (exchange, failure) -> {
				exchange.getResponse().setRawStatusCode(418);
				return exchange.getResponse().setComplete();
			};
		}

	}

	static class DeadManager extends ReactiveChains.Basic {

		@Bean
		ReactiveAuthenticationManager manager(Environment environment) {
			Exception failure = switch (environment.getRequiredProperty("test.outage")) {
				case "outage" -> new IOException(TestServer.SECRET);
				case "timeout" -> new TimeoutException(TestServer.SECRET);
				case "status" -> new ResponseStatusException(HttpStatus.GONE);
				default -> new ResourceAccessException(TestServer.SECRET);
			};
			return (credentials) -> Mono.error(failure);
		}

	}

	@Import(Wrapping.Controller.class)
	static class Wrapping {

		@RestController
		static class Controller {

			@GetMapping("/open/wrapped")
			void wrapped() {
				throw new IllegalStateException(TestServer.SECRET, new AccessDeniedException(TestServer.SECRET));
			}

			@GetMapping("/open/wrapped-later")
			Mono<String> wrappedLater() {
				return Mono.error(new IOException(TestServer.SECRET, new AccessDeniedException(TestServer.SECRET)));
			}

			@GetMapping("/open/io")
			Mono<String> io() {
				return Mono.error(new IOException(TestServer.SECRET));
			}

		}

	}

}
