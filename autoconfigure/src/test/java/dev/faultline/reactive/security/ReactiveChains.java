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

import dev.faultline.servlet.TestServer;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UserDetailsRepositoryReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.session.InMemoryReactiveSessionRegistry;
import org.springframework.security.core.session.ReactiveSessionRegistry;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ConcurrentSessionControlServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.DelegatingServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.PreventLoginServerMaximumSessionsExceededHandler;
import org.springframework.security.web.server.authentication.RegisterSessionServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authorization.HttpStatusServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * The WebFlux twins of the filter chains of the servlet tests.
 */
public final class ReactiveChains {

	private ReactiveChains() {
	}

	private static ServerHttpSecurity rules(ServerHttpSecurity http) {
		return http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/open/**")
			.permitAll()
			.pathMatchers("/admin")
			.hasRole("ADMIN")
			.anyExchange()
			.authenticated());
	}

	private static ServerHttpSecurity rulesOfKeys(ServerHttpSecurity http) {
		return http
			.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/admin").hasRole("ADMIN").anyExchange().authenticated())
			.addFilterAt(new ApiKeyFilter(), SecurityWebFiltersOrder.AUTHENTICATION);
	}

	private static ServerHttpSecurity rulesOfLogin(ServerHttpSecurity http) {
		return http
			.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/open/**").permitAll().anyExchange().authenticated())
			.csrf((csrf) -> csrf.disable());
	}

	/** The filter that so many services have. */
	static class ApiKeyFilter implements WebFilter {

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			String key = exchange.getRequest().getHeaders().getFirst("X-API-Key");
			if ("bug".equals(key)) {
				throw new IllegalStateException(TestServer.SECRET);
			}
			if ("refused".equals(key)) {
				exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
				return exchange.getResponse().setComplete();
			}
			if ("k".equals(key)) {
				return chain.filter(exchange)
					.contextWrite(ReactiveSecurityContextHolder.withAuthentication(UsernamePasswordAuthenticationToken
						.authenticated("caller", null, AuthorityUtils.createAuthorityList("ROLE_USER"))));
			}
			return chain.filter(exchange);
		}

	}

	public static class Basic {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return rules(http).httpBasic(Customizer.withDefaults()).csrf((csrf) -> csrf.disable()).build();
		}

	}

	public static class Passwords {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return rules(http).httpBasic(Customizer.withDefaults()).build();
		}

	}

	public static class ApiKeys {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return rulesOfKeys(http).csrf((csrf) -> csrf.disable()).build();
		}

	}

	public static class OwnBodies {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return rulesOfKeys(http)
				.exceptionHandling((exceptions) -> exceptions
					.authenticationEntryPoint((exchange, failure) -> write(401, "own entry point", exchange))
					.accessDeniedHandler((exchange, failure) -> write(403, "own handler", exchange)))
				.build();
		}

		private static Mono<Void> write(int status, String text, ServerWebExchange exchange) {
			ServerHttpResponse response = exchange.getResponse();
			response.setRawStatusCode(status);
			return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(text.getBytes())));
		}

	}

	public static class OwnStatuses {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return rulesOfKeys(http)
				.exceptionHandling((exceptions) -> exceptions
					.authenticationEntryPoint(new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED))
					.accessDeniedHandler(new HttpStatusServerAccessDeniedHandler(HttpStatus.FORBIDDEN)))
				.build();
		}

	}

	public static class OwnFirewallHandler {

		@Bean
		ServerExchangeRejectedHandler rejections() {
			return (exchange, rejected) -> {
				exchange.getResponse().setStatusCode(HttpStatus.BAD_REQUEST);
				return exchange.getResponse().setComplete();
			};
		}

	}

	public static class Cors {

		@Bean
		UrlBasedCorsConfigurationSource corsConfigurationSource() {
			CorsConfiguration cors = new CorsConfiguration();
			cors.addAllowedOrigin("https://places.example");
			cors.addAllowedMethod("GET");
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", cors);
			return source;
		}

		/** The chain for servlets has the filter as soon as there is a source. */
		@Bean
		Customizer<ServerHttpSecurity> cors() {
			return (http) -> http.cors(Customizer.withDefaults());
		}

	}

	public static class DeadPolicies {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http
				.authorizeExchange((exchanges) -> exchanges.anyExchange()
					.access((caller, context) -> Mono.error(new AuthorizationServiceException(TestServer.SECRET))))
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

	public static class ApiAndPages {

		@Bean
		@Order(1)
		SecurityWebFilterChain api(ServerHttpSecurity http) {
			return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/open/**"))
				.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		@Order(2)
		SecurityWebFilterChain pages(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

	}

	public static class PageLogin {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return rulesOfLogin(http).formLogin(Customizer.withDefaults()).build();
		}

	}

	public static class ScriptLogin {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			HttpStatusServerEntryPoint unauthorized = new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED);
			ReactiveSessionRegistry sessions = new InMemoryReactiveSessionRegistry();
			return rulesOfLogin(http)
				.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(unauthorized))
				.formLogin((form) -> form
					.authenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(unauthorized))
					.authenticationSuccessHandler(new DelegatingServerAuthenticationSuccessHandler(
							new ConcurrentSessionControlServerAuthenticationSuccessHandler(sessions,
									new PreventLoginServerMaximumSessionsExceededHandler()),
							new RegisterSessionServerAuthenticationSuccessHandler(sessions),
							(exchange, caller) -> Mono.fromRunnable(
									() -> exchange.getExchange().getResponse().setStatusCode(HttpStatus.NO_CONTENT)))))
				.build();
		}

	}

	public static class Jwt {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http
				.authorizeExchange((exchanges) -> exchanges.pathMatchers("/open/**")
					.permitAll()
					.pathMatchers("/admin")
					.hasAuthority("SCOPE_admin")
					.anyExchange()
					.authenticated())
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.build();
		}

	}

	public static class JwtInQuery {

		@Bean
		Customizer<ServerHttpSecurity.OAuth2ResourceServerSpec> tokens() {
			ServerBearerTokenAuthenticationConverter tokens = new ServerBearerTokenAuthenticationConverter();
			tokens.setAllowUriQueryParameter(true);
			return (server) -> server.bearerTokenConverter(tokens);
		}

	}

	/** A manager that is a bean. */
	public static class OwnManager extends BasicOnly {

		@Bean
		ReactiveAuthenticationManager manager(ReactiveUserDetailsService users) {
			return new UserDetailsRepositoryReactiveAuthenticationManager(users);
		}

	}

	public static class BasicOnly {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return rulesOfLogin(http).httpBasic(Customizer.withDefaults()).build();
		}

	}

	/** A manager that nobody knows but its chain. */
	public static class HiddenManager {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, ReactiveUserDetailsService users) {
			ReactiveAuthenticationManager manager = new UserDetailsRepositoryReactiveAuthenticationManager(users);
			return rulesOfLogin(http).authenticationManager((credentials) -> manager.authenticate(credentials))
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

	@RestController
	public static class Login {

		private final ReactiveAuthenticationManager manager;

		Login(ReactiveAuthenticationManager manager) {
			this.manager = manager;
		}

		@PostMapping("/open/login")
		Mono<Void> login(ServerWebExchange exchange) {
			return exchange.getFormData()
				.flatMap((form) -> this.manager.authenticate(UsernamePasswordAuthenticationToken
					.unauthenticated(form.getFirst("name"), form.getFirst("password"))))
				.then();
		}

	}

}
