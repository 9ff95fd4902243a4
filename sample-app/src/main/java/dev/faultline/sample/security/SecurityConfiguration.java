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
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * Who may call what. There is no entry point, no access denied handler and no failure
 * handler here: {@code faultline.security.challenge} is all that a 401 needs.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

	@Bean
	SecurityFilterChain api(HttpSecurity http, AuthenticationConfiguration authentication, Quotas quotas,
			ApiProperties properties) {
		return http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/", "/index.html", "/cases.json", "/plain.json", "/favicon.svg", "/css/**", "/js/**")
				.permitAll()
				.requestMatchers("/problems", "/problems/**", "/v3/api-docs", "/v3/api-docs.yaml")
				.permitAll()
				.requestMatchers("/api/statistics")
				.hasAuthority(Plan.PRO.authority())
				.anyRequest()
				.authenticated())
			.addFilterBefore(apiKeys(authentication.getAuthenticationManager()), BasicAuthenticationFilter.class)
			.addFilterAfter(new QuotaFilter(quotas, properties), AuthorizationFilter.class)
			.build();
	}

	private static AuthenticationFilter apiKeys(AuthenticationManager authenticationManager) {
		AuthenticationFilter filter = new AuthenticationFilter(authenticationManager,
				new ApiKeyAuthenticationConverter());
		// the default redirects to the page that was asked for before the login
		filter.setSuccessHandler((request, response, authentication) -> {
		});
		return filter;
	}

}
