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

package dev.faultline.test;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.faultline.shop.SoldOutException;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What {@link ProblemContractTests} finds in applications.
 */
class ProblemContractBehaviourTests {

	private static final String PASSES = "passes";

	private WebApplicationContextRunner application = new WebApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("faultline.problems.out-of-stock.status=409",
				"faultline.problems.out-of-stock.detail=Only {available} of {sku} until {until}.",
				"faultline.problems.out-of-stock.members=sku,available,until,size");

	@Test
	void mappedExceptionsAreThrown() {
		Map<String, String> results = results(new Contract(), mapping(OutOfStockException.class, "out-of-stock"),
				"faultline.mappings.java.util.NoSuchElementException=404",
				"faultline.mappings.java.lang.OutOfMemoryError=503");
		assertThat(results).containsOnlyKeys("ProblemContractBehaviourTests.OutOfStockException is out-of-stock",
				"NoSuchElementException is 404", "OutOfMemoryError is 503", "example of out-of-stock");
		assertThat(results.values()).containsOnly(PASSES);
	}

	@Test
	void annotatedExceptionsAreThrown() {
		this.application = this.application.withUserConfiguration(WithAnnotated.class);
		assertThat(results(new Contract())).containsEntry("SoldOutException is sold-out", PASSES);
	}

	@Test
	void adviceThatAnswersSomethingElseFails() {
		this.application = this.application.withUserConfiguration(WithAdvice.class);
		assertThat(results(new Contract(), mapping(OutOfStockException.class, "out-of-stock"))).hasEntrySatisfying(
				"ProblemContractBehaviourTests.OutOfStockException is out-of-stock",
				(failure) -> assertThat(failure).contains("HTTP/1.1 410", "text/plain", "Sold out"));
	}

	@Test
	void leakingDetailFails() {
		assertThat(results(new Contract(), mapping(OutOfStockException.class, "out-of-stock"),
				"faultline.problems.out-of-stock.detail={message}"))
			.hasEntrySatisfying("ProblemContractBehaviourTests.OutOfStockException is out-of-stock",
					(failure) -> assertThat(failure).contains("the name of a class in 'detail': com.acme.Stock"));
	}

	@Test
	void exceptionThatCannotBeMadeUpFailsWithWhatToDo() {
		assertThat(results(new Contract(), mapping(LockedException.class, "409")))
			.hasEntrySatisfying("ProblemContractBehaviourTests.LockedException is 409", (failure) -> assertThat(failure)
				.contains("LockedException(Thread)", "exceptions()", "List.of(new LockedException(...))"));
	}

	@Test
	void instancesOfTheUserAreThrown() {
		Contract contract = new Contract() {

			@Override
			protected List<? extends Throwable> exceptions() {
				return List.of(new LockedException(Thread.currentThread()), new SmallShopException());
			}

		};
		assertThat(results(contract, mapping(LockedException.class, "409"), mapping(ShopException.class, "410")))
			.containsEntry("ProblemContractBehaviourTests.LockedException is 409", PASSES)
			.containsEntry("ProblemContractBehaviourTests.SmallShopException is 410", PASSES)
			.hasSize(3);
	}

	@Test
	void abstractClassWithoutInstanceFailsWithWhatToDo() {
		assertThat(results(new Contract(), mapping(ShopException.class, "410"))).hasEntrySatisfying(
				"ProblemContractBehaviourTests.ShopException is 410",
				(failure) -> assertThat(failure).contains("has no instances", "exceptions()"));
	}

	@Test
	void abstractClassIsThrownAsItsMappedSubclass() {
		assertThat(
				results(new Contract(), mapping(ShopException.class, "410"), mapping(SmallShopException.class, "409")))
			.containsEntry("ProblemContractBehaviourTests.SmallShopException is 409", PASSES)
			.doesNotContainKey("ProblemContractBehaviourTests.ShopException is 410");
	}

	@Test
	void exceptionOfTheApplicationThatIsNotMappedFailsWithWhatToDo() {
		this.application = this.application.withUserConfiguration(WithForgotten.class);
		assertThat(results(new Contract())).hasEntrySatisfying("JsonParseException is a problem",
				(failure) -> assertThat(failure).contains(
						"Nothing is declared for " + JsonParseException.class.getName(), "faultline.mappings",
						"isInternalError(Class)"));
		assertThat(results(new Contract(), mapping(JsonParseException.class, "409")))
			.containsEntry("JsonParseException is 409", PASSES);
	}

	@Test
	void exceptionThatNothingKnowsIsNotEvenMadeUp() {
		this.application = this.application.withUserConfiguration(WithUnknown.class);
		assertThat(results(new Contract())).hasEntrySatisfying("ConditionTimeoutException is a problem",
				(failure) -> assertThat(failure).contains("Nothing is declared for org.awaitility.core."));
		assertThat(results(new Contract() {

			@Override
			protected boolean isInternalError(Class<? extends Throwable> exceptionType) {
				return true;
			}

		})).containsOnlyKeys("example of out-of-stock");
	}

