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

import java.sql.SQLException;
import java.util.Map;

import dev.faultline.CapturedLog;
import dev.faultline.ProblemMember;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExceptionPropertiesTests {

	private final OrderException failure = new OrderException();

	private final ExceptionProperties properties = ExceptionProperties.of(OrderException.class);

	@ParameterizedTest
	@CsvSource({ "sku, A-1", "available, 3", "reserved, true", "hidden, private", "inherited, parent" })
	void propertyIsAGetterARecordStyleAccessorOrAField(String name, String value) {
		assertThat(this.properties.has(name)).isTrue();
		assertThat(this.properties.read(this.failure, name)).hasToString(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "message", "getMessage", "localizedMessage", "getLocalizedMessage", "cause", "getCause",
			"stackTrace", "getStackTrace", "suppressed", "class", "getClass", "toString", "rootCause", "getRootCause",
			"mostSpecificCause", "getMostSpecificCause", "hashCode" })
	void whatEveryThrowableHasIsNoProperty(String name) {
		assertThat(this.properties.has(name)).isFalse();
		assertThat(this.properties.read(this.failure, name)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "", "withArgument", "nothing", "CONSTANT", "internal" })
	void whatIsNoAccessorIsNoProperty(String name) {
		assertThat(this.properties.has(name)).isFalse();
	}

	@Test
	void membersAreWhatTheAnnotationMarks() {
		assertThat(this.properties.readMembers(this.failure))
			.isEqualTo(Map.of("sku", "A-1", "left", 3, "note", "private"));
	}

	@Test
	void memberOfASuperclassIsAMemberOfTheSubclass() {
		assertThat(ExceptionProperties.of(Backorder.class).readMembers(new Backorder())).containsEntry("sku", "A-1");
	}

	@Test
	void memberThatIsAStandardOneIsLeftOutAndLogged() {
		try (CapturedLog log = CapturedLog.of(ExceptionProperties.class)) {
			assertThat(ExceptionProperties.of(Shipped.class).readMembers(new Shipped()))
				.isEqualTo(Map.of("sku", "A-1", "left", 3, "note", "private"));
			assertThat(log.lines()).singleElement()
				.asString()
				.startsWith("WARN")
				.contains("'status'", "Shipped.getStatus", "RFC 9457 section 3.1");
		}
	}

	@Test
	void propertyThatFailsIsLeftOutAndLogged() {
		try (CapturedLog log = CapturedLog.of(ExceptionProperties.class)) {
			assertThat(this.properties.read(this.failure, "broken")).isNull();
			assertThat(log.lines()).singleElement().asString().startsWith("WARN").contains("getBroken");
		}
	}

	@Test
	void propertyOfAnExceptionOfTheJdkIsItsPublicGetter() {
		SQLException failure = new SQLException("secret", "23505", 7);
		ExceptionProperties properties = ExceptionProperties.of(SQLException.class);
		assertThat(properties.read(failure, "errorCode")).isEqualTo(7);
		assertThat(properties.has("message")).isFalse();
	}

	public static class ParentException extends RuntimeException {

		private final String inherited = "parent";

		ParentException() {
			super("secret");
		}

		@Override
		public String getMessage() {
			return "secret of the subclass";
		}

		public Throwable getRootCause() {
			return this;
		}

		public Throwable getMostSpecificCause() {
			return this;
		}

	}

	public static class OrderException extends ParentException {

		static final String CONSTANT = "constant";

		@ProblemMember("note")
		private final String hidden = "private";

		private final @Nullable String none = null;

		@ProblemMember
		public String getSku() {
			return "A-1";
		}

		@ProblemMember("left")
		public int available() {
			return 3;
		}

		public boolean isReserved() {
			return true;
		}

		@ProblemMember
		public @Nullable String empty() {
			return this.none;
		}

		public String getBroken() {
			throw new IllegalStateException("broken");
		}

		public String withArgument(String argument) {
			return argument;
		}

		public void nothing() {
		}

		String internal() {
			return "internal";
		}

	}

	static class Backorder extends OrderException {

	}

	@SuppressWarnings("serial")
	static class Shipped extends OrderException {

		@ProblemMember
		String getStatus() {
			return "shipped";
		}

	}

}
