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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.faultline.Sensitive;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The entries of {@code errors} over a real port: complete, exact and bounded (status map
 * 2.4, design 2.4).
 */
class ViolationTests {

	private static final String ACCOUNT = """
			{ "name": "Adalbert", "cardNumber": "4711 0815", "keys": [ { "password": "hunter2", "answer": "Rosebud" } ] }
			""";

	private static final List<String> SNAKE_CASE = List.of("spring.jackson.property-naming-strategy=SNAKE_CASE");

	@Test
	void pointersHaveTheNamesOfTheJsonAndParamsWhatTheConstraintDemands() {
		try (TestServer server = TestServer.start(SNAKE_CASE, PlainApplication.class, Orders.class)) {
			Answer answer = post(server, "/orders",
					"""
							{ "customer_name": "", "order_items": [ { "unit_price": 1 }, { "unit_price": -1, "REF": "too long" } ] }
							""")
				.isProblem(422, "validation-failed");
			assertThat(errors(answer)).containsExactly(
					Map.of("pointer", "#/customer_name", "code", "NotBlank", "detail", "must not be blank"),
					Map.of("pointer", "#/order_items/1/REF", "code", "Size", "detail", "size must be between 0 and 3",
							"params", Map.of("max", 3)),
					Map.of("pointer", "#/order_items/1/unit_price", "code", "Positive", "detail",
							"must be greater than 0"));
		}
	}

	@Test
	void elementsOfAListAreInTheirOrder() {
		try (TestServer server = TestServer.start(SNAKE_CASE, PlainApplication.class, Orders.class)) {
			String items = "{ \"unit_price\": 0 },".repeat(12);
			Answer answer = post(server, "/items", "[" + items.substring(0, items.length() - 1) + "]");
			answer.isProblem(422, "validation-failed");
			assertThat(errors(answer)).extracting((error) -> error.get("pointer"))
				.startsWith("#/0/unit_price", "#/1/unit_price", "#/2/unit_price")
				.endsWith("#/10/unit_price", "#/11/unit_price");
		}
	}

	@Test
	void parameterHasItsDemandsToo() {
		try (TestServer server = TestServer.start(PlainApplication.class, Orders.class)) {
			Answer answer = server.get("/page?page=9").send().isProblem(400, "invalid-parameter");
			assertThat(errors(answer)).containsExactly(Map.of("in", "query", "parameter", "page", "code", "Max",
					"detail", "must be less than or equal to 5", "params", Map.of("value", 5)));
		}
	}

	@Test
	void rejectedValueIsNotShown() {
		try (TestServer server = TestServer.start(PlainApplication.class, Orders.class)) {
			Answer answer = post(server, "/accounts", ACCOUNT).isProblem(422, "validation-failed");
			assertThat(answer.text()).doesNotContain("rejectedValue", "Adalbert", "4711 0815", "hunter2", "Rosebud");
			assertThat(server.get("/page?page=nine").send().text()).doesNotContain("nine");
		}
	}

	@Test
	void rejectedValueIsShownOnRequestButForSecrets() {
		List<String> shown = List.of("faultline.errors.include-rejected-value=true");
		try (TestServer server = TestServer.start(shown, PlainApplication.class, Orders.class)) {
			Answer answer = post(server, "/accounts", ACCOUNT).isProblem(422, "validation-failed");
			assertThat(errors(answer))
				.extracting((error) -> error.get("pointer"), (error) -> error.get("rejectedValue"))
				.containsExactlyInAnyOrder(tuple("#/name", "Adalbert"), tuple("#/cardNumber", "***"),
						tuple("#/keys/0/password", "***"), tuple("#/keys/0/answer", "***"),
						tuple("#/keys/0/hint", null));
			assertThat(answer.text()).doesNotContain("4711 0815", "hunter2", "Rosebud");
			assertThat(errors(server.get("/page?page=nine").send())).extracting((error) -> error.get("rejectedValue"))
				.containsExactly("nine");
			assertThat(errors(server.get("/page?page=9").send())).extracting((error) -> error.get("rejectedValue"))
				.containsExactly(9);
		}
	}

	@Test
	void constantsOfAnEnumAreNotListed() {
		try (TestServer server = TestServer.start(PlainApplication.class, Orders.class)) {
			assertThat(errors(post(server, "/paints", "{ \"color\": \"mauve\" }")))
				.containsExactly(Map.of("pointer", "#/color", "code", "type", "detail",
						"must be one of the allowed values", "params", Map.of("expected", "enum")));
			assertThat(server.get("/color?color=mauve").send().text()).doesNotContain("RED", "GREEN", "mauve");
		}
	}

