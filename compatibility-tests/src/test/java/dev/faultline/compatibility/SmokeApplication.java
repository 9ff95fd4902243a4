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

package dev.faultline.compatibility;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * One way to fail at each main door. It is deployed as a WAR too, and then has its
 * neighbours with it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ SmokeApplication.Doors.class, SmokeApplication.Security.class, SmokeApplication.RowController.class })
public class SmokeApplication extends SpringBootServletInitializer {

	static final String SECRET = "s3cr3t";

	static final List<String> PROPERTIES = List.of(
			"faultline.mappings.dev.faultline.compatibility.OutOfStockException=out-of-stock",
			"faultline.problems.out-of-stock.status=409", "faultline.problems.out-of-stock.title=Out of stock",
			"faultline.problems.out-of-stock.members=sku,next");

	@Override
	protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
		return builder.sources(SmokeApplication.class, Neighbours.class)
			.properties(PROPERTIES.toArray(String[]::new))
			.properties(Neighbours.PROPERTIES.toArray(String[]::new));
	}

	@Bean
	OncePerRequestFilter failingFilter() {
		return new FailingFilter();
	}

	/**
	 * What a request does.
	 */
	@RestController
	static class Doors {

		@GetMapping("/fine")
		Fine fine() {
			return new Fine("fine");
		}

		@PostMapping("/orders")
		Fine order(@Valid @RequestBody Order order) {
			return new Fine("ordered");
		}

		@GetMapping("/out-of-stock")
		Fine outOfStock() {
			throw new OutOfStockException("4711", new Delivery(LocalDate.of(2027, 1, 31)));
		}

		@GetMapping("/bug")
		Fine bug() {
			throw new IllegalStateException(SECRET);
		}

		@GetMapping({ "/secured", "/secured/admin" })
		Fine secured() {
			return new Fine("secured");
		}

	}

	/**
	 * Tells which row this is.
	 */
	@RestController
	static class RowController {

		private final RequestMappingHandlerAdapter adapter;

		RowController(@Qualifier("requestMappingHandlerAdapter") RequestMappingHandlerAdapter adapter) {
			this.adapter = adapter;
		}

		@GetMapping(path = "/row", produces = "text/plain")
		String row(HttpServletRequest request) {
			String server = request.getServletContext().getServerInfo().toLowerCase().contains("tomcat") ? "tomcat"
					: "jetty";
			String jackson = "none";
			for (HttpMessageConverter<?> converter : this.adapter.getMessageConverters()) {
				String name = converter.getClass().getSimpleName();
				if (name.equals("MappingJackson2HttpMessageConverter")
						|| name.equals("JacksonJsonHttpMessageConverter")) {
					jackson = name.startsWith("Mapping") ? "2" : "3";
					break;
				}
			}
			boolean virtual = Thread.currentThread().toString().startsWith("VirtualThread");
			return server + " " + jackson + " " + (virtual ? "virtual" : "platform");
		}

	}

	/**
	 * Basic authentication for one path.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.csrf(AbstractHttpConfigurer::disable)
				.httpBasic(Customizer.withDefaults())
				.authorizeHttpRequests((requests) -> requests.requestMatchers(Security::isAdmin)
					.hasRole("ADMIN")
					.requestMatchers(Security::isSecured)
					.authenticated()
					.anyRequest()
					.permitAll())
				.build();
		}

		private static boolean isAdmin(HttpServletRequest request) {
			return request.getRequestURI().endsWith("/secured/admin");
		}

		private static boolean isSecured(HttpServletRequest request) {
			return request.getRequestURI().endsWith("/secured");
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("ada").password("{noop}love").roles("USER").build());
		}

	}

	/**
	 * Fails as a header says.
	 */
	static class FailingFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String failure = request.getHeader("X-Fail");
			if ("throw".equals(failure)) {
				throw new IllegalStateException(SECRET);
			}
			if ("send".equals(failure)) {
				response.sendError(410, SECRET);
				return;
			}
			chain.doFilter(request, response);
		}

	}

	record Fine(String name) {

	}

	record Order(@Positive int quantity, @JsonProperty("note_text") @Size(max = 3) @Nullable String note) {

	}

	record Delivery(@JsonProperty("delivery_day") LocalDate day) {

	}

}
