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
import java.util.Map;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.accept.MissingApiVersionException;
import org.springframework.web.accept.NotAcceptableApiVersionException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsatisfiedRequestParameterException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Status map 2.1: routing.
 */
class RoutingRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(
			List.of("test.management=true", "management.endpoints.web.exposure.include=probe"), Places.class,
			Probe.class);

	private static final StatusMapServer WITHOUT_RESOURCES = application(
			List.of("spring.web.resources.add-mappings=false"), Places.class);

	private static final StatusMapServer VERSIONED = application(
			List.of("spring.mvc.apiversion.required=true", "spring.mvc.apiversion.use.header=X-Version",
					"spring.mvc.apiversion.supported=1.0,2.0", "spring.webflux.apiversion.required=true",
					"spring.webflux.apiversion.use.header=X-Version", "spring.webflux.apiversion.supported=1.0,2.0"),
			Versioned.class);

	private static final StatusMapRequest PREFLIGHT = call("OPTIONS", "/shared")
		.header("Origin", "https://s3cr3t.example")
		.header("Access-Control-Request-Method", "GET");

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		return List.of(
				row("2.1.1", NoResourceFoundException.class, "unknown path", get("/nowhere"), 404, "not-found")
					.onWebFlux("2.1.3", org.springframework.web.reactive.resource.NoResourceFoundException.class)
					.detail("Nothing was found at this path."),
				row("2.1.1", NoResourceFoundException.class, "unknown path, POST", post("/nowhere").json("{}"), 404,
						"not-found")
					.onWebFlux("2.1.3", org.springframework.web.reactive.resource.NoResourceFoundException.class),
				row("2.1.1", NoResourceFoundException.class, "unmet condition on headers", get("/tenant"), 404,
						"not-found")
					.onWebFlux("2.1.3", org.springframework.web.reactive.resource.NoResourceFoundException.class),
				row("2.1.2", NoHandlerFoundException.class, "unknown path, no static resources",
						get("/nowhere").header("X-Token", "s3cr3t"), 404, "not-found")
					.onWebFlux("2.1.3", ResponseStatusException.class)
					.in(WITHOUT_RESOURCES),
				row("2.1.4", HttpRequestMethodNotSupportedException.class, "method that is not offered",
						call("DELETE", "/places"), 405, "method-not-allowed")
					.onWebFlux("2.1.5", MethodNotAllowedException.class)
					.list("Allow", "GET", "POST", "PATCH")
					.and((answer) -> assertThat(answer.document().get("detail")).asString()
						.matches("Use one of: (GET, |POST, |PATCH, ){2}(GET|POST|PATCH)\\.")),
				row("2.1.4", HttpRequestMethodNotSupportedException.class, "method that is implemented nowhere",
						call("FROB", "/places"), 501, "not-implemented")
					.onWebFlux("2.1.5", MethodNotAllowedException.class),
				row("2.1.6", UnsatisfiedServletRequestParameterException.class, "unmet condition on parameters",
						get("/filtered?mode=s3cr3t"), 400, "missing-parameter")
					.onWebFlux(UnsatisfiedRequestParameterException.class)
					.detail("Required: mode=full."),
				row("2.1.7", "origin that is not allowed", get("/shared").header("Origin", "https://s3cr3t.example"),
						403, "cors-rejected")
					.and((answer) -> assertThat(answer.header("Vary")).contains("Origin")),
				row("2.1.7", "preflight of such an origin", PREFLIGHT, 403, "cors-rejected")
					.servletAlone("a servlet names the methods in each answer to OPTIONS")
					.list("Allow", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
					.and((answer) -> assertThat(answer.header("Vary")).contains("Origin")),
				row("2.1.7", "preflight of such an origin, WebFlux", PREFLIGHT, 403, "cors-rejected")
					.webFluxAlone("a servlet names the methods in each answer to OPTIONS")
					.and((answer) -> assertThat(answer.header("Vary")).contains("Origin")),
				row("2.1.8", InvalidEndpointRequestException.class, "endpoint without its parameter",
						get("/actuator/probe"), 400, "missing-parameter")
					.onWebFlux(ResponseStatusException.class)
					.orSubclass(),
				row("2.1.9", MissingApiVersionException.class, "no version", get("/versioned"), 400,
						"unsupported-api-version")
					.in(VERSIONED),
				row("2.1.9", InvalidApiVersionException.class, "version that is none",
						get("/versioned").header("X-Version", "s3cr3t"), 400, "unsupported-api-version")
					.in(VERSIONED),
				row("2.1.9", InvalidApiVersionException.class, "unknown version",
						get("/versioned").header("X-Version", "7"), 400, "unsupported-api-version")
					.in(VERSIONED),
				row("2.1.9", NotAcceptableApiVersionException.class, "version that this path does not have",
						get("/versioned").header("X-Version", "2.0"), 400, "unsupported-api-version")
					.in(VERSIONED));
	}

	@RestController
	static class Places {

		@GetMapping("/places")
		List<String> places() {
			return List.of();
		}

		@PostMapping(path = "/places", consumes = MediaType.APPLICATION_JSON_VALUE)
		void create(@RequestBody Map<String, Object> place) {
		}

		@PatchMapping(path = "/places", consumes = "application/merge-patch+json")
		void change(@RequestBody Map<String, Object> place) {
		}

		@GetMapping(path = "/filtered", params = "mode=full")
		void filtered() {
		}

		@GetMapping(path = "/tenant", headers = "X-Tenant=acme")
		void tenant() {
		}

		@CrossOrigin("https://friend.example")
		@GetMapping("/shared")
		void shared() {
		}

	}

	@RestController
	static class Versioned {

		@GetMapping(path = "/versioned", version = "1.0")
		String first() {
			return "first";
		}

	}

	@Endpoint(id = "probe")
	static class Probe {

		@ReadOperation
		String probe(String name) {
			return name;
		}

	}

}
