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

package dev.faultline.resolve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.persistence.RollbackException;
import jakarta.validation.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;

import org.springframework.core.retry.RetryException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class CauseChainTests {

	private static final IOException CAUSE = new IOException("cause");

	static Stream<Throwable> wrappersWithCause() {
		return Stream.of(new CompletionException(CAUSE), new ExecutionException(CAUSE),
				new UndeclaredThrowableException(CAUSE), new InvocationTargetException(CAUSE),
				new ExceptionInInitializerError(CAUSE), new UncheckedIOException(CAUSE), new RuntimeException(CAUSE),
				new Exception(CAUSE), new RetryException("exhausted", CAUSE),
				new UnexpectedRollbackException("rolled back", CAUSE), Exceptions.propagate(CAUSE),
				Exceptions.wrapSource(CAUSE), Exceptions.retryExhausted("exhausted", CAUSE),
				Exceptions.multiple(CAUSE, new IllegalStateException("second")));
	}

	static Stream<Throwable> wrappersWithoutCause() {
		return Stream.of(new CompletionException("none", null), new ExecutionException("none", null),
				new UndeclaredThrowableException(null), new InvocationTargetException(null),
				new ExceptionInInitializerError(), new RuntimeException(), new Exception(),
				new UnexpectedRollbackException("rolled back"), Exceptions.retryExhausted("exhausted", null),
				Exceptions.multiple());
	}

	static Stream<Throwable> noWrappers() {
		return Stream.of(new IllegalStateException(CAUSE), new RuntimeException(CAUSE) {
		}, new CompletionException(CAUSE) {
		}, new Error(CAUSE), new TransactionSystemException("not at commit", CAUSE), new RollbackException(CAUSE));
	}

	@ParameterizedTest
	@MethodSource("wrappersWithCause")
	void transparentWrapperWithACauseIsSkipped(Throwable wrapper) {
		assertThat(CauseChain.of(wrapper)).containsExactly(CAUSE);
	}

	@Test
	void statusThatAGatewayGivesAnotherExceptionIsSkipped() {
		assertThat(CauseChain.of(madeBy("org.springframework.cloud.gateway.filter.NettyRoutingFilter", CAUSE)))
			.containsExactly(CAUSE);
	}

	@Test
	void statusThatAGatewayGivesNoOtherExceptionDecides() {
		ResponseStatusException failure = madeBy("org.springframework.cloud.gateway.filter.NettyRoutingFilter", null);
		assertThat(CauseChain.of(failure)).containsExactly(failure);
	}

	@Test
	void statusThatTheApplicationGivesAnotherExceptionDecides() {
		ResponseStatusException failure = madeBy("com.acme.shop.OrderFilter", CAUSE);
		assertThat(CauseChain.of(failure)).containsExactly(failure, CAUSE);
	}

	private static ResponseStatusException madeBy(String className, @Nullable Throwable cause) {
		ResponseStatusException failure = new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT, "late", cause);
		failure.setStackTrace(new StackTraceElement[] { new StackTraceElement(className, "filter", null, 1),
				new StackTraceElement("org.springframework.cloud.gateway.Other", "filter", null, 1) });
		return failure;
	}

	@ParameterizedTest
	@MethodSource("wrappersWithoutCause")
	void transparentWrapperWithoutACauseDecides(Throwable wrapper) {
		assertThat(CauseChain.of(wrapper)).containsExactly(wrapper);
	}

	@ParameterizedTest
	@MethodSource("noWrappers")
	void anyOtherThrowableStaysAboveItsCause(Throwable failure) {
		assertThat(CauseChain.of(failure)).containsExactly(failure, CAUSE);
	}

	@Test
	void wrappersWithinWrappersAreSkipped() {
		assertThat(CauseChain.of(new ExecutionException(new CompletionException(new RuntimeException(CAUSE)))))
			.containsExactly(CAUSE);
	}

	@Test
	void transactionThatFailsAtCommitIsSkippedDownToTheViolatedConstraint() {
		ConstraintViolationException violated = new ConstraintViolationException("invalid", null);
		TransactionSystemException failure = new TransactionSystemException("at commit",
				new RollbackException("rolled back", violated));
		assertThat(CauseChain.of(failure)).containsExactly(violated);
	}

	@Test
	void suppressedThrowablesNeverCount() {
		IllegalStateException failure = new IllegalStateException();
		failure.addSuppressed(CAUSE);
		assertThat(CauseChain.of(failure)).containsExactly(failure);
	}

	@Test
	void cycleEndsTheWalk() {
		IllegalStateException first = new IllegalStateException();
		IllegalArgumentException second = new IllegalArgumentException(first);
		first.initCause(second);
		assertThat(CauseChain.of(first)).containsExactly(first, second);
		assertThat(CauseChain.of(second)).containsExactly(second, first);
	}

	@Test
	void cycleOfWrappersEndsTheWalkAndOneOfThemDecides() {
		RuntimeException first = new RuntimeException("first", null);
		RuntimeException second = new RuntimeException("second", first);
		RuntimeException looping = new RuntimeException("looping") {

			@Override
			public synchronized Throwable getCause() {
				return this;
			}

		};
		assertThat(CauseChain.of(looping)).containsExactly(looping);
		assertThat(CauseChain.of(second)).containsExactly(first);
	}

	@Test
	void twentyStepsAreTheMost() {
		List<IllegalStateException> failures = IntStream.range(0, 30)
			.mapToObj((i) -> new IllegalStateException("step " + i))
			.toList();
		IntStream.range(0, 29).forEach((i) -> failures.get(i).initCause(failures.get(i + 1)));
		assertThat(CauseChain.of(failures.get(0))).hasSize(20).isEqualTo(failures.subList(0, 20));
	}

	@Test
	void moreThanTwentyWrappersDoNotHideThatSomethingFailed() {
		Exception failure = CAUSE;
		for (int i = 0; i < 25; i++) {
			failure = new RuntimeException(failure);
		}
		assertThat(CauseChain.of(failure)).hasSize(1);
	}

	@Test
	void throwableThatCannotSayItsCauseHasNone() {
		IllegalStateException failure = new IllegalStateException() {

			@Override
			public synchronized Throwable getCause() {
				throw new UnsupportedOperationException("no cause for you");
			}

		};
		assertThat(CauseChain.of(failure)).containsExactly(failure);
		assertThat(CauseChain.of(new RuntimeException(failure))).containsExactly(failure);
	}

}
