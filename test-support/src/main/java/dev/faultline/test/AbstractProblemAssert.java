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

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Base class of assertions on a problem document: those on the response around it.
 *
 * @param <SELF> the assertions
 * @since 0.1.0
 */
public abstract class AbstractProblemAssert<SELF extends AbstractProblemAssert<SELF>>
		extends AbstractAssert<SELF, ProblemResponse> {

	/**
	 * Create the assertions.
	 * @param actual the response, or {@code null} so that each of them fails
	 * @param selfType the assertions
	 */
	protected AbstractProblemAssert(@Nullable ProblemResponse actual, Class<?> selfType) {
		super(actual, selfType);
	}

	/**
	 * Return the response.
	 * @return the response
	 * @throws AssertionError if there is none
	 */
	protected ProblemResponse response() {
		isNotNull();
		return this.actual;
	}

	/**
	 * Verify that a header has a value, among others if it has several.
	 * @param name the name of the header
	 * @param value the value
	 * @return the assertions
	 */
	public SELF hasHeader(String name, String value) {
		List<String> values = response().headers().getOrEmpty(name);
		return values.contains(value) ? this.myself : fail("header " + name, value, values);
	}

	/**
	 * Verify that there is a header.
	 * @param name the name of the header
	 * @return the assertions
	 */
	public SELF hasHeader(String name) {
		return response().headers().containsHeader(name) ? this.myself
				: fail("the header", name, response().headers().headerNames());
	}

	/**
	 * Verify that there is no such header.
	 * @param name the name of the header
	 * @return the assertions
	 */
	public SELF doesNotHaveHeader(String name) {
		List<String> values = response().headers().getOrEmpty(name);
		return values.isEmpty() ? this.myself : fail("header " + name, "none", values);
	}

	/**
	 * Verify that {@code Retry-After} (RFC 9110 section 10.2.3) asks for a wait of at
	 * least and at most so long. A date counts from the {@code Date} of the response, if
	 * it has one, else from now.
	 * @param atLeast the shortest wait
	 * @param atMost the longest wait
	 * @return the assertions
	 */
	public SELF hasRetryAfterBetween(Duration atLeast, Duration atMost) {
		String value = response().headers().getFirst(HttpHeaders.RETRY_AFTER);
		Duration wait = HeaderValues.retryAfter(response().headers());
		boolean between = wait != null && wait.compareTo(atLeast) >= 0 && wait.compareTo(atMost) <= 0;
		return between ? this.myself : fail("Retry-After", "a wait of %s to %s".formatted(atLeast, atMost),
				(wait != null) ? "%s, which is %s".formatted(value, wait) : value);
	}

	/**
	 * Verify that {@code WWW-Authenticate} has a challenge (RFC 9110 section 11.6.1),
	 * among others if it has several.
	 * @param scheme the authentication scheme, such as {@code Bearer}, in any case
	 * @return the assertions
	 */
	public SELF hasChallenge(String scheme) {
		return challenges().stream().anyMatch((challenge) -> challenge.hasScheme(scheme)) ? this.myself
				: fail("a challenge in WWW-Authenticate", scheme, challenges());
	}

	/**
	 * Verify that {@code WWW-Authenticate} has a challenge with a parameter.
	 * @param scheme the authentication scheme, such as {@code Bearer}, in any case
	 * @param parameter the name of the parameter, such as {@code error}, in any case
	 * @param value the value of the parameter, without quotes
	 * @return the assertions
	 */
	public SELF hasChallenge(String scheme, String parameter, String value) {
		boolean found = challenges().stream()
			.anyMatch(
					(challenge) -> challenge.hasScheme(scheme) && value.equals(challenge.parameters().get(parameter)));
		return found ? this.myself : fail("a challenge in WWW-Authenticate",
				"%s %s=\"%s\"".formatted(scheme, parameter, value), challenges());
	}

	private List<Challenge> challenges() {
		List<String> values = response().headers().getOrEmpty(HttpHeaders.WWW_AUTHENTICATE);
		try {
			return Challenge.parse(values);
		}
		catch (IllegalArgumentException ex) {
			fail("WWW-Authenticate", "challenges as in RFC 9110 section 11.6.1", ex.getMessage());
			return List.of();
		}
	}

	/**
	 * Verify that {@code Allow} names these methods, and maybe more.
	 * @param methods the methods
	 * @return the assertions
	 */
	public SELF allows(String... methods) {
		Set<String> allowed = allowed();
		return allowed.containsAll(Arrays.asList(methods)) ? this.myself
				: fail("Allow with", Arrays.asList(methods), allowed);
	}

	/**
	 * Verify that {@code Allow} names these methods, in any order, and no more.
	 * @param methods the methods
	 * @return the assertions
	 */
	public SELF allowsOnly(String... methods) {
		Set<String> expected = new TreeSet<>(Arrays.asList(methods));
		return allowed().equals(expected) ? this.myself : fail("Allow with only", expected, allowed());
	}

	private Set<String> allowed() {
		return HeaderValues.list(response().headers().getOrEmpty(HttpHeaders.ALLOW))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Fail, and show the whole response.
	 * @param what what is wrong
	 * @param expected what was expected
	 * @param actual what is there, or {@code null} if nothing is
	 * @return nothing
	 */
	protected SELF fail(String what, @Nullable Object expected, @Nullable Object actual) {
		boolean none = actual == null || (actual instanceof Collection<?> values && values.isEmpty());
		throw failureWithActualExpected(actual, expected, "%nExpected %s:%n  %s%nbut was:%n  %s%n%n%s%n", what,
				shown(expected), none ? "nothing" : shown(actual), this.actual);
	}

	private static @Nullable Object shown(@Nullable Object value) {
		return (value instanceof Collection<?> values)
				? values.stream().map(String::valueOf).collect(Collectors.joining(System.lineSeparator() + "  "))
				: value;
	}

}
