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

package dev.faultline.servlet.statusmap;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.faultline.servlet.TestServer;
import jakarta.servlet.ServletException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.codec.EncodingException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.servlet.view.InternalResourceViewResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Status map 2.5: negotiation and writing.
 */
class NegotiationRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(List.of(), Texts.class)
		.onServlet(Views.class, Application.class)
		.onWebFlux(ReactiveApplication.class);

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		return List.of(
				row("2.5.1", HttpMediaTypeNotAcceptableException.class, "no acceptable type",
						get("/text").header("Accept", "image/png"), 406, "not-acceptable")
					.onWebFlux("2.5.2", NotAcceptableStatusException.class)
					.header("Accept", "text/plain")
					.header("Vary", "Accept, Accept-Language")
					.detail("Available: text/plain."),
				row("2.5.1", HttpMediaTypeNotAcceptableException.class, "Accept that is none",
						get("/text").header("Accept", "s3cr3t"), 406, "not-acceptable")
					.onWebFlux("2.5.2", NotAcceptableStatusException.class)
					.header("Accept", "text/plain")
					.header("Vary", "Accept, Accept-Language"),
				row("2.5.1", HttpMediaTypeNotAcceptableException.class, "no acceptable type for another origin",
						get("/shared-text").header("Accept", "image/png").header("Origin", "https://example.com"), 406,
						"not-acceptable")
					.onWebFlux("2.5.2", NotAcceptableStatusException.class)
					.header("Accept", "text/plain")
					.header("Access-Control-Allow-Origin", "*")
					.and((answer) -> assertThat(answer.header("Vary").split(", "))
						.contains("Origin", "Accept", "Accept-Language")
						.doesNotHaveDuplicates()),
				row("2.5.3", HttpMessageNotWritableException.class, "object that cannot be written", get("/unwritable"),
						500, "internal-error")
					.onWebFlux(EncodingException.class),
				row("2.5.4", "range outside of a static resource", get("/ten.txt").header("Range", "bytes=50-60"), 416,
						"range-not-satisfiable")
					.headerOnServlet("Content-Range", "bytes */10"),
				row("2.5.4", "range outside of what a handler returns", get("/ten").header("Range", "bytes=50-60"), 416,
						"range-not-satisfiable")
					.headerOnServlet("Content-Range", "bytes */10"),
				row("2.5.5", ServletException.class, "view that nobody knows", get("/unknown-view"), 500,
						"internal-error")
					.servletAlone("the exception is of the servlet API"),
				row("2.5.5", ServletException.class, "view that is its own handler", get("/circular"), 500,
						"internal-error")
					.servletAlone("the exception is of the servlet API"),
				row("2.5.5", ServletException.class, "handler that nobody can call", get("/odd"), 500, "internal-error")
					.servletAlone("the exception is of the servlet API"));
	}

	static class Unwritable {

		@JsonProperty
		String getFirst() {
			return "first";
		}

		@JsonProperty
		String getSecond() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

	@RestController
	static class Texts {

		@GetMapping(path = { "/text", "/shared-text" }, produces = MediaType.TEXT_PLAIN_VALUE)
		String text() {
			return "text";
		}

		@GetMapping("/unwritable")
		Unwritable unwritable() {
			return new Unwritable();
		}

		@GetMapping("/ten")
		Resource ten() {
			return new ByteArrayResource(new byte[10]);
		}

	}

	@Controller
	static class Views {

		@GetMapping("/unknown-view")
		String unknownView() {
			return "s3cr3t";
		}

		@GetMapping("/circular")
		String circular() {
			return "circular";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		InternalResourceViewResolver defaultViewResolver() {
			InternalResourceViewResolver resolver = new InternalResourceViewResolver();
			resolver.setViewNames("circular");
			return resolver;
		}

		@Bean
		CorsFilter corsFilter() {
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/shared-text", new CorsConfiguration().applyPermitDefaultValues());
			return new CorsFilter(source);
		}

		@Bean("/odd")
		Object odd() {
			return new Object();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveApplication {

		@Bean
		CorsWebFilter reactiveCorsFilter() {
			var source = new org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/shared-text", new CorsConfiguration().applyPermitDefaultValues());
			return new CorsWebFilter(source);
		}

	}

}
