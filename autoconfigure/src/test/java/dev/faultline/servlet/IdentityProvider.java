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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Issues tokens and answers for them, on a port of its own.
 */
final class IdentityProvider implements AutoCloseable {

	static final String AUDIENCE = "places";

	private static final RSAKey KEY = key();

	private static final RSAKey OTHER_KEY = key();

	private final HttpServer server;

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	private final Map<String, String> opaqueTokens = new ConcurrentHashMap<>();

	private IdentityProvider(HttpServer server) {
		this.server = server;
	}

	static IdentityProvider start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			IdentityProvider provider = new IdentityProvider(server);
			server.setExecutor(provider.executor);
			server.createContext("/.well-known/openid-configuration",
					(exchange) -> answer(exchange,
							"{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"subject_types_supported\":[\"public\"]}"
								.formatted(provider.issuer())));
			server.createContext("/keys", (exchange) -> answer(exchange, new JWKSet(KEY.toPublicJWK()).toString()));
			server.createContext("/introspect", provider::introspect);
			server.start();
			return provider;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RSAKey key() {
		try {
			return new RSAKeyGenerator(2048).keyID("k").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void introspect(HttpExchange exchange) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String token = form.replaceAll("(?:.*&)?token=([^&]*).*", "$1");
		answer(exchange, this.opaqueTokens.getOrDefault(token, "{\"active\":false}"));
	}

	private static void answer(HttpExchange exchange, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	String issuer() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	List<String> jwtProperties() {
		return List.of("spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer(),
				"spring.security.oauth2.resourceserver.jwt.audiences=" + AUDIENCE);
	}

	List<String> opaqueTokenProperties() {
		String prefix = "spring.security.oauth2.resourceserver.opaquetoken.";
		return List.of(prefix + "introspection-uri=" + issuer() + "/introspect", prefix + "client-id=places",
				prefix + "client-secret=" + TestServer.SECRET);
	}

	String opaqueToken(String scope) {
		String token = "opaque-" + this.opaqueTokens.size();
		this.opaqueTokens.put(token, "{\"active\":true,\"sub\":\"ada\",\"scope\":\"" + scope + "\"}");
		return token;
	}

	String token() {
		return sign(KEY, claims().build());
	}

	String expiredToken() {
		return sign(KEY, claims().expirationTime(Date.from(Instant.now().minusSeconds(3600))).build());
	}

	String tokenOfAnotherKey() {
		return sign(OTHER_KEY, claims().build());
	}

	String tokenForAnotherAudience() {
		return sign(KEY, claims().audience("elsewhere").build());
	}

	String tokenOfAnotherIssuer() {
		return sign(KEY, claims().issuer("https://elsewhere.example").build());
	}

	private JWTClaimsSet.Builder claims() {
		return new JWTClaimsSet.Builder().subject("ada")
			.issuer(issuer())
			.audience(AUDIENCE)
			.claim("scope", "read")
			.expirationTime(Date.from(Instant.now().plusSeconds(3600)));
	}

	private static String sign(RSAKey key, JWTClaimsSet claims) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
			token.sign(new RSASSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
