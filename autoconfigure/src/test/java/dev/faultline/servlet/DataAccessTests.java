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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.faultline.CapturedLog;
import dev.faultline.report.LoggingProblemListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callers are told when a real database refuses, row by row, whichever way the
 * application goes to it: Spring's JDBC, Spring Data JPA, an entity manager whose
 * exceptions nobody translates, and the JDBC of the JDK. Every database passes the same
 * tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DataAccessTests {

	private static final String LONG_ISBN = "s3cr3t-0123456789-0123456789";

	/** SQLStates that the status map names, and what a POST gets for each. */
	private static final Map<String, String> STATES = new TreeMap<>(
			Map.of("23505 23P01", "409 already-exists", "23503 23504 23506 23001", "409 invalid-reference",
					"23514 23513 22001 22003 22007 22008 22021", "422 data-rejected", "23000 23999", "409 conflict",
					"23502 22012 22P02 22018", "500 internal-error", "40001 40P01 55P03 61000", "503 busy", "57014",
					"503 timeout", "08006 53300 53100 57P01 57P02 57P03 58030 25006", "503 service-unavailable",
					"42601 42501 42P01 28000 28P01 0A000 XX000", "500 internal-error"));

	TestDatabase database;

	TestServer server;

	private CapturedLog log;

	private long nextId = 1000;

	abstract TestDatabase startDatabase(Path directory);

	abstract TestServer startApplication(List<String> properties);

	abstract List<String> properties(TestDatabase database);

	abstract List<String> replicaProperties(TestDatabase database);

	/** Take all connections of the pool until what is returned is closed. */
	abstract AutoCloseable holdConnections(TestServer server) throws Exception;

	/** Those that offer all of the API. */
	abstract List<String> accesses();

	/** Also those that offer a part of it. */
	List<String> everyAccess() {
		return accesses();
	}

	/** Those that know no more of a failure than the driver tells. */
	abstract List<String> accessesThatAskTheDriver();

	/** Those that have an exception for a row that is not there. */
	abstract List<String> accessesThatMissRows();

	Stream<Arguments> accessesAndStates() {
		return accesses().stream()
			.flatMap((access) -> STATES.entrySet()
				.stream()
				.flatMap((row) -> Stream.of(row.getKey().split(" "))
					.map((state) -> Arguments.of(access, state, row.getValue()))));
	}

	Stream<String> pathsThatWaitForALock() {
		return accesses().stream().map((access) -> "/" + access + "/books/2/pages?pages=5");
	}

	@BeforeEach
	void listen() {
		this.log = CapturedLog.of(LoggingProblemListener.class);
	}

	@AfterEach
	void listenNoMore() {
		this.log.close();
	}

	@BeforeAll
	void start(@TempDir Path directory) throws SQLException {
		this.database = startDatabase(directory);
		this.database.createFunctionThatFails();
		List<String> properties = new ArrayList<>(properties(this.database));
		properties.add("faultline.problems.name-taken.status=409");
		properties.add("faultline.data.constraints.uk_author_name=name-taken");
		properties.add("faultline.data.constraints.CK_Author_Name=validation-failed");
		this.server = startApplication(properties);
	}

	@AfterAll
	void stop() {
		Stream.of(this.server, this.database).filter((started) -> started != null).forEach((started) -> {
			try {
				started.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	@ParameterizedTest
	@MethodSource("everyAccess")
	void duplicateAlreadyExists(String access) {
		String isbn = "s3cr3t-" + access;
		assertThat(add(access, book(isbn, "1", "1")).status()).isEqualTo(200);
		refuses(add(access, book(isbn, "1", "1")), 409, "already-exists");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void referenceToNothingIsInvalid(String access) {
		refuses(add(access, book("s3cr3t", "1", "77")), 409, "invalid-reference");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void rowThatOthersReferToIsInUse(String access) {
		refuses(this.server.call("DELETE", "/" + access + "/authors/1").send(), 409, "resource-in-use");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void valueThatACheckRefusesIsRejected(String access) {
		refuses(add(access, book("s3cr3t", "0", "1")), 422, "data-rejected");
		refuses(this.server.call("PUT", "/" + access + "/books/1/pages?pages=0").send(), 422, "data-rejected");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void valueThatACheckRefusesOnAReadingMethodIsABug(String access) {
		refuses(this.server.get("/" + access + "/books/new?id=999&isbn=s3cr3t&pages=0&author=1").send(), 500,
				"internal-error");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void valueThatIsTooLongIsRejected(String access) {
		refuses(add(access, book(LONG_ISBN, "1", "1")), 422, "data-rejected");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void valueThatIsOutOfRangeIsRejected(String access) {
		refuses(add(access, book("s3cr3t", "99999999999", "1")), 422, "data-rejected");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void valueWithACharacterThatTheDatabaseDoesNotHaveIsRejected(String access) {
		Answer answer = add(access, book("s3cr3t-\\u0000" + access.charAt(2), "1", "1"));
		if (this.database.storesEveryCharacter()) {
			assertThat(answer.status()).isEqualTo(200);
		}
		else {
			refuses(answer, 422, "data-rejected");
		}
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void valueThatIsNoDateIsRejected(String access) {
		for (String day : List.of("2026-02-31", "s3cr3t")) {
			refuses(this.server.call("PUT", "/" + access + "/books/1/published?day=" + day).send(), 422,
					"data-rejected");
		}
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void columnThatMustNotBeNullIsOursToFill(String access) {
		refuses(add(access, "{\"id\": 998, \"pages\": 1, \"author\": 1}"), 500, "internal-error");
	}

	@ParameterizedTest
	@MethodSource("accessesThatMissRows")
	void rowThatIsNotThereIsNotFound(String access) {
		refuses(this.server.get("/" + access + "/books/404").send(), 404, "resource-not-found");
		refuses(this.server.post("/" + access + "/books/404/copies").send(), 404, "resource-not-found");
	}

	@ParameterizedTest
	@MethodSource("accessesThatMissRows")
	void rowThatThePathOfAPostDoesNotNameIsABug(String access) {
		refuses(this.server.post("/" + access + "/copies?id=404").send(), 500, "internal-error");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void oneOfTwoTransactionsInADeadlockIsToldToTryAgain(String access) {
		CompletableFuture<Answer> other = CompletableFuture
			.supplyAsync(() -> this.server.post("/" + access + "/swaps?first=1&second=2").send());
		Answer one = this.server.post("/" + access + "/swaps?first=2&second=1").send();
		List<Answer> answers = List.of(one, other.join());
		assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 503);
		answers.stream().filter((answer) -> answer.status() == 503).forEach((answer) -> refuses(answer, 503, "busy"));
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void transactionThatCannotBeSerializedIsToldToTryAgain(String access) {
		refuses(this.server.post("/" + access + "/races/1").send(), 503, "busy");
	}

	@ParameterizedTest
	@MethodSource("pathsThatWaitForALock")
	void lockThatIsNotHadInTimeIsBusy(String path) throws SQLException {
		try (Connection other = this.database.connect()) {
			other.setAutoCommit(false);
			other.createStatement().executeUpdate("update t_book set c_pages = 7 where id = 2");
			refuses(this.server.call("PUT", path).send(), 503, "busy");
			other.rollback();
		}
	}

	@ParameterizedTest
	@MethodSource("everyAccess")
	void queryThatTakesTooLongTimesOut(String access) {
		refuses(query(access, this.database.slowQuery()), 503, "timeout");
	}

	@ParameterizedTest
	@MethodSource("everyAccess")
	void mistakeInTheSqlIsABug(String access) {
		refuses(query(access, "selec s3cr3t"), 500, "internal-error");
		refuses(query(access, "select s3cr3t from t_nothing"), 500, "internal-error");
	}

	@ParameterizedTest
	@MethodSource("accessesThatAskTheDriver")
	void divisionByZeroIsABug(String access) {
		refuses(query(access, "select 1 / (id - id) from t_book"), 500, "internal-error");
	}

	@ParameterizedTest(name = "{1} by {0}: {2}")
	@MethodSource("accessesAndStates")
	void stateThatTheDatabaseReportsDecides(String access, String state, String outcome) {
		Answer answer = this.server.post("/" + access + "/queries?sql=" + encode("select fail('" + state + "')"))
			.send();
		refuses(answer, Integer.parseInt(outcome.split(" ")[0]), outcome.split(" ")[1]);
	}

	@ParameterizedTest
	@MethodSource("everyAccess")
	void poolWithoutAFreeConnectionIsUnavailable(String access) throws Exception {
		try (AutoCloseable held = holdConnections(this.server)) {
			assertThat(held).isNotNull();
			refuses(this.server.get("/" + access + "/books/1").send(), 503, "service-unavailable");
			refuses(this.server.post("/" + access + "/books/1/additions").send(), 503, "service-unavailable");
		}
	}

	@ParameterizedTest
	@MethodSource("accessesThatAskTheDriver")
	void constraintThatTheApplicationDeclaresNeedsADriverThatNamesIt(String access) {
		refuses(this.server.post("/" + access + "/authors").json("{\"id\": 995, \"name\": \"lovelace\"}").send(), 409,
				this.database.driverNamesConstraints() ? "name-taken" : "already-exists");
	}

	@Test
	void databaseThatOnlyReadsIsUnavailableForWriting() {
		try (TestServer replica = startWith(replicaProperties(this.database))) {
			for (String access : everyAccess()) {
				assertThat(replica.get("/" + access + "/books/1").send().status()).isEqualTo(200);
				refuses(replica.post("/" + access + "/books").json(book("s3cr3t", "1", "1")).send(), 503,
						"service-unavailable");
			}
		}
	}

	@Test
	void databaseThatStopsIsUnavailable(@TempDir Path another) {
		TestDatabase stopping = startDatabase(another);
		try (TestServer cut = startWith(properties(stopping))) {
			assertThat(cut.get("/" + accesses().get(0) + "/books/1").send().status()).isEqualTo(200);
			stopping.close();
			for (String access : everyAccess()) {
				// while the pool has connections that it believes in
				refuses(cut.post("/" + access + "/books/1/additions").send(), 503, "service-unavailable");
			}
			for (String access : everyAccess()) {
				refuses(cut.get("/" + access + "/books/1").send(), 503, "service-unavailable");
			}
		}
		finally {
			stopping.close();
		}
	}

	@Test
	void databaseThatStopsBeforeTheEndOfATransactionIsUnavailable(@TempDir Path another) {
		TestDatabase stopping = startDatabase(another);
		try (TestServer cut = startWith(properties(stopping))) {
			Map<String, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
			for (String access : accesses()) {
				answers.put(access, CompletableFuture.supplyAsync(() -> cut.post("/" + access + "/transactions").send(),
						(task) -> new Thread(task).start()));
				assertThat(cut.post("/" + access + "/meetings").send().status()).isEqualTo(200);
			}
			stopping.close();
			answers.forEach((access, answer) -> {
				assertThat(cut.post("/" + access + "/meetings").send().status()).isEqualTo(200);
				refuses(answer.join(), 503, "service-unavailable");
			});
		}
		finally {
			stopping.close();
		}
	}

	TestServer startWith(List<String> properties) {
		// what starts sets the log up anew
		listenNoMore();
		TestServer started = startApplication(properties);
		listen();
		return started;
	}

	private Answer add(String access, String book) {
		return this.server.post("/" + access + "/books").json(book).send();
	}

	Answer query(String access, String sql) {
		return this.server.get("/" + access + "/queries?sql=" + encode(sql)).send();
	}

	private static String encode(String sql) {
		return URLEncoder.encode(sql, StandardCharsets.UTF_8);
	}

	private String book(String isbn, String pages, String author) {
		return "{\"id\": %d, \"isbn\": \"%s\", \"pages\": %s, \"author\": %s}".formatted(this.nextId++, isbn, pages,
				author);
	}

	void refuses(Answer answer, int status, String slug, Class<? extends Throwable> decider) {
		refuses(answer, status, slug);
		assertThat(logged(answer).getFormattedMessage()).contains("] " + decider.getName());
	}

	void refuses(Answer answer, int status, String slug) {
		answer.isProblem(status, slug);
		isLoggedOnce(answer, slug);
		String retryAfter = switch (slug) {
			case "busy" -> "1";
			case "timeout" -> "5";
			case "service-unavailable" -> "30";
			default -> null;
		};
		assertThat(answer.header("Retry-After")).as("Retry-After").isEqualTo(retryAfter);
		assertThat((answer.text() + answer.headers()).toLowerCase(Locale.ROOT)).doesNotContain("t_book", "t_author",
				"t_loan", "c_isbn", "c_pages", "c_name", "uk_", "fk_", "ck_", "select", "insert", "delete from", "sql",
				"jdbc:", "r2dbc", "hikari", "hibernate", "lovelace", "nobody", "99999999999", "2026-02-31");
		assertThat(answer.text()).doesNotContainPattern("\\b(23|22|40|42|53|57|90)[0-9A-Z]{3}\\b");
	}

	private void isLoggedOnce(Answer answer, String slug) {
		Level level = switch (slug) {
			case "internal-error", "timeout", "service-unavailable" -> Level.ERROR;
			case "busy", "data-rejected", "conflict" -> Level.WARN;
			case "resource-not-found" -> Level.INFO;
			default -> Level.DEBUG;
		};
		ILoggingEvent event = logged(answer);
		assertThat(event.getLevel()).isEqualTo(level);
		// the same failure may have its stack trace in a line before
		assertThat(event.getThrowableProxy() != null || event.getFormattedMessage().contains("(stack trace "))
			.as("stack trace")
			.isEqualTo(level == Level.ERROR || slug.equals("data-rejected"));
	}

	private ILoggingEvent logged(Answer answer) {
		String instance = String.valueOf(answer.document().get("instance"));
		List<ILoggingEvent> events = this.log.events()
			.stream()
			.filter((event) -> event.getFormattedMessage().contains("[" + instance + "]"))
			.toList();
		assertThat(events).as("lines about " + instance).hasSize(1);
		return events.get(0);
	}

}
