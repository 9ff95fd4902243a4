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

package dev.faultline.servlet.statusmap;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.faultline.servlet.Answer;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A case of a row of the status map: what is sent, what happens then, and what the caller
 * gets.
 */
final class StatusMapCase {

	static final String BARE = "about:blank";

	static final String OWN = "own";

	static final String NOTHING = "nothing";

	private final Map<Stack, String> rows = new EnumMap<>(Stack.class);

	private final Map<Stack, Class<?>> causes = new EnumMap<>(Stack.class);

	private final String name;

	private final StatusMapRequest request;

	private final int status;

	private final String slug;

	private final Map<String, String> headers = new TreeMap<>();

	private final Set<String> ofServlet = new HashSet<>();

	private final Map<String, String> lists = new TreeMap<>();

	private boolean errors;

	private Consumer<Answer> more = (answer) -> {
	};

	private @Nullable StatusMapServer server;

	private boolean anySubclass;

	private boolean thrownByTest;

	private boolean reported;

	private @Nullable String alone;

	StatusMapCase(String row, @Nullable Class<?> cause, String name, StatusMapRequest request, int status,
			String slug) {
		for (Stack stack : Stack.values()) {
			this.rows.put(stack, row);
			this.causes.put(stack, cause);
		}
		this.name = name;
		this.request = request;
		this.status = status;
		this.slug = slug;
	}

	/**
	 * Expect a header. Of the headers that tell the caller what to do, it has no others.
	 * @param headerName the name
	 * @param value the value
	 * @return this
	 */
	StatusMapCase header(String headerName, String value) {
		this.headers.put(headerName, value);
		return this;
	}

	/**
	 * Expect a header that only a servlet application can have.
	 * @param headerName the name
	 * @param value the value
	 * @return this
	 */
	StatusMapCase headerOnServlet(String headerName, String value) {
		this.ofServlet.add(headerName);
		return header(headerName, value);
	}

	/**
	 * Expect a header that is a list, in any order.
	 * @param headerName the name
	 * @param elements its elements
	 * @return this
	 */
	StatusMapCase list(String headerName, String... elements) {
		this.lists.put(headerName, String.join(", ", elements));
		return and((answer) -> assertThat(answer.header(headerName).split(", ?")).containsExactlyInAnyOrder(elements));
	}

	/**
	 * Expect {@code errors}. Without this it has none.
	 * @param expected for each violation, in their order, members that it has
	 * @return this
	 */
	@SafeVarargs
	final StatusMapCase errors(Map<String, ?>... expected) {
		this.errors = true;
		return and((answer) -> answer.hasErrors(expected));
	}

	StatusMapCase detail(String detail) {
		return and((answer) -> answer.hasDetail(detail));
	}

	StatusMapCase and(Consumer<Answer> assertion) {
		this.more = this.more.andThen(assertion);
		return this;
	}

	/**
	 * Let it happen in another application than that of the section.
	 * @param application the application
	 * @return this
	 */
	StatusMapCase in(StatusMapServer application) {
		this.server = application;
		return this;
	}

	/**
	 * Say that any subclass of the cause will do.
	 * @return this
	 */
	StatusMapCase orSubclass() {
		this.anySubclass = true;
		return this;
	}

	/**
	 * Say that nothing here raises the exception but a handler of the test.
	 * @return this
	 */
	StatusMapCase thrownByTest() {
		this.thrownByTest = true;
		return this;
	}

	/**
	 * Say that the application hears of the failure though the caller cannot.
	 * @return this
	 */
	StatusMapCase reported() {
		this.reported = true;
		return this;
	}

	boolean isReported() {
		return this.reported;
	}

	/**
	 * Name what WebFlux has in place of the cause.
	 * @param cause the exception class, or {@code null} if it throws nothing
	 * @return this
	 */
	StatusMapCase onWebFlux(@Nullable Class<?> cause) {
		this.causes.put(Stack.WEBFLUX, cause);
		return this;
	}

	/**
	 * Name what WebFlux has in place of the cause, for which there is a row of its own.
	 * @param row the row
	 * @param cause the exception class
	 * @return this
	 */
	StatusMapCase onWebFlux(String row, Class<?> cause) {
		this.rows.put(Stack.WEBFLUX, row);
		return onWebFlux(cause);
	}

	/**
	 * Say that it cannot happen in a WebFlux application.
	 * @param reason why not
	 * @return this
	 */
	StatusMapCase servletAlone(String reason) {
		this.rows.remove(Stack.WEBFLUX);
		this.alone = reason;
		return this;
	}

	/**
	 * Say that it cannot happen in a servlet application.
	 * @param reason why not
	 * @return this
	 */
	StatusMapCase webFluxAlone(String reason) {
		this.rows.remove(Stack.SERVLET);
		this.alone = reason;
		return this;
	}

	boolean isOn(Stack stack) {
		return this.rows.containsKey(stack);
	}

	@Nullable String alone() {
		return this.alone;
	}

	boolean isCausedBy(Stack stack, Throwable failure) {
		Class<?> cause = this.causes.get(stack);
		return (this.anySubclass || cause.isInterface()) ? cause.isInstance(failure) : failure.getClass() == cause;
	}

	@Nullable String row(Stack stack) {
		return this.rows.get(stack);
	}

	@Nullable Class<?> cause(Stack stack) {
		return this.causes.get(stack);
	}

	private String firstRow() {
		return this.rows.values().iterator().next();
	}

	private @Nullable Class<?> firstCause() {
		return this.causes.get(this.rows.keySet().iterator().next());
	}

	String name() {
		return this.name;
	}

	StatusMapRequest request() {
		return this.request;
	}

	int status() {
		return this.status;
	}

	String slug() {
		return this.slug;
	}

	/**
	 * Return what the caller gets, as a row of the status map names it.
	 * @return status and slug, or one word
	 */
	String outcome() {
		return List.of(BARE, OWN, NOTHING).contains(this.slug) ? this.slug : this.status + " " + this.slug;
	}

	Map<String, String> headers() {
		return this.headers;
	}

	boolean expects(String headerName, Stack stack) {
		boolean absent = stack == Stack.WEBFLUX && this.ofServlet.contains(headerName);
		return !absent && (this.headers.containsKey(headerName) || this.lists.containsKey(headerName));
	}

	Map<String, String> lists() {
		return this.lists;
	}

	boolean hasErrors() {
		return this.errors;
	}

	Consumer<Answer> more() {
		return this.more;
	}

	@Nullable StatusMapServer server() {
		return this.server;
	}

	boolean isThrownByTest() {
		return this.thrownByTest;
	}

	@Override
	public String toString() {
		Class<?> cause = firstCause();
		return firstRow() + ((cause != null) ? " " + cause.getSimpleName() : "") + ": " + this.name;
	}

}
