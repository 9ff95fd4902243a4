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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The body is all that is added. Each request is sent to an application with Faultline
 * and to the same application without: every header that Spring Security sends is there,
 * with the same value.
 */
@ParameterizedClass
@EnumSource
class SecurityContractTests {

	/**
	 * Status map, section 4, besides what belongs to the content. Jetty's error page
	 * brings a {@code Cache-Control} of its own, so that Spring Security writes none of
	 * its three headers there.
	 */
	private static final Set<String> ADDED = Set.of("vary", "expires", "pragma");

	/**
	 * They belong to the content that there was without Faultline, or to the connection.
	 */
	private static final Set<String> NOT_COMPARED = Set.of("content-type", "content-length", "content-language",
			"cache-control", "transfer-encoding", "connection", "date", "keep-alive");

	private final SecuredServer servers;

	SecurityContractTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void basicAndMethodSecurity() {
		compare(List.of(), List.of(SecuredApplication.Users.class, BasicTests.BasicChain.class), List
			.of(new Case("no credentials", "/private", 401, "authentication-required"),
					new Case("wrong password", "/private", 401, "invalid-credentials").as("ada", "wrong"),
					new Case("locked", "/private", 401, "invalid-credentials").as("locked", "right"),
					new Case("malformed", "/private", 401, "invalid-credentials").with("Authorization", "Basic !"),
					new Case("script", "/private", 401, "authentication-required").with("X-Requested-With",
							"XMLHttpRequest"),
					new Case("no such path", "/nowhere", 401, "authentication-required"),
					new Case("HEAD", "/private", 401, "authentication-required").method("HEAD"),
					new Case("permitted, but nothing there", "/open/nowhere", 404, "not-found").withoutFaultline(401),
					new Case("permitted, but malformed", "/open/number", 400, "missing-parameter")
						.withoutFaultline(401),
					new Case("denied", "/admin", 403, "access-denied").as("ada", "right"),
					new Case("denied method", "/open/method", 403, "access-denied").as("ada", "right"),
					new Case("denied service", "/open/service", 403, "access-denied").as("ada", "right"),
					new Case("anonymous method", "/open/method", 401, "authentication-required"),
					new Case("denied later", "/open/later", 403, "access-denied").as("ada", "right"),
					new Case("firewall", "/open;s3cr3t/number", 400, "request-rejected").as("ada", "right")
						.withoutFaultline(401),
					new Case("CORS", "/private", 403, "cors-rejected").as("ada", "right")
						.with("Origin", "https://elsewhere.example"),
					new Case("CORS, allowed", "/private", 401, "invalid-credentials").as("ada", "wrong")
						.with("Origin", "https://places.example")));
	}

	@Test
	void formLoginForScripts() {
		compare(List.of(), List.of(SecuredApplication.Users.class, FormLoginTests.ScriptLogin.class),
				List.of(new Case("no credentials", "/private", 401, "authentication-required"),
						new Case("wrong password", "/login", 401, "invalid-credentials").method("POST")
							.form("username=ada&password=wrong"),
						new Case("unknown", "/login", 401, "invalid-credentials").method("POST")
							.form("username=nobody&password=right")));
	}

	@Test
	void ownFilter() {
		compare(List.of(), List.of(FilterChainTests.ApiKeyChain.class),
				List.of(new Case("denied", "/admin", 403, "access-denied").with("X-API-Key", "k"),
						new Case("refused", "/private", 401, "authentication-required").with("X-API-Key", "refused")
							.withoutFaultline(403)));
	}

	@Test
	void ownEntryPointAndHandlerThatSendAStatus() {
		compare(List.of(), List.of(FilterChainTests.OwnStatuses.class),
				List.of(new Case("no key", "/private", 401, "authentication-required"),
						new Case("denied", "/admin", 403, "access-denied").with("X-API-Key", "k").withoutFaultline(401),
						new Case("CSRF", "/private", 403, "csrf-rejected").method("POST")
							.with("X-API-Key", "k")
							.withoutFaultline(401)));
	}

	@Test
	void csrf() {
		compare(List.of("spring.security.user.name=ada", "spring.security.user.password=right"), List.of(),
				List.of(new Case("no token", "/private", 403, "csrf-rejected").method("POST")
					.as("ada", "right")
					.withoutFaultline(401),
						new Case("wrong token", "/private", 403, "csrf-rejected").method("POST")
							.as("ada", "right")
							.with("X-CSRF-TOKEN", TestServer.SECRET)
							.withoutFaultline(401),
						new Case("anonymous", "/private", 403, "csrf-rejected").method("POST").withoutFaultline(401)));
	}

	@Test
	void signedTokens() {
		try (IdentityProvider provider = IdentityProvider.start()) {
			compare(provider.jwtProperties(),
					List.of(BearerTokenTests.JwtChain.class, BearerTokenTests.TokenInQuery.class),
					List.of(new Case("no token", "/private", 401, "authentication-required"),
							new Case("malformed", "/private", 401, "invalid-token").bearer("a.b.c"),
							new Case("expired", "/private", 401, "invalid-token").bearer(provider.expiredToken()),
							new Case("signature", "/private", 401, "invalid-token")
								.bearer(provider.tokenOfAnotherKey()),
							new Case("audience", "/private", 401, "invalid-token")
								.bearer(provider.tokenForAnotherAudience()),
							new Case("twice", "/private?access_token=a&access_token=b", 400, "malformed-request"),
							new Case("scope", "/admin", 403, "insufficient-scope").bearer(provider.token()),
							new Case("method", "/open/method", 403, "insufficient-scope").bearer(provider.token()),
							new Case("CSRF", "/private", 403, "csrf-rejected").method("POST").withoutFaultline(401)));
		}
	}

