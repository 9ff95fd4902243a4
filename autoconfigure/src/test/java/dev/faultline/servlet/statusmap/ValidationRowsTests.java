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

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.ValidationException;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DataBinder;
import org.springframework.validation.DirectFieldBindingResult;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Status map 2.4: validation.
 */
class ValidationRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(List.of(), Orders.class, Generated.class,
			Services.class, OrderService.class)
		.onServlet(Functions.class)
		.onWebFlux(ReactiveFunctions.class);

	private static final StatusMapServer ADAPTING = application(
			List.of("spring.validation.method.adapt-constraint-violations=true"), Services.class, OrderService.class);

	private static final StatusMapServer WITH_DATA = StatusMapData.application(Places.class);

	private static final String ORDER = "{\"name\":\" \",\"lines\":[{\"quantity\":1},{\"quantity\":-1}]}";

	private static final Map<String, String> BLANK = Map.of("pointer", "#/name", "code", "NotBlank", "detail",
			"must not be blank");

	private static final Map<String, String> NEGATIVE = Map.of("pointer", "#/lines/1/quantity", "code", "Positive",
			"detail", "must be greater than 0");

	private static final Map<String, String> NO_NUMBER = Map.of("parameter", "page", "code", "type", "detail",
			"must be a whole number");

	private static final Map<String, String> TOO_SMALL = Map.of("parameter", "page", "code", "Min", "detail",
			"must be greater than or equal to 1");

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		return List.of(
				row("2.4.1", MethodArgumentNotValidException.class, "body", post("/orders").json(ORDER), 422,
						"validation-failed")
					.onWebFlux("2.4.4", WebExchangeBindException.class)
					.errors(NEGATIVE, BLANK),
				row("2.4.1", MethodArgumentNotValidException.class, "part",
						post("/upload").part("order", "application/json", ORDER), 422, "validation-failed")
					.onWebFlux("2.4.4", WebExchangeBindException.class)
					.errors(Map.of("in", "part", "parameter", "order", "pointer", "#/lines/1/quantity"),
							Map.of("in", "part", "parameter", "order", "pointer", "#/name")),
				row("2.4.2", MethodArgumentNotValidException.class, "model that cannot be bound, query",
						get("/search?page=s3cr3t"), 400, "invalid-form")
					.onWebFlux("2.4.4", WebExchangeBindException.class)
					.errors(NO_NUMBER),
				row("2.4.2", MethodArgumentNotValidException.class, "model that cannot be bound, form",
						post("/search").form("page=s3cr3t"), 400, "invalid-form")
					.onWebFlux("2.4.4", WebExchangeBindException.class)
					.errors(NO_NUMBER),
				row("2.4.2", MethodArgumentNotValidException.class, "model from a form", post("/search").form("page=0"),
						422, "validation-failed")
					.onWebFlux("2.4.4", WebExchangeBindException.class)
					.errors(TOO_SMALL),
				row("2.4.2", MethodArgumentNotValidException.class, "model from the query", get("/search?page=0"), 400,
						"invalid-parameter")
					.onWebFlux("2.4.4", WebExchangeBindException.class)
					.errors(TOO_SMALL),
				row("2.4.3", BindException.class, "model of a function that cannot be bound",
						get("/function/search?page=s3cr3t"), 400, "invalid-form")
					.errors(NO_NUMBER),
				row("2.4.3", BindException.class, "model of a function from a form",
						post("/function/search").form("page=0"), 422, "validation-failed")
					.errors(TOO_SMALL),
				row("2.4.3", BindException.class, "model of a function from the query", get("/function/search?page=0"),
						400, "invalid-parameter")
					.errors(TOO_SMALL),
				row("2.4.5", HandlerMethodValidationException.class, "values of each kind",
						get("/values/0;version=0?page=0").header("X-Size", "0").header("Cookie", "count=0"), 400,
						"invalid-parameter")
					.errors(Map.of("in", "cookie", "parameter", "count"), Map.of("in", "header", "parameter", "X-Size"),
							Map.of("in", "matrix", "parameter", "version"), Map.of("in", "path", "parameter", "id"),
							Map.of("in", "query", "parameter", "page")),
				row("2.4.5", HandlerMethodValidationException.class, "a parameter and the body",
						post("/both?page=0").json(ORDER), 400, "invalid-parameter")
					.errors(NEGATIVE, BLANK, Map.of("in", "query", "parameter", "page")),
				row("2.4.5", HandlerMethodValidationException.class, "a bad body beside a good parameter",
						post("/both?page=1").json(ORDER), 422, "validation-failed")
					.errors(NEGATIVE, BLANK),
				row("2.4.5", HandlerMethodValidationException.class, "list as a body",
						post("/lines").json("[{\"quantity\":1},{\"quantity\":-1}]"), 422, "validation-failed")
					.errors(Map.of("pointer", "#/1/quantity", "code", "Positive")),
				row("2.4.5", HandlerMethodValidationException.class, "return value", get("/result"), 500,
						"internal-error")
					.servletAlone("WebFlux does not validate what a handler returns"),
				row("2.4.6", MethodValidationException.class, "argument of a service, with content",
						post("/service").json(ORDER), 422, "constraint-violated")
					.errors(Map.of("property", "lines[1].quantity", "code", "Positive"),
							Map.of("property", "name", "code", "NotBlank"))
					.in(ADAPTING),
				row("2.4.6", MethodValidationException.class, "argument of a service, without content",
						get("/service?name=a"), 400, "invalid-parameter")
					.errors(Map.of("code", "Size"))
					.in(ADAPTING),
				row("2.4.6", MethodValidationException.class, "result of a service", get("/service-result"), 500,
						"internal-error")
					.in(ADAPTING),
				row("2.4.7", ConstraintViolationException.class, "controller, path value", get("/generated/0"), 400,
						"invalid-parameter")
					.errors(Map.of("in", "path", "parameter", "id", "code", "Min")),
				row("2.4.7", ConstraintViolationException.class, "controller, body",
						post("/generated/1/lines").json("[]"), 422, "validation-failed")
					.errors(Map.of("pointer", "#", "code", "Size")),
				row("2.4.7", ConstraintViolationException.class, "controller, bad path value beside a good body",
						post("/generated/0").json("{\"name\":\"a\",\"lines\":[]}"), 400, "invalid-parameter")
					.errors(Map.of("in", "path", "parameter", "id", "code", "Min")),
				row("2.4.7", ConstraintViolationException.class, "argument of a service, with content",
						post("/service").json(ORDER), 422, "constraint-violated")
					.errors(Map.of("property", "lines[1].quantity", "code", "Positive"),
							Map.of("property", "name", "code", "NotBlank")),
				row("2.4.7", ConstraintViolationException.class, "argument of a service, without content",
						get("/service?name=a"), 400, "invalid-parameter")
					.errors(Map.of("code", "Size")),
				row("2.4.7", ConstraintViolationException.class, "result of a service", get("/service-result"), 500,
						"internal-error"),
				row("2.4.7", ConstraintViolationException.class, "entity at flush", post("/places/flushed"), 422,
						"invalid-entity")
					.servletAlone("JPA blocks")
					.in(WITH_DATA),
				row("2.4.7", ConstraintViolationException.class, "entity at flush, which no caller has sent",
						get("/places/flushed"), 500, "internal-error")
					.servletAlone("JPA blocks")
					.in(WITH_DATA),
				row("2.4.8", TransactionSystemException.class, "entity at commit", post("/places"), 422,
						"invalid-entity")
					.servletAlone("JPA blocks")
					.in(WITH_DATA),
				row("2.4.8", TransactionSystemException.class, "entity at commit, which no caller has sent",
						get("/places"), 500, "internal-error")
					.servletAlone("JPA blocks")
					.in(WITH_DATA),
				row("2.4.9", ValidationException.class, "constraint that does not fit its type",
						get("/mistaken?number=1"), 500, "internal-error")
					.orSubclass());
	}

	record Line(@Positive int quantity) {

	}

	record Order(@NotBlank String name, @NotNull List<@Valid Line> lines) {

	}

	record Search(@Min(1) int page, @Size(max = 5) String text) {

	}

	static class Page {

		@Min(1)
		@JsonProperty
		int page;

	}

	@RestController
	static class Orders {

		@PostMapping("/orders")
		void order(@RequestBody @Valid Order order) {
		}

		@PostMapping("/lines")
		void lines(@RequestBody List<@Valid Line> lines) {
		}

		@PostMapping("/upload")
		void upload(@RequestPart @Valid Order order) {
		}

		@GetMapping("/search")
		void search(@Valid Search search) {
		}

		@PostMapping("/search")
		void searchForm(@Valid Search search) {
		}

		@GetMapping("/values/{id}")
		void values(@PathVariable @Min(1) int id, @RequestParam @Min(1) int page,
				@RequestHeader("X-Size") @Min(1) int size, @CookieValue @Min(1) int count,
				@MatrixVariable @Min(1) int version) {
		}

		@PostMapping("/both")
		void both(@RequestParam @Min(1) int page, @RequestBody @Valid Order order) {
		}

		@GetMapping("/result")
		@NotNull
		String result() {
			return null;
		}

		@GetMapping("/mistaken")
		void mistaken(@RequestParam @Email int number) {
		}

	}

	/** What openapi-generator writes. */
	@Validated
	interface GeneratedApi {

		@GetMapping("/generated/{id}")
		void value(@PathVariable("id") @Min(1) int id);

		@PostMapping("/generated/{id}")
		void body(@PathVariable("id") @Min(1) int id, @RequestBody @Valid Order order);

		@PostMapping("/generated/{id}/lines")
		void lines(@PathVariable("id") @Min(1) int id, @RequestBody @Size(min = 1) List<Line> lines);

	}

	@RestController
	static class Generated implements GeneratedApi {

		@Override
		public void value(int id) {
		}

		@Override
		public void body(int id, Order order) {
		}

		@Override
		public void lines(int id, List<Line> lines) {
		}

	}

	@RestController
	static class Services {

		private final OrderService service;

		Services(OrderService service) {
			this.service = service;
		}

		@PostMapping("/service")
		void place(@RequestBody Order order) {
			this.service.place(order);
		}

		@GetMapping("/service")
		void find(@RequestParam String name) {
			this.service.find(name);
		}

		@GetMapping("/service-result")
		void result() {
			this.service.result();
		}

	}

	@Service
	@Validated
	static class OrderService {

		void place(@Valid Order order) {
		}

		void find(@Size(min = 3) String name) {
		}

		@NotNull
		String result() {
			return null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Functions {

		@Bean
		RouterFunction<ServerResponse> search(Validator mvcValidator) {
			return RouterFunctions.route()
				.GET("/function/search", (request) -> bind(request, mvcValidator))
				.POST("/function/search", (request) -> bind(request, mvcValidator))
				.build();
		}

		private static ServerResponse bind(ServerRequest request, Validator validator) throws Exception {
			Page page = request.bind(Page.class, DataBinder::initDirectFieldAccess);
			BindingResult result = new DirectFieldBindingResult(page, "page");
			validator.validate(page, result);
			if (result.hasErrors()) {
				throw new BindException(result);
			}
			return ServerResponse.ok().body(page);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveFunctions {

		@Bean
		org.springframework.web.reactive.function.server.RouterFunction<?> reactiveSearch(
				@Qualifier("webFluxValidator") Validator validator) {
			return org.springframework.web.reactive.function.server.RouterFunctions.route()
				.GET("/function/search", (request) -> bind(request, validator))
				.POST("/function/search", (request) -> bind(request, validator))
				.build();
		}

		private static Mono<org.springframework.web.reactive.function.server.ServerResponse> bind(
				org.springframework.web.reactive.function.server.ServerRequest request, Validator validator) {
			return request.bind(Page.class, DataBinder::initDirectFieldAccess).flatMap((page) -> {
				BindingResult result = new DirectFieldBindingResult(page, "page");
				validator.validate(page, result);
				return result.hasErrors() ? Mono.error(new BindException(result))
						: org.springframework.web.reactive.function.server.ServerResponse.ok().bodyValue(page);
			});
		}

	}

	@RestController
	static class Places {

		private final PlaceRepository places;

		Places(PlaceRepository places) {
			this.places = places;
		}

		@PostMapping("/places")
		void create() {
			this.places.save(new Place(" "));
		}

		@GetMapping("/places")
		void createOnOurOwn() {
			this.places.save(new Place(" "));
		}

		@PostMapping("/places/flushed")
		void flush() {
			this.places.saveAndFlush(new Place(" "));
		}

		@GetMapping("/places/flushed")
		void flushOnOurOwn() {
			this.places.saveAndFlush(new Place(" "));
		}

	}

}
