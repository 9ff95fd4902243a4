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

package dev.faultline.rules.web;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.faultline.AllowedValues;
import dev.faultline.ConstraintParameters;
import dev.faultline.PropertyPointers;
import dev.faultline.RejectedValues;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.TestWalk.Answer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.MutablePropertyValues;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DataBinder;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.validation.beanvalidation.MethodValidationAdapter;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each failure is what a real validator and Spring's own binder and adapter produce.
 */
class ValidationRulesTests {

	private static final String SECRET = "s3cr3t-that-is-much-longer-than-ten";

	private static final LocalValidatorFactoryBean VALIDATOR = new LocalValidatorFactoryBean();

	private static final FieldViolations VIOLATIONS = new FieldViolations(PropertyPointers.PLAIN,
			ConstraintParameters.NONE, RejectedValues.NONE, AllowedValues.NONE);

	private static final Locale LOCALE = Locale.getDefault();

	private final TestWalk walk = TestWalk.by((catalog) -> new BindingRules(catalog, VIOLATIONS),
			(catalog) -> new MethodValidationRules(catalog, VIOLATIONS));

	private final TestProblemContext get = TestProblemContext.get("/orders");

	private final TestProblemContext post = TestProblemContext.post("/orders");

	@BeforeAll
	static void start() {
		Locale.setDefault(Locale.ENGLISH);
		VALIDATOR.afterPropertiesSet();
	}

	@AfterAll
	static void stop() {
		VALIDATOR.close();
		Locale.setDefault(LOCALE);
	}