	@Test
	void constantsOfAnEnumAreListedOnRequestByTheNamesThatTheCallerUses() {
		List<String> listed = List.of("faultline.errors.include-allowed-values=true");
		try (TestServer server = TestServer.start(listed, PlainApplication.class, Orders.class)) {
			assertThat(errors(post(server, "/paints", "{ \"color\": \"mauve\" }")))
				.extracting((error) -> error.get("params"))
				.containsExactly(Map.of("expected", "enum", "allowed", List.of("red", "GREEN")));
			assertThat(errors(server.get("/color?color=mauve").send())).extracting((error) -> error.get("params"))
				.containsExactly(Map.of("expected", "enum", "allowed", List.of("RED", "GREEN")));
			assertThat(errors(server.get("/paint?color=mauve").send())).extracting((error) -> error.get("params"))
				.containsExactly(Map.of("expected", "enum", "allowed", List.of("RED", "GREEN")));
			assertThat(errors(server.get("/page?page=nine").send())).extracting((error) -> error.get("params"))
				.containsExactly(Map.of("expected", "integer"));
		}
	}

	@Test
	void elementOfAListThatIsOfTheWrongTypeIsWhatIsToldOf() {
		try (TestServer server = TestServer.start(PlainApplication.class, Orders.class)) {
			server.get("/many?many=1,x")
				.send()
				.isProblem(400, "invalid-parameter")
				.hasDetail("'many' must be a whole number.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "names[999999]=a", "names[x]=a", "names[-1]=a" })
	void indexThatNoFormHasIsTheFaultOfTheCaller(String form) {
		try (TestServer server = TestServer.start(PlainApplication.class, Orders.class)) {
			server.post("/bean").form(form).send().isProblem(400, "invalid-form");
			server.post("/record").form(form).send();
			server.get("/bean?" + form.replace("[", "%5B").replace("]", "%5D")).send().isProblem(400, "invalid-form");
		}
	}

	@Test
	void violationsBeyondTheLimitAreCounted() {
		List<String> limited = List.of("faultline.errors.limit=10");
		try (TestServer server = TestServer.start(limited, PlainApplication.class, Orders.class)) {
			String items = "{ \"unitPrice\": 0 },".repeat(12);
			Answer answer = post(server, "/items", "[" + items.substring(0, items.length() - 1) + "]");
			assertThat(errors(answer)).hasSize(10);
			assertThat(answer.document()).containsEntry("omittedErrors", 2);
		}
	}

	@Test
	void hundredViolationsAreTheDefaultLimit() {
		try (TestServer server = TestServer.start(PlainApplication.class, Orders.class)) {
			String items = "{ \"unitPrice\": 0 },".repeat(101);
			Answer answer = post(server, "/items", "[" + items.substring(0, items.length() - 1) + "]");
			assertThat(errors(answer)).hasSize(100);
			assertThat(answer.document()).containsEntry("omittedErrors", 1);
		}
	}

	private static Answer post(TestServer server, String path, String json) {
		return server.post(path).body("application/json", json).send();
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> errors(Answer answer) {
		return (List<Map<String, Object>>) answer.document().get("errors");
	}

	record Order(@NotBlank String customerName, List<@Valid Item> orderItems) {
	}

	record Item(@Positive int unitPrice, @JsonProperty("REF") @Size(max = 3) String reference) {
	}

	record Account(@Size(max = 3) String name, @Size(max = 3) String cardNumber, List<@Valid Key> keys) {
	}

	record Key(@Size(max = 3) String password, @Sensitive @Size(max = 3) String answer, @NotBlank String hint) {
	}

	record Paint(Color color) {
	}

	record Names(List<String> names) {
	}

	public static class Bean {

		private List<String> names = new ArrayList<>();

		public List<String> getNames() {
			return this.names;
		}

		public void setNames(List<String> names) {
			this.names = names;
		}

	}

	enum Color {

		@JsonProperty("red")
		RED,

		GREEN

	}

	@RestController
	static class Orders {

		@PostMapping("/accounts")
		String account(@Valid @RequestBody Account account) {
			return "opened";
		}

		@PostMapping("/orders")
		String order(@Valid @RequestBody Order order) {
			return "ordered";
		}

		@PostMapping("/items")
		String items(@RequestBody List<@Valid Item> items) {
			return "listed";
		}

		@PostMapping("/paints")
		String paints(@RequestBody Paint paint) {
			return "painted";
		}

		@GetMapping("/paint")
		String paint(Paint paint) {
			return "painted";
		}

		@GetMapping("/color")
		String color(@RequestParam Color color) {
			return "colored";
		}

		@GetMapping("/many")
		String many(@RequestParam List<Integer> many) {
			return "" + many;
		}

		@RequestMapping("/bean")
		String bean(Bean bean) {
			return "bound";
		}

		@PostMapping("/record")
		String record(Names names) {
			return "bound";
		}

		@GetMapping("/page")
		String page(@RequestParam @Max(5) int page) {
			return "page";
		}

	}

}