	@Test
	void opaqueTokens() {
		try (IdentityProvider provider = IdentityProvider.start()) {
			compare(provider.opaqueTokenProperties(), List.of(), List.of(
					new Case("no token", "/private", 401, "authentication-required"),
					new Case("revoked", "/private", 401, "invalid-token").bearer("revoked"),
					new Case("scope", "/open/method", 403, "insufficient-scope").bearer(provider.opaqueToken("read"))));
		}
	}

	void compare(List<String> properties, List<Class<?>> sources, List<Case> cases) {
		Map<String, Answer> plain = new TreeMap<>();
		List<String> without = new ArrayList<>(properties);
		without.add("faultline.enabled=false");
		try (TestServer server = this.servers.start(without, sources.toArray(Class<?>[]::new))) {
			cases.forEach((request) -> plain.put(request.name, request.send(server)));
		}
		try (TestServer server = this.servers.start(properties, sources.toArray(Class<?>[]::new))) {
			for (Case request : cases) {
				Answer problem = request.send(server);
				Answer other = plain.get(request.name);
				assertThat(other.status()).as(request.name).isEqualTo(plainStatus(request));
				assertThat(problem.status()).as(request.name).isEqualTo(request.status);
				if (!request.method.equals("HEAD")) {
					assertThat(problem.document()).as(request.name)
						.containsEntry("type", "/problems/" + request.slug)
						.containsEntry("status", request.status);
					assertThat(problem.header("Cache-Control")).as(request.name).contains("no-store");
					assertThat(problem.text()).as(request.name).doesNotContain(TestServer.SECRET);
				}
				if (plainStatus(request) == request.status) {
					hasHeadersOf(other, problem, request.name);
				}
			}
		}
	}

	private int plainStatus(Case request) {
		// WebFlux has no ERROR dispatch
		return (this.servers != SecuredServer.NETTY) ? request.plainStatus : request.status;
	}

	private static void hasHeadersOf(Answer plain, Answer problem, String name) {
		Map<String, List<String>> expected = comparable(plain);
		Map<String, List<String>> actual = comparable(problem);
		// without Faultline the ERROR dispatch is challenged too
		expected.computeIfPresent("www-authenticate", (key, challenges) -> challenges.subList(0, 1));
		List<String> vary = expected.remove("vary");
		if (vary != null) {
			assertThat(actual.get("vary")).as(name).containsAll(vary);
		}
		assertThat(actual).as(name).containsAllEntriesOf(expected);
		Set<String> added = new TreeSet<>(actual.keySet());
		added.removeAll(expected.keySet());
		assertThat(ADDED).as(name).containsAll(added);
	}

	/**
	 * Names in small letters; nonces, ports and the ids of sessions are never the same.
	 */
	private static Map<String, List<String>> comparable(Answer answer) {
		Map<String, List<String>> headers = new TreeMap<>();
		answer.headers().forEach((key, values) -> {
			String name = key.toLowerCase(Locale.ROOT);
			if (!NOT_COMPARED.contains(name)) {
				headers.put(name,
						values.stream()
							.map((value) -> value.replaceAll("nonce=\"[^\"]*\"", "nonce")
								.replaceAll("127.0.0.1:\\d+", "here")
								.replaceAll("(JSESSIONID|SESSION)=[^;]*", "$1"))
							.toList());
			}
		});
		return headers;
	}

	static final class Case {

		private final String name;

		private final String path;

		private final int status;

		private final String slug;

		private final List<UnaryOperator<TestServer.Call>> changes = new ArrayList<>();

		private String method = "GET";

		private int plainStatus;

		Case(String name, String path, int status, String slug) {
			this.name = name;
			this.path = path;
			this.status = status;
			this.plainStatus = status;
			this.slug = slug;
		}

		Case method(String method) {
			this.method = method;
			return this;
		}

		/**
		 * What it is without Faultline, where an ERROR dispatch makes it another status.
		 */
		Case withoutFaultline(int plainStatus) {
			this.plainStatus = plainStatus;
			return this;
		}

		Case with(String header, String value) {
			this.changes.add((call) -> call.header(header, value));
			return this;
		}

		Case form(String form) {
			this.changes.add((call) -> call.form(form));
			return this;
		}

		Case bearer(String token) {
			return with("Authorization", "Bearer " + token);
		}

		Case as(String name, String password) {
			this.changes.add((call) -> SecuredServer.as(call, name, password));
			return this;
		}

		Answer send(TestServer server) {
			TestServer.Call call = server.call(this.method, this.path).accept("application/json");
			for (Function<TestServer.Call, TestServer.Call> change : this.changes) {
				call = change.apply(call);
			}
			return call.send();
		}

	}

}
