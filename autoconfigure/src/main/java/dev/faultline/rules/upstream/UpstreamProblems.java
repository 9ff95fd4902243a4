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

package dev.faultline.rules.upstream;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Set;

import dev.faultline.Causes;
import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpHeaders;

/**
 * What becomes of a failed call to another service, whichever client made it. What that
 * service answers is never the caller's fault, so its 401, 404 or 409 is our 502 (RFC
 * 9110 section 15.6.3), and no answer in time is 504 (section 15.6.5).
 *
 * @since 0.1.0
 */
public class UpstreamProblems {

	private static final Duration LONGEST_WAIT = Duration.ofHours(1);

	/** Says in the log, and nowhere else, that the document came from elsewhere. */
	private static final String PASSED_ON = "upstream-problem";

	private static final String JDK_CLIENT = "jdk.internal.net.http.";

	private static final String JDK_CONTENT = JDK_CLIENT + "ResponseSubscribers$HttpResponseInputStream";

	private final ProblemCatalog catalog;

	private final Set<URI> passedOn;

	/**
	 * Create the decisions.
	 * @param catalog the problem types
	 * @param passedOn the problem types of other services that are passed on to the
	 * caller
	 */
	public UpstreamProblems(ProblemCatalog catalog, Set<URI> passedOn) {
		this.catalog = catalog;
		this.passedOn = Set.copyOf(passedOn);
	}

	/**
	 * The other service answered with an error.
	 * @param failure what the client threw
	 * @param answer the answer
	 * @return the problem
	 */
	public Problem answered(Throwable failure, UpstreamAnswer answer) {
		UpstreamDocument document = UpstreamDocument.read(answer);
		ProblemBuilder problem = (document != null) ? passOn(failure, answer, document) : null;
		if (problem == null) {
			problem = this.catalog.problem(slugFor(answer.status()), failure);
		}
		if (mayRetry(answer.status())) {
			problem.retryAfter(retryAfter(answer.header(HttpHeaders.RETRY_AFTER)));
		}
		if (answer.status() >= 500 || answer.status() == 429 || answer.status() == 408) {
			// its trouble; other statuses say that our request was wrong
			problem.logLevelAtMost(LogLevel.WARN);
		}
		problem.note("upstream-request", answer.request()).note("upstream-status", answer.status());
		if (document != null) {
			problem.note("upstream-type", document.type()).note("upstream-instance", document.instance());
		}
		return problem.build();
	}

	private static String slugFor(int status) {
		return switch (status) {
			case 408, 504 -> "upstream-timeout";
			case 429, 503 -> "service-unavailable";
			default -> "upstream-error";
		};
	}

	private static boolean mayRetry(int status) {
		return status == 429 || status == 503;
	}

	private @Nullable ProblemBuilder passOn(Throwable failure, UpstreamAnswer answer, UpstreamDocument document) {
		URI uri = this.passedOn.stream()
			.filter((candidate) -> candidate.toString().equals(document.type()))
			.findFirst()
			.orElse(null);
		if (uri == null || answer.status() < 400 || answer.status() > 599) {
			return null;
		}
		ProblemType type = this.catalog.types()
			.stream()
			.filter((known) -> Objects.equals(known.uri(), uri))
			.findFirst()
			.orElseGet(() -> ProblemType.of(PASSED_ON, answer.status()).uri(uri).build());
		return Problem.of(type, failure).body(document.toBody(type));
	}

	/**
	 * The other service did not answer.
	 * @param failure what the client threw
	 * @return the problem
	 */
	public Problem unanswered(Throwable failure) {
		String slug = isTimeout(failure) ? "upstream-timeout" : "upstream-error";
		return this.catalog.problem(slug, failure).build();
	}

	/**
	 * The client could not write the request: a bug of this application.
	 * @param failure what the client threw
	 * @return the problem
	 */
	public Problem notAsked(Throwable failure) {
		return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
	}

	private static boolean isTimeout(Throwable failure) {
		for (Throwable cause : Causes.of(failure)) {
			// each client has its own, and most have nothing in common but the name
			if (cause.getClass().getSimpleName().endsWith("TimeoutException") || isCutShort(cause)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * When its time is up, Spring closes the content that the JDK's client is reading,
	 * which is all that the exception says then: the client has made it, and what it is
	 * caused by. If the other side had closed it, that would be the cause.
	 * @param cause a cause
	 * @return whether the content was closed on our side
	 */
	private static boolean isCutShort(Throwable cause) {
		Throwable root = Causes.rootOf(cause);
		return cause.getClass() == IOException.class && isMadeBy(cause, JDK_CONTENT)
				&& root.getClass() == IOException.class && isMadeBy(root, JDK_CLIENT);
	}

	private static boolean isMadeBy(Throwable cause, String prefix) {
		StackTraceElement[] frames = cause.getStackTrace();
		return frames.length > 0 && frames[0].getClassName().startsWith(prefix);
	}

	/**
	 * Read {@code Retry-After} (RFC 9110 section 10.2.3), which another service may have
	 * set to anything.
	 * @param value seconds or a date
	 * @return at most an hour, or {@code null} if it makes no sense
	 */
	private static @Nullable Duration retryAfter(@Nullable String value) {
		if (value == null) {
			return null;
		}
		try {
			Duration wait = value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration
				.between(ZonedDateTime.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
			return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
