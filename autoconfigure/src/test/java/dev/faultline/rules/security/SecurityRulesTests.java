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

package dev.faultline.rules.security;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.rules.NamedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.authentication.AccountExpiredException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.security.authentication.password.CompromisedPasswordException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedCredentialsNotFoundException;
import org.springframework.security.web.authentication.rememberme.CookieTheftException;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.www.NonceExpiredException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityRulesTests {

	private static final String SECRET = "s3cr3t";

	private final TestWalk walk = TestWalk.by((catalog) -> new NamedRules("security"), FirewallRules::new,
			ServiceFailureRules::new, SuspectRules::new);

	static Stream<Throwable> refusedCredentials() {
		return Stream.of(new BadCredentialsException(SECRET), new LockedException(SECRET),
				new DisabledException(SECRET), new AccountExpiredException(SECRET),
				new CredentialsExpiredException(SECRET), new UsernameNotFoundException(SECRET),
				new ProviderNotFoundException(SECRET), new CompromisedPasswordException(SECRET),
				new InvalidOneTimeTokenException(SECRET), new NonceExpiredException(SECRET),
				new PreAuthenticatedCredentialsNotFoundException(SECRET), new RememberMeAuthenticationException(SECRET),
				new InvalidCookieException(SECRET), new CookieTheftException(SECRET));
	}

	static Stream<Arguments> others() {
		return Stream.of(Arguments.of(new InsufficientAuthenticationException(SECRET), "authentication-required", 401),
				Arguments.of(new AuthenticationCredentialsNotFoundException(SECRET), "authentication-required", 401),
				Arguments.of(new AuthenticationServiceException(SECRET), "service-unavailable", 503),
				Arguments.of(new InternalAuthenticationServiceException(SECRET), "service-unavailable", 503),
				Arguments.of(new SessionAuthenticationException(SECRET), "session-limit", 401),
				Arguments.of(new AccessDeniedException(SECRET), "access-denied", 403),
				Arguments.of(new AuthorizationDeniedException(SECRET, new AuthorizationDecision(false)),
						"access-denied", 403),
				Arguments.of(new InternalAuthenticationServiceException(SECRET, new NullPointerException(SECRET)),
						"internal-error", 500),
				Arguments.of(
						new InternalAuthenticationServiceException(SECRET,
								new BadSqlGrammarException(SECRET, SECRET, new SQLException(SECRET))),
						"internal-error", 500),
				Arguments.of(
						new InternalAuthenticationServiceException(SECRET,
								new IllegalStateException(SECRET, new IOException(SECRET))),
						"service-unavailable", 503),
				Arguments.of(new InternalAuthenticationServiceException(SECRET,
						new DataAccessResourceFailureException(SECRET)), "service-unavailable", 503),
				Arguments.of(new InternalAuthenticationServiceException(SECRET, new RuntimeException(SECRET)),
						"service-unavailable", 503),
				Arguments.of(new AuthorizationServiceException(SECRET), "internal-error", 500),
				Arguments.of(new AuthorizationServiceException(SECRET, new IllegalStateException(SECRET)),
						"internal-error", 500),
				Arguments.of(new AuthorizationServiceException(SECRET, new ResourceAccessException(SECRET)),
						"service-unavailable", 503),
				Arguments.of(new OAuth2AuthenticationException("invalid_token"), "invalid-token", 401),
				Arguments.of(new InvalidBearerTokenException(SECRET), "invalid-token", 401),
				Arguments.of(new JwtDecoderInitializationException(SECRET, new IOException(SECRET)),
						"service-unavailable", 503),
				Arguments.of(new JwtException(SECRET), "service-unavailable", 503),
				Arguments.of(new BadJwtException(SECRET), "internal-error", 500),
				Arguments.of(new OAuth2IntrospectionException(SECRET), "service-unavailable", 503),
				Arguments.of(new BadOpaqueTokenException(SECRET), "internal-error", 500),
				Arguments.of(new OAuth2AuthorizationException(new OAuth2Error("server_error")), "upstream-error", 502),
				Arguments.of(new CsrfException(SECRET), "csrf-rejected", 403));
	}

	@Test
	void credentialsThatAreRefusedAllLookAlike() {
		List<TestWalk.Answer> answers = refusedCredentials()
			.map((failure) -> this.walk.answer(failure, TestProblemContext.get("/me")))
			.toList();
		assertThat(answers).hasSize(14).allSatisfy((answer) -> {
			assertThat(answer.slug()).isEqualTo("invalid-credentials");
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.json()).isEqualTo(answers.get(0).json()).doesNotContain(SECRET);
			assertThat(answer.headers()).isEqualTo(answers.get(0).headers());
		});
	}

	@ParameterizedTest
	@MethodSource("others")
	void failureOfSecurityIsWhatItsClassSays(Throwable failure, String slug, int status) {
		TestWalk.Answer answer = this.walk.answer(failure, TestProblemContext.get("/me"));
		assertThat(answer.slug()).isEqualTo(slug);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stolen", "unprovided" })
	void failureThatTheOperatorsShouldSeeIsAWarning(String which) {
		Throwable failure = which.equals("stolen") ? new CookieTheftException(SECRET)
				: new ProviderNotFoundException(SECRET);
		assertThat(this.walk.problem(failure, TestProblemContext.get("/me")).logLevel()).isEqualTo(LogLevel.WARN);
		assertThat(this.walk.problem(new BadCredentialsException(SECRET), TestProblemContext.get("/me")).logLevel())
			.isEqualTo(LogLevel.INFO);
	}

	@Test
	void requestThatTheFirewallTurnsAwayIsRejected() {
		TestWalk.Answer answer = this.walk.answer(new RequestRejectedException(SECRET), TestProblemContext.get("/a;b"));
		assertThat(answer.slug()).isEqualTo("request-rejected");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json()).doesNotContain(SECRET);
	}

	@Test
	void methodThatNobodyKnowsIsNotImplementedAlsoWhenTheFirewallTurnsItAway() {
		TestWalk.Answer answer = this.walk.answer(new RequestRejectedException(SECRET),
				TestProblemContext.get("/a").withMethod("BREW"));
		assertThat(answer.slug()).isEqualTo("not-implemented");
		assertThat(answer.status()).isEqualTo(501);
	}

}