	@Test
	void bodyThatIsNotValidIsUnprocessableAndEveryViolationHasItsPointer() {
		Order order = new Order();
		order.setNote(SECRET);
		order.setItems(List.of(new Item(1), new Item(-1)));
		Answer answer = answer(notValid("body", order), this.post);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.detail()).isEqualTo("The request was understood, but some of its values are not valid.");
		assertThat(answer.errors()).containsExactly(
				Map.of("pointer", "#/items/1/quantity", "code", "Positive", "detail", "must be greater than 0"),
				Map.of("pointer", "#/note", "code", "Size", "detail", "size must be between 0 and 10"));
	}

	@Test
	void partThatIsNotValidIsUnprocessableAndNamed() {
		Order order = new Order();
		order.setNote(SECRET);
		Answer answer = answer(notValid("part", order), this.post);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("in", "part", "parameter", "meta", "pointer", "#/note", "code", "Size", "detail",
					"size must be between 0 and 10"));
	}

	@Test
	void formThatIsNotValidIsUnprocessable() {
		Answer answer = answer(notValid("form", bound(Map.of("note", SECRET))), this.post);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("in", "form", "parameter", "note", "code", "Size", "detail",
					"size must be between 0 and 10"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=UTF-8",
			"multipart/form-data; boundary=b" })
	void formWithoutAnyFieldIsAFormToo(String contentType) {
		TestProblemContext empty = this.get.withMethod("POST").withHeader("Content-Type", contentType);
		Answer answer = answer(notValid("form", bound(Map.of("note", SECRET))), empty);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.errors()).singleElement()
			.satisfies((error) -> assertThat(error).containsEntry("in", "form").containsEntry("parameter", "note"));
	}

	@Test
	void queryThatIsNotValidIsAnInvalidParameter() {
		Answer answer = answer(notValid("form", bound(Map.of("note", SECRET))), this.get);
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.errors()).singleElement()
			.satisfies((error) -> assertThat(error).containsEntry("in", "query").containsEntry("parameter", "note"));
	}

	@Test
	void formThatCannotBeBoundSaysWhatBelongsThere() {
		Answer answer = answer(notValid("form", bound(Map.of("priority", SECRET, "note", SECRET))), this.post);
		assertThat(answer.slug()).isEqualTo("invalid-form");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.errors()).hasSize(2)
			.contains(Map.of("in", "form", "parameter", "priority", "code", "type", "detail", "must be a whole number",
					"params", Map.of("expected", "integer")));
	}

	@Test
	void bindExceptionOfAFunctionalEndpointIsTheSameAsThatOfAForm() {
		Answer answer = answer(new BindException(bound(Map.of("priority", SECRET))), this.post);
		assertThat(answer.slug()).isEqualTo("invalid-form");
		assertThat(answer(new BindException(bound(Map.of("note", SECRET))), this.get).slug())
			.isEqualTo("invalid-parameter");
	}

	@Test
	void errorThatTheApplicationRejectsWithoutATextHasOne() {
		BindException failure = new BindException(new Order(), "order");
		failure.reject("closed");
		Answer answer = answer(failure, this.post);
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("in", "form", "code", "closed", "detail", "is not valid"));
	}

	@Test
	void parameterThatIsNotValidIsFoundByWhereItStands() {
		Answer answer = answer(violated("parameters", -1L, 0, ""), this.get);
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.errors()).containsExactly(
				Map.of("in", "header", "parameter", "X-Tenant", "code", "NotBlank", "detail", "must not be blank"),
				Map.of("in", "path", "parameter", "id", "code", "Positive", "detail", "must be greater than 0"),
				Map.of("in", "query", "parameter", "page", "code", "Min", "detail",
						"must be greater than or equal to 1"));
	}

	@Test
	void onlyTheBodyIsNotValidIsUnprocessable() {
		Order order = new Order();
		order.setNote(SECRET);
		Answer answer = answer(violated("mixed", 1L, order), this.post);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("pointer", "#/note", "code", "Size", "detail", "size must be between 0 and 10"));
	}

	@Test
	void parameterBesideABadBodyMustBeRightFirst() {
		Order order = new Order();
		order.setNote(SECRET);
		Answer answer = answer(violated("mixed", -1L, order), this.post);
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.errors()).hasSize(2);
	}

	@Test
	void elementOfAListInTheBodyIsFoundByItsIndex() {
		Answer answer = answer(violated("list", List.of(new Item(1), new Item(-1))), this.post);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.errors()).singleElement()
			.satisfies((error) -> assertThat(error).containsEntry("pointer", "#/1/quantity"));
	}

	@Test
	void bodyThatBreaksAConstraintItselfIsPointedToAsAWhole() {
		Answer answer = answer(violated("text", SECRET), this.post);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("pointer", "#", "code", "Size", "detail", "size must be between 0 and 10"));
	}

	@Test
	void partThatBreaksAConstraintItselfIsNamed() {
		Answer answer = answer(violated("partText", SECRET), this.post);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("in", "part", "parameter", "meta", "pointer", "#", "code", "Size", "detail",
					"size must be between 0 and 10"));
	}

	@Test
	void formBesideAValidParameterIsUnprocessableWithOrWithoutItsAnnotation() {
		Order order = new Order();
		order.setNote(SECRET);
		for (String method : List.of("formAndPath", "impliedFormAndPath")) {
			Answer answer = answer(violated(method, 1L, order), this.post);
			assertThat(answer.slug()).as(method).isEqualTo("validation-failed");
			assertThat(answer.errors()).singleElement()
				.satisfies((error) -> assertThat(error).containsEntry("in", "form").containsEntry("parameter", "note"));
		}
	}

	@Test
	void returnValueThatIsNotValidIsABug() {
		Handler handler = new Handler();
		MethodValidationResult result = adapter().validateReturnValue(handler, method("result"), null, null,
				new Class<?>[0]);
		Answer answer = answer(new HandlerMethodValidationException(result), this.get);
		assertThat(answer.slug()).isEqualTo("internal-error");
		assertThat(answer.errors()).isEmpty();
	}

	private static MethodArgumentNotValidException notValid(String method, Order order) {
		DataBinder binder = binder(order);
		binder.validate();
		return new MethodArgumentNotValidException(new MethodParameter(method(method), 0), binder.getBindingResult());
	}

	private static MethodArgumentNotValidException notValid(String method, BindingResult result) {
		return new MethodArgumentNotValidException(new MethodParameter(method(method), 0), result);
	}

	private static BindingResult bound(Map<String, String> values) {
		DataBinder binder = binder(new Order());
		binder.bind(new MutablePropertyValues(values));
		binder.validate();
		return binder.getBindingResult();
	}

	private static DataBinder binder(Order order) {
		DataBinder binder = new DataBinder(order, "order");
		binder.setValidator(VALIDATOR);
		return binder;
	}

	private static HandlerMethodValidationException violated(String method, @Nullable Object... arguments) {
		Method handler = method(method);
		MethodParameter[] parameters = new MethodParameter[arguments.length];
		for (int i = 0; i < parameters.length; i++) {
			parameters[i] = new MethodParameter(handler, i);
		}
		return new HandlerMethodValidationException(
				adapter().validateArguments(new Handler(), handler, parameters, arguments, new Class<?>[0]));
	}

	private static MethodValidationAdapter adapter() {
		return new MethodValidationAdapter(VALIDATOR.getValidator());
	}

	private static Method method(String name) {
		return Arrays.stream(Handler.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private Answer answer(Throwable failure, TestProblemContext context) {
		Answer answer = this.walk.answer(failure, context);
		assertThat(answer.json()).doesNotContain(SECRET, "java", "Exception", "Order", "order", "convert", "Integer");
		assertThat(Set.of(422, 400, 500)).contains(answer.status());
		return answer;
	}

	static class Handler {

		void body(@Valid @RequestBody Order order) {
		}

		void part(@Valid @RequestPart("meta") Order order) {
		}

		void form(@Valid @ModelAttribute Order order) {
		}

		void parameters(@PathVariable("id") @Positive long key, @RequestParam @Min(1) int page,
				@RequestHeader("X-Tenant") @NotBlank String tenant) {
		}

		void mixed(@PathVariable @Positive long id, @Valid @RequestBody Order order) {
		}

		void list(@RequestBody List<@Valid Item> items) {
		}

		void text(@RequestBody @Size(max = 10) String text) {
		}

		void partText(@RequestPart("meta") @Size(max = 10) String text) {
		}

		void formAndPath(@PathVariable @Positive long id, @Valid @ModelAttribute Order order) {
		}

		void impliedFormAndPath(@PathVariable @Positive long id, @Valid Order order) {
		}

		@NotNull
		@Nullable String result() {
			return null;
		}

	}

	public static class Order {

		@Size(max = 10)
		private @Nullable String note;

		private int priority;

		@Valid
		private List<Item> items = List.of();

		public @Nullable String getNote() {
			return this.note;
		}

		public void setNote(@Nullable String note) {
			this.note = note;
		}

		public int getPriority() {
			return this.priority;
		}

		public void setPriority(int priority) {
			this.priority = priority;
		}

		public List<Item> getItems() {
			return this.items;
		}

		public void setItems(List<Item> items) {
			this.items = items;
		}

	}

	record Item(@Positive int quantity) {

	}

}
