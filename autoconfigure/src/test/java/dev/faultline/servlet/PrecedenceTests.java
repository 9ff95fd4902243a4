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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.faultline.Problem;
import dev.faultline.ProblemException;
import dev.faultline.ProblemMapping;
import dev.faultline.ProblemResolution;
import dev.faultline.TestProblemContext;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.RollbackException;
import jakarta.servlet.ServletException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import org.apache.coyote.BadRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.core.retry.RetryException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which throwable of a chain decides (R10 to R12), with all rules that an application
 * has.
 */
class PrecedenceTests {

	private static final MockHttpInputMessage NO_MESSAGE = new MockHttpInputMessage(new byte[0]);

	private static TestServer server;

	private static ProblemResolution resolution;

	@BeforeAll
	static void start() {
		server = TestServer
			.start(List.of("faultline.mappings.dev.faultline.servlet.PrecedenceTests.SoldOutException=conflict",
					"faultline.mappings.java.util.NoSuchElementException=404"), PlainApplication.class);
		resolution = server.bean(ProblemResolution.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static Stream<Failure> faultsOfTheCaller() {
		return Stream.of(
				new Failure(new MissingServletRequestParameterException("name", "String"), 400,
						"/problems/missing-parameter"),
				new Failure(new BadRequestException("bad"), 400, "/problems/malformed-request"),
				new Failure(new HttpMessageNotReadableException("none", NO_MESSAGE), 400, "/problems/missing-body"),
				new Failure(new DuplicateKeyException("twice"), 409, "/problems/already-exists"));
	}

	private static Stream<Failure> faultsOfAServer() {
		return Stream.of(new Failure(new ConnectException("refused"), 502, "/problems/upstream-error"),
				new Failure(new DataAccessResourceFailureException("down"), 503, "/problems/service-unavailable"),
				new Failure(new TimeoutException("slow"), 503, "/problems/timeout"),
				new Failure(new SocketTimeoutException("slow"), 504, "/problems/upstream-timeout"));
	}

	private static Stream<Failure> declared() {
		return Stream.of(new Failure(new SoldOutException(), 409, "/problems/conflict"),
				new Failure(new NoSuchElementException(), 404, "about:blank"),
				new Failure(new InUseException(), 409, "/problems/resource-in-use"),
				new Failure(new MovedAwayException(), 410, "about:blank"),
				new Failure(new ResponseStatusException(HttpStatus.PAYMENT_REQUIRED, "Pay."), 402, "about:blank"),
				new Failure(ProblemException.of("not-found").build(), 404, "/problems/not-found"));
	}

	private static Stream<Wrapper> wrappers() {
		return Stream.of(new Wrapper("RuntimeException", RuntimeException::new),
				new Wrapper("Exception", Exception::new), new Wrapper("CompletionException", CompletionException::new),
				new Wrapper("ExecutionException", ExecutionException::new),
				new Wrapper("UndeclaredThrowableException", UndeclaredThrowableException::new),
				new Wrapper("InvocationTargetException", InvocationTargetException::new),
				new Wrapper("ExceptionInInitializerError", ExceptionInInitializerError::new),
				new Wrapper("ServletException", ServletException::new),
				new Wrapper("RetryException", (cause) -> new RetryException("often", cause)),
				new Wrapper("UnexpectedRollbackException", (cause) -> new UnexpectedRollbackException("undone", cause)),
				new Wrapper("all of them",
						(cause) -> new ServletException(
								new UndeclaredThrowableException(new InvocationTargetException(new CompletionException(
										new ExecutionException(new RuntimeException(new Exception(cause)))))))));
	}

	private static Stream<Wrapper> opaque() {
		return Stream.of(new Wrapper("own exception", ShopException::new),
				new Wrapper("own exception, wrapped", (cause) -> new CompletionException(new ShopException(cause))),
				new Wrapper("own exception around a wrapper",
						(cause) -> new ShopException(new ExecutionException(cause))),
				new Wrapper("IllegalStateException", IllegalStateException::new),
				new Wrapper("BeanCreationException", (cause) -> new BeanCreationException("failed", cause)),
				new Wrapper("IOException", IOException::new));
	}

	static Stream<Arguments> wrapped() {
		List<Failure> failures = Stream.of(faultsOfTheCaller(), faultsOfAServer(), declared())
			.flatMap(Function.identity())
			.toList();
		Wrapper unchecked = new Wrapper("UncheckedIOException",
				(cause) -> new UncheckedIOException((IOException) cause));
		Wrapper reactive = new Wrapper("ReactiveException", Exceptions::propagate);
		return Stream
			.of(failures.stream().flatMap((failure) -> wrappers().map((wrapper) -> Arguments.of(wrapper, failure))),
					failures.stream()
						.filter((failure) -> failure.failure() instanceof IOException)
						.map((failure) -> Arguments.of(unchecked, failure)),
					failures.stream()
						.filter((failure) -> !(failure.failure() instanceof RuntimeException))
						.map((failure) -> Arguments.of(reactive, failure)))
			.flatMap(Function.identity());
	}

	static Stream<Arguments> faultsOfTheCallerBelow() {
		return faultsOfTheCaller().flatMap((failure) -> opaque().map((wrapper) -> Arguments.of(wrapper, failure)));
	}

	static Stream<Arguments> othersBelow() {
		return Stream.concat(faultsOfAServer(), declared())
			.flatMap((failure) -> opaque().map((wrapper) -> Arguments.of(wrapper, failure)));
	}

	@ParameterizedTest(name = "{1} in {0}")
	@MethodSource("wrapped")
	void wrapperChangesNothing(Wrapper wrapper, Failure failure) {
		Throwable whole = wrapper.around(failure.failure());
		assertThat(whole).isNotSameAs(failure.failure());
		Problem problem = resolve(whole);
		failure.isAnsweredBy(problem);
		Problem bare = resolve(failure.failure());
		assertThat(problem.headers()).isEqualTo(bare.headers());
		assertThat(problem.body()).isEqualTo(bare.body());
		assertThat(problem.decider()).isSameAs(failure.failure());
		assertThat(problem.failure()).isSameAs(whole);
	}

	@ParameterizedTest(name = "{1} below {0}")
	@MethodSource("faultsOfTheCallerBelow")
	void callerIsNotBlamedForWhatIsBelowAnExceptionThatNobodyKnows(Wrapper wrapper, Failure failure) {
		new Failure(failure.failure(), 500, "/problems/internal-error")
			.isAnsweredBy(resolve(wrapper.around(failure.failure())));
	}

	@ParameterizedTest(name = "{1} below {0}")
	@MethodSource("othersBelow")
	void failedServerAndDeclarationCountBelowAnExceptionThatNobodyKnows(Wrapper wrapper, Failure failure) {
		failure.isAnsweredBy(resolve(wrapper.around(failure.failure())));
	}

	@Test
	void entityThatIsNotValidIsFoundInTheFailedCommit() {
		ConstraintViolationException violation;
		try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
			violation = new ConstraintViolationException(factory.getValidator().validate(new Parcel()));
		}
		Failure failure = new Failure(violation, 422, "/problems/invalid-entity");
		failure.isAnsweredBy(resolve(violation));
		failure.isAnsweredBy(resolve(new RollbackException(violation)));
		failure.isAnsweredBy(resolve(new TransactionSystemException("failed", new RollbackException(violation))));
	}

	@Test
	void failedCommitForAnotherReasonIsInternalError() {
		assertThat(
				resolve(new TransactionSystemException("failed", new RollbackException(new DuplicateKeyException("")))))
			.extracting((problem) -> problem.status().value())
			.isEqualTo(500);
	}

	@Test
	void wrapperWithoutACauseIsInternalError() {
		for (Throwable failure : List.of(new RuntimeException("a"), new Exception("b"), new ServletException("c"),
				new CompletionException("d", null), new UnexpectedRollbackException("e"))) {
			new Failure(failure, 500, "/problems/internal-error").isAnsweredBy(resolve(failure));
		}
	}

	@Test
	void suppressedExceptionsDoNotCount() {
		Stream.of(faultsOfTheCaller(), faultsOfAServer(), declared())
			.flatMap(Function.identity())
			.forEach((failure) -> {
				IllegalStateException outer = new IllegalStateException("bug");
				outer.addSuppressed(failure.failure());
				new Failure(outer, 500, "/problems/internal-error").isAnsweredBy(resolve(outer));
			});
	}

	@Test
	void outermostOfTwoDeclarationsDecides() {
		SoldOutException outer = new SoldOutException();
		outer.initCause(new MovedAwayException());
		new Failure(outer, 409, "/problems/conflict").isAnsweredBy(resolve(new CompletionException(outer)));
	}

	@Test
	void ownDeclarationBelowARuleDecides() {
		Throwable outer = new HttpMessageNotReadableException("refused", new InUseException(), NO_MESSAGE);
		new Failure(outer, 409, "/problems/resource-in-use").isAnsweredBy(resolve(outer));
	}

	@Test
	void mappingOfAnExceptionOfTheJdkIsNotAskedBelowARule() {
		Throwable outer = new HttpMessageNotReadableException("refused", new NoSuchElementException(), NO_MESSAGE);
		new Failure(outer, 400, "/problems/malformed-body").isAnsweredBy(resolve(outer));
	}

	@Test
	void nothingBelowACallOfAnotherServiceBlamesTheCaller() {
		List<Throwable> causes = Stream
			.concat(faultsOfTheCaller().map(Failure::failure),
					Stream.of(new HttpMessageNotReadableException("bad", new IOException(), NO_MESSAGE)))
			.toList();
		for (Throwable cause : causes) {
			Throwable outer = new RestClientException("unreadable", cause);
			new Failure(outer, 502, "/problems/upstream-error").isAnsweredBy(resolve(outer));
		}
	}

	@Test
	void causeOfAFailedCallChoosesBetweenErrorAndTimeout() {
		Throwable slow = new ResourceAccessException("slow", new SocketTimeoutException());
		new Failure(slow, 504, "/problems/upstream-timeout").isAnsweredBy(resolve(new ShopException(slow)));
		Throwable refused = new ResourceAccessException("refused", new ConnectException());
		new Failure(refused, 502, "/problems/upstream-error").isAnsweredBy(resolve(new ShopException(refused)));
	}

	@Test
	void emptySetOfViolationsIsOurBug() {
		Throwable failure = new ConstraintViolationException(Set.of());
		new Failure(failure, 500, "/problems/internal-error").isAnsweredBy(resolve(failure));
	}

	private static Problem resolve(Throwable failure) {
		return resolution.resolve(failure, TestProblemContext.post("/orders"));
	}

	/**
	 * Something that fails.
	 *
	 * @param failure the exception
	 * @param status the status that it has
	 * @param type the problem type that it has
	 */
	record Failure(Throwable failure, int status, String type) {

		void isAnsweredBy(Problem problem) {
			assertThat(problem.status().value()).as(toString()).isEqualTo(this.status);
			assertThat(problem.type().uri()).as(toString()).hasToString(this.type);
		}

		@Override
		public String toString() {
			return this.failure.getClass().getSimpleName();
		}

	}

	/**
	 * What may be around it.
	 *
	 * @param name the name
	 * @param function makes the exception around a cause
	 */
	record Wrapper(String name, Function<Throwable, Throwable> function) {

		Throwable around(Throwable cause) {
			return this.function.apply(cause);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	@SuppressWarnings("serial")
	static class SoldOutException extends IOException {

	}

	@SuppressWarnings("serial")
	@ResponseStatus(HttpStatus.GONE)
	static class MovedAwayException extends IOException {

	}

	@SuppressWarnings("serial")
	@ProblemMapping("resource-in-use")
	static class InUseException extends RuntimeException {

	}

	@SuppressWarnings("serial")
	static class ShopException extends RuntimeException {

		ShopException(Throwable cause) {
			super(cause);
		}

	}

	@Entity
	static class Parcel {

		@Id
		@NotNull
		Long id;

	}

}
