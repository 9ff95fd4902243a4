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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.faultline.Problem;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Assertions on a problem document (RFC 9457). A failure shows the whole response.
 *
 * @since 0.1.0
 * @see ProblemAssertions
 */
public class ProblemAssert extends AbstractProblemAssert<ProblemAssert> {

	/**
	 * Create the assertions.
	 * @param actual the response, or {@code null} so that each of them fails
	 */
	public ProblemAssert(@Nullable ProblemResponse actual) {
		super(actual, ProblemAssert.class);
	}

	/**
	 * Verify the problem type.
	 * @param slugOrUri the slug, such as {@code out-of-stock}, which is how the URI ends;
	 * or, with a colon or a slash in it, the URI itself. A document without {@code type}
	 * is of {@code about:blank} (RFC 9457 section 3.1.1).
	 * @return the assertions
	 */
	public ProblemAssert hasType(String slugOrUri) {
		Object type = document().getOrDefault("type", ProblemType.ABOUT_BLANK);
		boolean uri = slugOrUri.indexOf(':') >= 0 || slugOrUri.indexOf('/') >= 0;
		String name = type.toString().replaceFirst("^.*[/:#]", "");
		boolean same = uri ? type.equals(slugOrUri) : name.equals(slugOrUri) && !type.equals(ProblemType.ABOUT_BLANK);
		return same ? this : fail("the problem type", slugOrUri, type);
	}

	/**
	 * Verify the status, of the response as well as of the document.
	 * @param status the status
	 * @return the assertions
	 */
	public ProblemAssert hasStatus(int status) {
		Object said = document().getOrDefault("status", status);
		if (!Json.equal(said, response().status())) {
			return fail("the same status in response and document", "%s and %s".formatted(status, status),
					"%s and %s".formatted(response().status(), said));
		}
		return (response().status() == status) ? this : fail("the status", status, response().status());
	}

	/**
	 * Verify the status, of the response as well as of the document.
	 * @param status the status
	 * @return the assertions
	 */
	public ProblemAssert hasStatus(HttpStatusCode status) {
		return hasStatus(status.value());
	}

	/**
	 * Verify the title.
	 * @param title the whole text
	 * @return the assertions
	 */
	public ProblemAssert hasTitle(String title) {
		return hasMember("title", title);
	}

	/**
	 * Verify the detail.
	 * @param detail the whole text
	 * @return the assertions
	 */
	public ProblemAssert hasDetail(String detail) {
		return hasMember("detail", detail);
	}

	/**
	 * Verify what stands in the detail.
	 * @param parts parts of the text
	 * @return the assertions
	 */
	public ProblemAssert hasDetailContaining(String... parts) {
		Object detail = document().get("detail");
		boolean contained = detail instanceof String text && Arrays.stream(parts).allMatch(text::contains);
		return contained ? this : fail("a detail with", Arrays.asList(parts), detail);
	}

	/**
	 * Verify that the problem says which occurrence it is.
	 * @return the assertions
	 */
	public ProblemAssert hasInstance() {
		return hasMember("instance");
	}

	/**
	 * Verify which occurrence it is.
	 * @param instance the URI
	 * @return the assertions
	 */
	public ProblemAssert hasInstance(String instance) {
		return hasMember("instance", instance);
	}

	/**
	 * Verify that there is a member.
	 * @param name the name of the member
	 * @return the assertions
	 */
	public ProblemAssert hasMember(String name) {
		return document().containsKey(name) ? this : fail("the member", name, document().keySet());
	}

	/**
	 * Verify the value of a member.
	 * @param name the name of the member
	 * @param value the value: a text, number, boolean, list or map of these; anything
	 * else, such as a date, stands for its text
	 * @return the assertions
	 */
	public ProblemAssert hasMember(String name, @Nullable Object value) {
		boolean same = document().containsKey(name) && Json.equal(document().get(name), value);
		return same ? this : fail("the member '%s'".formatted(name), value, document().get(name));
	}

	/**
	 * Verify that there is no such member.
	 * @param name the name of the member
	 * @return the assertions
	 */
	public ProblemAssert doesNotHaveMember(String name) {
		return document().containsKey(name) ? fail("the member '%s'".formatted(name), "none", document().get(name))
				: this;
	}

	/**
	 * Verify that a place in the body is invalid.
	 * @param pointer the JSON Pointer in URI fragment form, such as
	 * {@code #/items/0/quantity}
	 * @return the assertions
	 */
	public ProblemAssert hasViolation(String pointer) {
		return hasViolation(ExpectedViolation.somewhereAt(pointer));
	}

