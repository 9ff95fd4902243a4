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

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LeaksTests {

	@ParameterizedTest
	@ValueSource(strings = { "	at com.acme.Shop.order(Shop.java:7)",
			"at java.base/java.lang.Thread.run(Thread.java:1583)", "at jdk.Foo.invoke0(Native Method)", "Caused by: it",
			"	... 23 more", "at com.acme.Shop$$Lambda/0x1.get(Unknown Source)" })
	void stackTraceIsALeak(String text) {
		assertThat(leaks(text)).contains("a stack trace");
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.acme.shop.Order", "No enum constant com.acme.Color$Kind.RED",
			"java.lang.IllegalStateException: no", "NullPointerException", "OutOfMemoryError", "Order@1b2c3d4e" })
	void nameOfAClassIsALeak(String text) {
		assertThat(leaks(text)).contains("the name of a class");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT ID FROM ORDERS", "select o1_0.id from orders o1_0", "select * from orders",
			"insert into orders (id) values (?)", "update orders set id=1", "delete from orders where id = 1",
			"PreparedStatementCallback; bad SQL", "could not execute statement", "SQLState: 23505", "ORA-00001",
			"drop table orders" })
	void sqlIsALeak(String text) {
		assertThat(leaks(text)).contains("SQL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "violates unique constraint \"orders_name\"", "constraint [null]", "uk_orders_name",
			"orders_pkey", "FK3n7kbr0ykgudv4ftvyr2b4n1q", "PUBLIC.CONSTRAINT_8", "constraint: 'x'" })
	void nameOfAConstraintIsALeak(String text) {
		assertThat(leaks(text)).contains("the name of a constraint");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/home/ada/orders.csv", "no such file (/var/lib/orders/1)", "C:\\orders", "file:/a",
			"jar:file:/a.jar", "class path resource [classpath:orders.sql]" })
	void pathOfAFileIsALeak(String text) {
		assertThat(leaks(text)).contains("the path of a file");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "jdbc:postgresql://db/orders", "redis://cache:6379", "amqp://broker", "mongodb+srv://user@db" })
	void addressWithinIsALeak(String text) {
		assertThat(leaks(text)).contains("the address of a server within");
	}

	@ParameterizedTest
	@ValueSource(strings = { "The request was understood, but some of its values are not valid.",
			"Select a colour, then a size from the list.", "Please update the set of items.", "Internal Server Error",
			"must be a well-formed email address: ada@example.com", "See https://api.example.com/docs/v1/Orders.html",
			"GET /orders/7 and /api/v1/var/etc", "The parameter 'api_key' is required.", "Only 3 of A-1 left.",
			"A resource with the same unique value already exists.", "It is 12:30: wait",
			"Use application/problem+json.", "Error", "Exception", "A database constraint is violated.",
			"e.g. This one", "at least 3 (see below)", "Key 'spring.data' is unknown", "order_no and line_id" })
	void plainTextIsNoLeak(String text) {
		assertThat(leaks(text)).isEmpty();
	}

	@Test
	void leaksAreFoundDeepInTheDocumentAndInHeaders() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Error", "com.acme.shop.Order");
		Map<String, Object> document = Map.of("errors", List.of(Map.of("params", Map.of("com.acme.shop.Item", 1))));
		assertThat(Leaks.find(ProblemResponse.of(500, headers, "{}"), document, List.of())).hasSize(2)
			.anyMatch((leak) -> leak.contains("header X-Error"))
			.anyMatch((leak) -> leak.contains("'errors'"));
	}

	@Test
	void addressesOfTheApplicationAreNoPathsOfFiles() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Location", "/home/orders");
		Map<String, Object> document = Map.of("type", "/home/problems/x", "instance", "/var/orders/7");
		assertThat(Leaks.find(ProblemResponse.of(500, headers, "{}"), document, List.of())).isEmpty();
	}

	@Test
	void secretsAreFoundAnywhere() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Location", "/orders/heron-5518");
		Map<String, Object> document = Map.of("type", "urn:otter-7140", "safe", 5518);
		assertThat(Leaks.find(ProblemResponse.of(500, headers, "{}"), document, List.of("heron-5518", "otter-7140")))
			.containsExactlyInAnyOrder("heron-5518 in header Location", "otter-7140 in 'type'");
	}

	@Test
	void assertionNamesEachLeak() {
		ProblemAssert problem = ProblemResponse
			.of(500, "{\"detail\":\"com.acme.shop.Order at /home/ada/orders, heron-5518\"}")
			.assertThat();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> problem.leaksNothing("heron-5518"))
			.withMessageContainingAll("the name of a class in 'detail': com.acme.shop.Order",
					"the path of a file in 'detail': /home/ada", "heron-5518 in 'detail'", "HTTP/1.1 500");
		ProblemResponse.of(500, "{\"detail\":\"Sorry.\"}").assertThat().leaksNothing("heron-5518");
	}

	private static String leaks(String text) {
		return String.join("\n", Leaks.find(ProblemResponse.of(500, "{}"), Map.of("detail", text), List.of()));
	}

}