	@Test
	void exceptionOfTheApplicationFollowsItsSuperclass() {
		this.application = this.application.withUserConfiguration(WithForgotten.class);
		assertThat(results(new Contract(), mapping(IllegalArgumentException.class, "409")))
			.containsEntry("JsonParseException is 409", PASSES);
	}

	@Test
	void exceptionOfTheApplicationMayBeAnInternalError() {
		this.application = this.application.withUserConfiguration(WithForgotten.class);
		Contract contract = new Contract() {

			@Override
			protected boolean isInternalError(Class<? extends Throwable> exceptionType) {
				return exceptionType == JsonParseException.class;
			}

		};
		assertThat(results(contract).values()).containsOnly(PASSES);
	}

	@Test
	void pathThatIsLeftToOthersFailsWithWhatToDo() {
		String[] properties = { mapping(OutOfStockException.class, "out-of-stock"), "faultline.paths=/api/**" };
		assertThat(results(new Contract(), properties)).hasEntrySatisfying(
				"ProblemContractBehaviourTests.OutOfStockException is out-of-stock",
				(failure) -> assertThat(failure).contains("No advice answers", "override path()"));
		Contract contract = new Contract() {

			@Override
			protected String path() {
				return "/api/orders";
			}

		};
		assertThat(results(contract, properties).values()).containsOnly(PASSES);
	}

	@Test
	void walkAnswersWhereThereIsNoDispatcherServlet() {
		this.application.withPropertyValues(mapping(OutOfStockException.class, "out-of-stock"))
			.run((context) -> ThrownFailures.walk(context, "/")
				.answer(new OutOfStockException("A-1", 3, LocalDate.EPOCH, new Size(1, Kind.BOX)))
				.assertThat()
				.hasType("out-of-stock")
				.hasStatus(409)
				.hasMember("sku", "A-1")
				.hasMember("until", LocalDate.EPOCH)
				.isValid());
	}

	@Test
	void applicationWithoutFaultlineFailsWithTheReason() {
		this.application.withPropertyValues("faultline.enabled=false").run((context) -> {
			Contract contract = new Contract();
			context.getAutowireCapableBeanFactory().autowireBean(contract);
			assertThatIllegalStateException().isThrownBy(contract::exceptionIsAnsweredWithItsProblem)
				.withMessageContaining("faultline.enabled");
		});
	}

	@Test
	void subclassWithoutApplicationFailsWithTheReason() {
		assertThatIllegalStateException().isThrownBy(() -> new Contract().exceptionIsAnsweredWithItsProblem())
			.withMessageContaining("@SpringBootTest");
	}

	private Map<String, String> results(ProblemContractTests contract, String... properties) {
		Map<String, String> results = new LinkedHashMap<>();
		this.application.withPropertyValues(properties).run((context) -> {
			context.getAutowireCapableBeanFactory().autowireBean(contract);
			Stream.concat(contract.exceptionIsAnsweredWithItsProblem(), contract.exampleOfProblemTypeIsValid())
				.forEach((test) -> results.put(test.getDisplayName(), result(test)));
		});
		return results;
	}

	private static String result(DynamicTest test) {
		try {
			test.getExecutable().execute();
			return PASSES;
		}
		catch (Throwable ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	private static String mapping(Class<?> type, String target) {
		return "faultline.mappings.[%s]=%s".formatted(type.getName(), target);
	}

	private static class Contract extends ProblemContractTests {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackages = "com.acme.none")
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = SoldOutException.class)
	static class WithAnnotated {

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = JsonParseException.class)
	static class WithForgotten {

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = ConditionTimeoutException.class)
	static class WithUnknown {

	}

	@Configuration(proxyBeanMethods = false)
	static class WithAdvice {

		@Bean
		Advice advice() {
			return new Advice();
		}

	}

	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		ResponseEntity<String> handle(OutOfStockException failure) {
			return ResponseEntity.status(HttpStatus.GONE).contentType(MediaType.TEXT_PLAIN).body("Sold out");
		}

	}

	enum Kind {

		BOX

	}

	record Size(int width, Kind kind) {
	}

	public static class OutOfStockException extends RuntimeException {

		private final String sku;

		private final int available;

		private final LocalDate until;

		private final Size size;

		OutOfStockException(String sku, int available, LocalDate until, Size size) {
			super("No com.acme.Stock of " + sku);
			this.sku = sku;
			this.available = available;
			this.until = until;
			this.size = size;
		}

		OutOfStockException(Thread thread, String sku, int available, LocalDate until, Size size) {
			this(sku, available, until, size);
		}

		public String getSku() {
			return this.sku;
		}

		public int getAvailable() {
			return this.available;
		}

		public LocalDate getUntil() {
			return this.until;
		}

		public Size getSize() {
			return this.size;
		}

	}

	static class LockedException extends RuntimeException {

		LockedException(Thread owner) {
			super(owner.getName());
		}

	}

	abstract static class ShopException extends RuntimeException {

	}

	static class SmallShopException extends ShopException {

	}

}
