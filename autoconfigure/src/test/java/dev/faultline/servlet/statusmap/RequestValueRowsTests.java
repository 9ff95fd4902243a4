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

import java.beans.PropertyEditorSupport;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.faultline.servlet.TestServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpSessionRequiredException;
import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.AbstractController;
import org.springframework.web.util.InvalidUrlException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Status map 2.2: pieces of the request that are missing or of the wrong type.
 */
class RequestValueRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(List.of(), Values.class, OwnCode.class)
		.onServlet(Session.class);

	private static final StatusMapServer WITH_DATA = StatusMapData.application(Sorted.class);

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		return List.of(
				row("2.2.1", MissingServletRequestParameterException.class, "parameter", get("/parameter"), 400,
						"missing-parameter")
					.onWebFlux("2.2.5", MissingRequestValueException.class)
					.detail("The parameter 'name' is required.")
					.errors(Map.of("in", "query", "parameter", "name", "code", "required")),
				row("2.2.1", MissingServletRequestParameterException.class,
						"parameter of which conversion leaves nothing", get("/token?token=a"), 400, "missing-parameter")
					.onWebFlux("2.2.5", MissingRequestValueException.class)
					.detail("The parameter 'token' must have a value.")
					.errors(Map.of("in", "query", "parameter", "token", "code", "required")),
				row("2.2.1", MissingRequestHeaderException.class, "header", get("/header"), 400, "missing-header")
					.onWebFlux("2.2.5", MissingRequestValueException.class)
					.detail("The header 'X-Tenant' is required.")
					.errors(Map.of("in", "header", "parameter", "X-Tenant", "code", "required")),
				row("2.2.1", MissingRequestCookieException.class, "cookie", get("/cookie"), 400, "missing-cookie")
					.onWebFlux("2.2.5", MissingRequestValueException.class)
					.detail("The cookie 'theme' is required.")
					.errors(Map.of("in", "cookie", "parameter", "theme", "code", "required")),
				row("2.2.1", MissingMatrixVariableException.class, "matrix variable", get("/matrix/1"), 400,
						"missing-parameter")
					.onWebFlux("2.2.5", MissingRequestValueException.class)
					.detail("The parameter 'version' is required.")
					.errors(Map.of("in", "matrix", "parameter", "version", "code", "required")),
				row("2.2.2", MissingPathVariableException.class, "path variable that the pattern does not have",
						get("/mistaken/1"), 500, "internal-error")
					.onWebFlux("2.2.9", ServerErrorException.class),
				row("2.2.2", MissingPathVariableException.class, "path variable of which conversion leaves nothing",
						get("/token/a"), 400, "invalid-parameter")
					.onWebFlux("2.2.9", ServerErrorException.class)
					.errors(Map.of("in", "path", "parameter", "token", "code", "required")),
				row("2.2.3", ServletRequestBindingException.class, "session attribute", get("/session"), 400,
						"missing-session-attribute")
					.onWebFlux("2.2.5", MissingRequestValueException.class),
				row("2.2.3", ServletRequestBindingException.class, "request attribute, which we set", get("/attribute"),
						500, "internal-error")
					.onWebFlux("2.2.5", MissingRequestValueException.class),
				row("2.2.4", HttpSessionRequiredException.class, "session", get("/session-required"), 400,
						"missing-session-attribute")
					.servletAlone("of Spring MVC"),
				mistyped("query", "number", "a whole number", get("/number?number=s3cr3t")),
				mistyped("path", "number", "a whole number", get("/numbers/s3cr3t")),
				mistyped("header", "X-Number", "a whole number", get("/numbered-header").header("X-Number", "s3cr3t")),
				mistyped("cookie", "number", "a whole number",
						get("/numbered-cookie").header("Cookie", "number=s3cr3t")),
				mistyped("matrix", "version", "a whole number", get("/matrix/1;version=s3cr3t")),
				mistyped("query", "color", "one of the allowed values", get("/color?color=s3cr3t")),
				mistyped("query", "date", "a date", get("/date?date=s3cr3t")),
				mistyped("query", "uuid", "a UUID", get("/uuid?uuid=s3cr3t")),
				mistyped("query", "flag", "true or false", get("/flag?flag=s3cr3t")),
				row("2.2.6", TypeMismatchException.class, "in our own code", get("/own/bean-wrapper"), 500,
						"internal-error"),
				row("2.2.8", MethodArgumentConversionNotSupportedException.class, "type that nothing converts to",
						get("/opaque?opaque=s3cr3t"), 500, "internal-error")
					.onWebFlux("2.2.9", ServerErrorException.class),
				row("2.2.8", ConversionNotSupportedException.class, "in our own code", get("/own/no-editor"), 500,
						"internal-error"),
				row("2.2.10", ConversionFailedException.class, "in our own code", get("/own/conversion"), 500,
						"internal-error"),
				row("2.2.10", ConverterNotFoundException.class, "in our own code", get("/own/no-converter"), 500,
						"internal-error"),
				row("2.2.11", InvalidMediaTypeException.class, "in our own code", get("/own/media-type"), 500,
						"internal-error"),
				row("2.2.11", InvalidMimeTypeException.class, "in our own code", get("/own/mime-type"), 500,
						"internal-error"),
				row("2.2.11", InvalidUrlException.class, "in our own code", get("/own/url"), 500, "internal-error"),
				sorted(PropertyReferenceException.class, "/sorted?sort=s3cr3t,desc"),
				sorted(PropertyReferenceException.class, "/sorted?sort=name.s3cr3t"),
				sorted(InvalidDataAccessApiUsageException.class, "/sorted?sort=length(s3cr3t)"),
				sorted(PropertyReferenceException.class, "/sorted/derived?sort=s3cr3t"),
				sorted(InvalidDataAccessApiUsageException.class, "/sorted/derived?sort=length(s3cr3t)"),
				sorted(InvalidDataAccessApiUsageException.class, "/sorted/query?sort=s3cr3t"),
				sorted(InvalidDataAccessApiUsageException.class, "/sorted/query?sort=name.s3cr3t"),
				sorted(InvalidDataAccessApiUsageException.class, "/sorted/query?sort=length(s3cr3t)"),
				sorted(InvalidDataAccessApiUsageException.class, "/sorted/table?sort=length(s3cr3t)"),
				row("2.2.12", InvalidDataAccessApiUsageException.class, "expression that we sort by",
						get("/sorted-by-us/expression"), 500, "internal-error")
					.servletAlone("JPA blocks")
					.in(WITH_DATA),
				row("2.2.12", InvalidDataAccessApiUsageException.class, "unknown property that our query is sorted by",
						get("/sorted-by-us/query"), 500, "internal-error")
					.servletAlone("JPA blocks")
					.in(WITH_DATA),
				row("2.2.12", InvalidDataAccessApiUsageException.class, "misuse beside a sort order",
						get("/sorted-by-us/misuse?sort=name"), 500, "internal-error")
					.servletAlone("JPA blocks")
					.in(WITH_DATA),
				row("2.2.12", PropertyReferenceException.class, "unknown property that we sort by",
						get("/sorted-by-us"), 500, "internal-error")
					.servletAlone("JPA blocks")
					.in(WITH_DATA));
	}

	private static StatusMapCase mistyped(String in, String name, String words, StatusMapRequest request) {
		return row("2.2.6", MethodArgumentTypeMismatchException.class, in + ", not " + words, request, 400,
				"invalid-parameter")
			.onWebFlux("2.2.7", ServerWebInputException.class)
			.detail("'" + name + "' must be " + words + ".")
			.errors(Map.of("in", in, "parameter", name, "code", "type", "detail", "must be " + words));
	}

	private static StatusMapCase sorted(Class<? extends Throwable> type, String target) {
		return row("2.2.12", type, target, get(target), 400, "invalid-parameter").detail("Unknown sort property.")
			.servletAlone("JPA blocks")
			.errors(Map.of("in", "query", "parameter", "sort"))
			.in(WITH_DATA);
	}

	enum Color {

		RED, GREEN

	}

	/** What no converter knows. */
	record Opaque(Thread thread) {

	}

	/** What a converter may make nothing of. */
	record Token(String value) {

	}

	@RestController
	static class Values {

		@InitBinder
		void bindTokens(WebDataBinder binder) {
			binder.registerCustomEditor(Token.class, new PropertyEditorSupport() {

				@Override
				public void setAsText(String text) {
					setValue(null);
				}

			});
		}

		@GetMapping("/parameter")
		void parameter(@RequestParam String name) {
		}

		@GetMapping("/header")
		void header(@RequestHeader("X-Tenant") String tenant) {
		}

		@GetMapping("/cookie")
		void cookie(@CookieValue("theme") String theme) {
		}

		@GetMapping("/matrix/{id}")
		void matrix(@PathVariable String id, @MatrixVariable int version) {
		}

		@GetMapping("/token")
		void token(@RequestParam Token token) {
		}

		@GetMapping("/token/{token}")
		void tokenInPath(@PathVariable Token token) {
		}

		@GetMapping("/mistaken/{id}")
		void mistaken(@PathVariable("identifier") String id) {
		}

		@GetMapping("/session")
		void session(@SessionAttribute("cart") String cart) {
		}

		@GetMapping("/attribute")
		void attribute(@RequestAttribute("tenant") String tenant) {
		}

		@GetMapping("/number")
		void number(@RequestParam int number) {
		}

		@GetMapping("/numbers/{number}")
		void numberInPath(@PathVariable long number) {
		}

		@GetMapping("/numbered-header")
		void numberInHeader(@RequestHeader("X-Number") int number) {
		}

		@GetMapping("/numbered-cookie")
		void numberInCookie(@CookieValue("number") int number) {
		}

		@GetMapping("/color")
		void color(@RequestParam Color color) {
		}

		@GetMapping("/date")
		void date(@RequestParam LocalDate date) {
		}

		@GetMapping("/uuid")
		void uuid(@RequestParam UUID uuid) {
		}

		@GetMapping("/flag")
		void flag(@RequestParam boolean flag) {
		}

		@GetMapping("/opaque")
		void opaque(@RequestParam Opaque opaque) {
		}

	}

	/**
	 * What fails in our own code is no fault of the caller, though it may be of the same
	 * class.
	 */
	@RestController
	static class OwnCode {

		@GetMapping("/own/bean-wrapper")
		void beanWrapper() {
			new BeanWrapperImpl(new Date()).setPropertyValue("time", TestServer.SECRET);
		}

		@GetMapping("/own/no-editor")
		void noEditor() {
			new BeanWrapperImpl(new Thread()).setPropertyValue("contextClassLoader", TestServer.SECRET);
		}

		@GetMapping("/own/conversion")
		void conversion() {
			DefaultConversionService.getSharedInstance().convert(TestServer.SECRET, Integer.class);
		}

		@GetMapping("/own/no-converter")
		void noConverter() {
			DefaultConversionService.getSharedInstance().convert(TestServer.SECRET, Runnable.class);
		}

		@GetMapping("/own/media-type")
		void mediaType() {
			MediaType.parseMediaType(TestServer.SECRET);
		}

		@GetMapping("/own/mime-type")
		void mimeType() {
			MimeTypeUtils.parseMimeType(TestServer.SECRET);
		}

		@GetMapping("/own/url")
		void url() {
			UriComponentsBuilder.fromUriString("http://" + TestServer.SECRET + ":port");
		}

	}

	@RestController
	static class Sorted {

		private final PlaceRepository places;

		Sorted(PlaceRepository places) {
			this.places = places;
		}

		@GetMapping("/sorted")
		void sorted(Pageable page) {
			this.places.findAll(page);
		}

		@GetMapping("/sorted/derived")
		void sortedByName(Sort sort) {
			this.places.findByName("here", sort);
		}

		@GetMapping("/sorted/query")
		void sortedQuery(Sort sort) {
			this.places.search(sort);
		}

		@GetMapping("/sorted/table")
		void sortedTable(Sort sort) {
			this.places.searchTable(sort);
		}

		@GetMapping("/sorted-by-us")
		void sortedByUs() {
			this.places.findAll(Sort.by(TestServer.SECRET));
		}

		@GetMapping("/sorted-by-us/query")
		void queryOfOurs() {
			this.places.search(Sort.by(TestServer.SECRET));
		}

		@GetMapping("/sorted-by-us/expression")
		void expressionOfOurs() {
			this.places.findAll(Sort.by("length(" + TestServer.SECRET + ")"));
		}

		@GetMapping("/sorted-by-us/misuse")
		void misuse(Sort sort) {
			this.places.findById(null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Session {

		@Bean("/session-required")
		AbstractController sessionRequired() {
			AbstractController controller = new AbstractController() {

				@Override
				protected ModelAndView handleRequestInternal(HttpServletRequest request, HttpServletResponse response) {
					return null;
				}

			};
			controller.setRequireSession(true);
			return controller;
		}

	}

}