	/**
	 * Verify that a place in the body is invalid, and why.
	 * @param pointer the JSON Pointer in URI fragment form, such as
	 * {@code #/items/0/quantity}
	 * @param code what is violated, such as {@code Positive}
	 * @return the assertions
	 */
	public ProblemAssert hasViolation(String pointer, String code) {
		return hasViolation(ExpectedViolation.at(pointer, code));
	}

	/**
	 * Verify that a parameter is invalid.
	 * @param in the part of the request, such as {@code query}
	 * @param parameter the name of the parameter
	 * @return the assertions
	 */
	public ProblemAssert hasParameterViolation(String in, String parameter) {
		return hasViolation(ExpectedViolation.somehowIn(in, parameter));
	}

	/**
	 * Verify that a parameter is invalid, and why.
	 * @param in the part of the request, such as {@code query}
	 * @param parameter the name of the parameter
	 * @param code what is violated, such as {@code Max}
	 * @return the assertions
	 */
	public ProblemAssert hasParameterViolation(String in, String parameter, String code) {
		return hasViolation(ExpectedViolation.in(in, parameter, code));
	}

	private ProblemAssert hasViolation(ExpectedViolation expected) {
		return violations().stream().anyMatch(expected::matches) ? this
				: fail("the violation", expected, violations().stream().map(ExpectedViolation::shown).toList());
	}

	/**
	 * Verify that these are the violations, in any order, and that there are no more.
	 * @param expected the violations
	 * @return the assertions
	 */
	public ProblemAssert hasViolationsExactly(ExpectedViolation... expected) {
		List<Object> rest = new ArrayList<>(violations());
		boolean allFound = Arrays.stream(expected).allMatch((violation) -> removeFirst(rest, violation));
		return (allFound && rest.isEmpty()) ? this : fail("exactly the violations", Arrays.asList(expected),
				violations().stream().map(ExpectedViolation::shown).toList());
	}

	private static boolean removeFirst(List<Object> violations, ExpectedViolation expected) {
		return violations.stream().filter(expected::matches).findFirst().map(violations::remove).orElse(false);
	}

	private List<?> violations() {
		return (document().get(Problem.ERRORS) instanceof List<?> list) ? list : List.of();
	}

	/**
	 * Verify that the document is what RFC 9457 section 3 allows: {@code type} and
	 * {@code instance} are URI references, {@code title} and {@code detail} are texts,
	 * and {@code status} is that of the response, from 400 to 599. The entries of
	 * {@code errors}, if there are any, are objects with a {@code detail} or a
	 * {@code code}, and a {@code pointer} of theirs is a JSON Pointer in URI fragment
	 * form (RFC 6901 section 6).
	 * @return the assertions
	 */
	public ProblemAssert isValid() {
		List<String> mistakes = DocumentRules.mistakes(response().status(), document());
		return mistakes.isEmpty() ? this : fail("a document as in RFC 9457", "no mistakes", mistakes);
	}

	/**
	 * Verify that neither the document nor a header shows what is inside of the server:
	 * <ul>
	 * <li>frames of a stack trace, {@code Caused by:}</li>
	 * <li>names of Java classes with their package, of exception classes also without,
	 * and {@code Order@1b2c3d}</li>
	 * <li>statements of SQL, {@code SQLState}, error codes of databases</li>
	 * <li>names of constraints: behind the word {@code constraint}, or with a customary
	 * prefix or suffix such as {@code uk_} or {@code _pkey}</li>
	 * <li>paths of files below a directory such as {@code /home} or {@code C:\}, and
	 * {@code file:}, {@code jar:} or {@code classpath:} URLs</li>
	 * <li>addresses of databases and brokers, such as {@code jdbc:} and
	 * {@code redis://}</li>
	 * </ul>
	 * Of the headers, those with an address of the application are left out
	 * ({@code Location}, {@code Content-Location}, {@code Link}), and so are the members
	 * {@code type} and {@code instance}. A pattern cannot know what is a secret of this
	 * application: name those.
	 * @param secrets texts that must stand nowhere in the response
	 * @return the assertions
	 */
	public ProblemAssert leaksNothing(String... secrets) {
		List<String> leaks = Leaks.find(response(), document(), List.of(secrets));
		return leaks.isEmpty() ? this : fail("a response that leaks nothing", "none of that", leaks);
	}

	private Map<String, Object> document() {
		return response().members();
	}

}
