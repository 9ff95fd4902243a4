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

package dev.faultline.sample.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;

/**
 * Who may call what. Nothing here writes an error: {@code faultline.security.challenge}
 * is all that a 401 needs.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
class SecurityConfiguration {

	// without one, Spring Security would ask callers of WebFlux for a password
	private static final ServerAuthenticationEntryPoint NO_PASSWORD = new HttpStatusServerEntryPoint(
			HttpStatus.UNAUTHORIZED);

	@Bean
	SecurityWebFilterChain api(ServerHttpSecurity http, ReactiveAuthenticationManager authenticationManager,
			ApiProperties properties) {
		return http.csrf(CsrfSpec::disable)
			.logout(LogoutSpec::disable)
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(NO_PASSWORD))
			.authorizeExchange((exchanges) -> exchanges
				.pathMatchers("/", "/index.html", "/cases.json", "/plain.json", "/favicon.svg", "/css/**", "/js/**")
				.permitAll()
				.pathMatchers("/problems", "/problems/**")
				.permitAll()
				.pathMatchers("/api/statistics")
				.hasAuthority(Plan.PRO.authority())
				.anyExchange()
				.authenticated())
			.addFilterAt(apiKeys(authenticationManager), SecurityWebFiltersOrder.AUTHENTICATION)
			.addFilterAfter(new QuotaFilter(properties), SecurityWebFiltersOrder.AUTHORIZATION)
			.build();
	}

	private static AuthenticationWebFilter apiKeys(ReactiveAuthenticationManager authenticationManager) {
		AuthenticationWebFilter filter = new AuthenticationWebFilter(authenticationManager);
		filter.setServerAuthenticationConverter(new ApiKeyAuthenticationConverter());
		filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(NO_PASSWORD));
		return filter;
	}

}
