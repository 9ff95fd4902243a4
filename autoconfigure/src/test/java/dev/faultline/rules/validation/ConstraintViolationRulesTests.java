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

package dev.faultline.rules.validation;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.faultline.PropertyPointers;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.TestWalk.Answer;
import jakarta.persistence.Entity;
import jakarta.persistence.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each violation is one of a real validator.
 */
class ConstraintViolationRulesTests {

	private static final String SECRET = "s3cr3t-that-is-much-longer-than-ten";

	private static final Locale LOCALE = Locale.getDefault();

	private static ValidatorFactory factory;

	private static Validator validator;

	private final TestWalk walk = TestWalk
		.by((catalog) -> new ConstraintViolationRules(catalog, PropertyPointers.PLAIN));

	private final TestProblemContext get = TestProblemContext.get("/orders");

	private final TestProblemContext post = TestProblemContext.post("/orders");

	@BeforeAll
	static void start() {
		Locale.setDefault(Locale.ENGLISH);
		factory = Validation.buildDefaultValidatorFactory();
		validator = factory.getValidator();
	}

	@AfterAll
	static void stop() {
		factory.close();
		Locale.setDefault(LOCALE);
	}

	@Test
	void parameterOfAControllerIsAnInvalidParameter() {
		Answer answer = answer(arguments(new OrderController(), "find", -1L, 0), this.get);
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.errors()).containsExactlyInAnyOrder(
				Map.of("in", "path", "parameter", "id", "code", "Positive", "detail", "must be greater than 0"),
				Map.of("in", "query", "parameter", "page", "code", "Positive", "detail", "must be greater than 0"));
	}

	@Test
	void bodyOfAControllerIsUnprocessable() {
		Answer answer = answer(arguments(new OrderController(), "create", 1L, new Order(SECRET, List.of(new Item(-1)))),
				this.post);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errors()).containsExactlyInAnyOrder(
				Map.of("pointer", "#/note", "code", "Size", "detail", "size must be between 0 and 10", "params",
						Map.of("max", 10)),
				Map.of("pointer", "#/items/0/quantity", "code", "Positive", "detail", "must be greater than 0"));
	}

	@Test
	void badPathBesideABadBodyMustBeRightFirst() {
		Answer answer = answer(arguments(new OrderController(), "create", -1L, new Order(SECRET, List.of())),
				this.post);
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.errors()).hasSize(2);
	}

	@Test
	void constraintOnTheInterfaceOfAControllerCountsAsItsOwn() throws Exception {
		GeneratedController controller = new GeneratedController();
		Answer path = answer(arguments(controller, "update", -1L, new Order("ok", List.of())), this.post);
		assertThat(path.slug()).isEqualTo("invalid-parameter");
		assertThat(path.errors()).singleElement()
			.satisfies((error) -> assertThat(error).containsEntry("in", "path").containsEntry("parameter", "id"));
		Answer body = answer(arguments(controller, "update", 1L, new Order(SECRET, List.of())), this.post);
		assertThat(body.slug()).isEqualTo("validation-failed");
		assertThat(body.errors()).singleElement()
			.satisfies((error) -> assertThat(error).containsEntry("pointer", "#/note"));
	}

	@Test
	void argumentOfAServiceIsAViolatedConstraintWithThePathBelowTheArgument() {
		Answer answer = answer(
				arguments(new OrderService(), "place", new Order(SECRET, List.of(new Item(1), new Item(-1)))),
				this.post);
		assertThat(answer.slug()).isEqualTo("constraint-violated");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errors()).containsExactly(
				Map.of("property", "items[1].quantity", "code", "Positive", "detail", "must be greater than 0"),
				Map.of("property", "note", "code", "Size", "detail", "size must be between 0 and 10", "params",
						Map.of("max", 10)));
	}

	@Test
	void argumentOfAServiceWithoutContentIsAnInvalidParameter() {
		Answer answer = answer(arguments(new OrderService(), "place", new Order(SECRET, List.of())), this.get);
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void returnValueIsABug() throws Exception {
		OrderService service = new OrderService();
		Answer answer = answer(new ConstraintViolationException(
				validator.forExecutables().validateReturnValue(service, method(OrderService.class, "load"), null)),
				this.post);
		assertThat(answer.slug()).isEqualTo("internal-error");
		assertThat(answer.errors()).isEmpty();
	}

	@Test
	void entityIsUnprocessableWhenTheRequestWritesAndNamesNoField() {
		ConstraintViolationException failure = new ConstraintViolationException(
				validator.validate(new OrderEntity(SECRET)));
		for (String method : List.of("POST", "PUT", "PATCH")) {
			Answer answer = answer(failure, this.post.withMethod(method));
			assertThat(answer.slug()).as(method).isEqualTo("invalid-entity");
			assertThat(answer.status()).isEqualTo(422);
			assertThat(answer.errors()).isEmpty();
		}
		assertThat(answer(failure, this.get).slug()).isEqualTo("internal-error");
		assertThat(answer(failure, this.get.withMethod("DELETE")).slug()).isEqualTo("internal-error");
	}

	@Test
	void entityThatIsRefusedAtCommitIsUnprocessable() {
		ConstraintViolationException violated = new ConstraintViolationException(
				validator.validate(new OrderEntity(SECRET)));
		Answer answer = answer(new TransactionSystemException(SECRET, new RollbackException(SECRET, violated)),
				this.post);
		assertThat(answer.slug()).isEqualTo("invalid-entity");
	}

	@Test
	void exceptionWithoutViolationsIsABug() {
		assertThat(answer(new ConstraintViolationException(SECRET, null), this.post).slug())
			.isEqualTo("internal-error");
	}

	private static ConstraintViolationException arguments(Object bean, String name, @Nullable Object... arguments) {
		return new ConstraintViolationException(
				validator.forExecutables().validateParameters(bean, method(bean.getClass(), name), arguments));
	}

	private static Method method(Class<?> type, String name) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name) && !method.isBridge())
			.findFirst()
			.orElseThrow();
	}

	private Answer answer(Throwable failure, TestProblemContext context) {
		Answer answer = this.walk.answer(failure, context);
		assertThat(answer.json()).doesNotContain(SECRET, "java", "Exception", "Order", "order", "place", "arg0");
		return answer;
	}

	@RestController
	static class OrderController {

		void find(@PathVariable("id") @Positive long key, @RequestParam @Positive int page) {
		}

		void create(@PathVariable @Positive long id, @RequestBody @Valid Order order) {
		}

	}

	interface GeneratedApi<T> {

		void update(@PathVariable("id") @Positive long id, @RequestBody @Valid T order);

	}

	@Controller
	static class GeneratedController implements GeneratedApi<Order> {

		@Override
		public void update(long id, Order order) {
		}

	}

	@Service
	static class OrderService {

		void place(@Valid @NotNull Order order) {
		}

		@NotNull
		@Nullable String load() {
			return null;
		}

	}

	record Order(@Size(max = 10) String note, List<@Valid Item> items) {

	}

	record Item(@Positive int quantity) {

	}

	@Entity
	record OrderEntity(@Size(max = 10) String secretColumn) {

	}

}
