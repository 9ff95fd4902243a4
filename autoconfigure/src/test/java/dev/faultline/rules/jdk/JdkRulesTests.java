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

package dev.faultline.rules.jdk;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.rules.NamedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.task.TaskRejectedException;

import static org.assertj.core.api.Assertions.assertThat;

class JdkRulesTests {

	private static final String SECRET = "s3cr3t";

	static Stream<Throwable> bugs() throws Exception {
		return Stream.of(new IllegalArgumentException(SECRET), new IllegalStateException(SECRET),
				new NumberFormatException(SECRET), new NullPointerException(SECRET), new ClassCastException(SECRET),
				new IndexOutOfBoundsException(SECRET), new ArithmeticException(SECRET), new SecurityException(SECRET),
				new NoSuchElementException(SECRET), new ConcurrentModificationException(SECRET),
				new DateTimeException(SECRET), new FileNotFoundException(SECRET), new NoSuchFileException(SECRET),
				new AccessDeniedException(SECRET), new IOException(SECRET), new InterruptedIOException(SECRET),
				new CancellationException(SECRET), new ClosedByInterruptException(), new StackOverflowError(SECRET),
				new AssertionError(SECRET), new NoClassDefFoundError(SECRET));
	}

	static Stream<Arguments> declared() throws Exception {
		return Stream.of(Arguments.of(new ConnectException(SECRET), "upstream-error", 502),
				Arguments.of(new NoRouteToHostException(SECRET), "upstream-error", 502),
				Arguments.of(new UnknownHostException(SECRET), "upstream-error", 502),
				Arguments.of(new PortUnreachableException(SECRET), "upstream-error", 502),
				Arguments.of(new SocketException(SECRET), "upstream-error", 502),
				Arguments.of(new UnresolvedAddressException(), "upstream-error", 502),
				Arguments.of(new ClosedChannelException(), "upstream-error", 502),
				Arguments.of(new SSLHandshakeException(SECRET), "upstream-error", 502),
				Arguments.of(new SocketTimeoutException(SECRET), "upstream-timeout", 504),
				Arguments.of(new HttpTimeoutException(SECRET), "upstream-timeout", 504),
				Arguments.of(new HttpConnectTimeoutException(SECRET), "upstream-timeout", 504),
				Arguments.of(new TimeoutException(SECRET), "timeout", 503),
				Arguments.of(new RejectedExecutionException(SECRET), "busy", 503),
				Arguments.of(new TaskRejectedException(SECRET), "busy", 503));
	}

	private final TestWalk walk = TestWalk.by((catalog) -> new NamedRules("jdk"),
			(catalog) -> new UnsupportedOperationRules(catalog, List.of("dev.faultline.rules.jdk")));

	@ParameterizedTest
	@MethodSource("bugs")
	void exceptionThatEveryLibraryThrowsIsABug(Throwable failure) {
		TestWalk.Answer answer = this.walk.answer(failure, TestProblemContext.get("/orders"));
		assertThat(answer.slug()).isEqualTo("internal-error");
		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.detail()).isEqualTo("The server could not complete the request.");
		assertThat(answer.json()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@MethodSource("declared")
	void exceptionThatSaysWhichServerFailedIsTheFaultOfThatServer(Throwable failure, String slug, int status) {
		TestWalk.Answer answer = this.walk.answer(failure, TestProblemContext.get("/orders"));
		assertThat(answer.slug()).isEqualTo(slug);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json()).doesNotContain(SECRET);
	}

	@Test
	void rejectedExecutionSaysWhenToComeBack() {
		TestWalk.Answer answer = this.walk.answer(new RejectedExecutionException(), TestProblemContext.get("/orders"));
		assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("1");
	}

	@Test
	void unsupportedOperationThatTheApplicationThrowsIsNotImplemented() {
		TestWalk.Answer answer = this.walk.answer(new UnsupportedOperationException(SECRET),
				TestProblemContext.get("/orders"));
		assertThat(answer.slug()).isEqualTo("operation-not-implemented");
		assertThat(answer.status()).isEqualTo(501);
		assertThat(answer.json()).doesNotContain(SECRET);
	}

	@Test
	void unsupportedOperationThatALibraryThrowsIsABug() {
		assertThat(slug(thrownByJdk())).isEqualTo("internal-error");
	}

	@Test
	void unsupportedOperationOfANeighbouringPackageIsABug() {
		UnsupportedOperationException failure = new UnsupportedOperationException();
		failure.setStackTrace(new StackTraceElement[] {
				new StackTraceElement("dev.faultline.rules.jdkish.Place", "find", "Place.java", 1) });
		assertThat(slug(failure)).isEqualTo("internal-error");
	}

	@Test
	void unsupportedOperationOfASubpackageIsOfTheApplication() {
		UnsupportedOperationException failure = new UnsupportedOperationException();
		failure.setStackTrace(new StackTraceElement[] {
				new StackTraceElement("dev.faultline.rules.jdk.place.Place", "find", "Place.java", 1) });
		assertThat(slug(failure)).isEqualTo("operation-not-implemented");
	}

	@Test
	void unsupportedOperationWithoutFramesIsABug() {
		UnsupportedOperationException failure = new UnsupportedOperationException();
		failure.setStackTrace(new StackTraceElement[0]);
		assertThat(slug(failure)).isEqualTo("internal-error");
	}

	@Test
	void subclassOfUnsupportedOperationIsABug() {
		assertThat(slug(new UnsupportedOperationException() {
		})).isEqualTo("internal-error");
	}

	@Test
	void applicationInTheDefaultPackageDoesNotMakeTheJdkItsOwn() {
		TestWalk walk = TestWalk.by((catalog) -> new UnsupportedOperationRules(catalog, List.of("")));
		assertThat(walk.answer(thrownByJdk(), TestProblemContext.get("/")).slug()).isEqualTo("internal-error");
		UnsupportedOperationException own = new UnsupportedOperationException();
		own.setStackTrace(new StackTraceElement[] { new StackTraceElement("Place", "find", "Place.java", 1) });
		assertThat(walk.answer(own, TestProblemContext.get("/")).slug()).isEqualTo("operation-not-implemented");
	}

	private static UnsupportedOperationException thrownByJdk() {
		try {
			List.of().add(null);
		}
		catch (UnsupportedOperationException ex) {
			return ex;
		}
		throw new IllegalStateException("List.of() can be changed");
	}

	private String slug(Throwable failure) {
		return this.walk.answer(failure, TestProblemContext.get("/orders")).slug();
	}

}
