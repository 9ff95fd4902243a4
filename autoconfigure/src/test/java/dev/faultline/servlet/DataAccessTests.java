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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.acme.library.LibraryApplication;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.transaction.TransactionTimedOutException;

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

	private TestDatabase database;

	private TestServer server;

	private CapturedLog log;

	private long nextId = 1000;

	abstract TestDatabase startDatabase(Path directory);

	@BeforeEach
	void listen() {
		this.log = CapturedLog.of(LoggingProblemListener.class);
	}

	@AfterEach
	void listenNoMore() {
		this.log.close();
	}

	@BeforeAll
	void start(@TempDir Path directory) {
		this.database = startDatabase(directory);
		List<String> properties = new ArrayList<>(this.database.properties(this.database.url()));
		properties.add("faultline.problems.name-taken.status=409");
		properties.add("faultline.data.constraints.uk_author_name=name-taken");
		properties.add("faultline.data.constraints.CK_Author_Name=validation-failed");
		this.server = TestServer.start(properties, LibraryApplication.class);
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
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void duplicateAlreadyExists(String access) {
		String isbn = "s3cr3t-" + access;
		assertThat(add(access, book(isbn, "1", "1")).status()).isEqualTo(200);
		refuses(add(access, book(isbn, "1", "1")), 409, "already-exists");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void referenceToNothingIsInvalid(String access) {
		refuses(add(access, book("s3cr3t", "1", "77")), 409, "invalid-reference");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void rowThatOthersReferToIsInUse(String access) {
		refuses(this.server.call("DELETE", "/" + access + "/authors/1").send(), 409, "resource-in-use");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void valueThatACheckRefusesIsRejected(String access) {
		refuses(add(access, book("s3cr3t", "0", "1")), 422, "data-rejected");
		refuses(this.server.call("PUT", "/" + access + "/books/1/pages?pages=0").send(), 422, "data-rejected");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void valueThatACheckRefusesOnAReadingMethodIsABug(String access) {
		refuses(this.server.get("/" + access + "/books/new?id=999&isbn=s3cr3t&pages=0&author=1").send(), 500,
				"internal-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void valueThatIsTooLongIsRejected(String access) {
		refuses(add(access, book(LONG_ISBN, "1", "1")), 422, "data-rejected");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void valueThatIsOutOfRangeIsRejected(String access) {
		refuses(add(access, book("s3cr3t", "99999999999", "1")), 422, "data-rejected");
	}

	@ParameterizedTest
	@CsvSource({ "jdbc,2026-02-31", "jpa,2026-02-31", "entities,2026-02-31", "raw,2026-02-31", "jdbc,s3cr3t",
			"jpa,s3cr3t", "entities,s3cr3t", "raw,s3cr3t" })
	void valueThatIsNoDateIsRejected(String access, String day) {
		refuses(this.server.call("PUT", "/" + access + "/books/1/published?day=" + day).send(), 422, "data-rejected");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void columnThatMustNotBeNullIsOursToFill(String access) {
		refuses(add(access, "{\"id\": 998, \"pages\": 1, \"author\": 1}"), 500, "internal-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities" })
	void rowThatIsNotThereIsNotFound(String access) {
		refuses(this.server.get("/" + access + "/books/404").send(), 404, "resource-not-found");
		refuses(this.server.post("/" + access + "/books/404/copies").send(), 404, "resource-not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities" })
	void rowThatThePathOfAPostDoesNotNameIsABug(String access) {
		refuses(this.server.post("/" + access + "/copies?id=404").send(), 500, "internal-error");
	}

	@Test
	void referenceToARowThatIsNotThereIsNotFound() {
		refuses(this.server.get("/entity/books/404").send(), 404, "resource-not-found");
		refuses(this.server.call("DELETE", "/entity/books/404").send(), 404, "resource-not-found");
	}

	@Test
	void rowThatRefersToNothingIsABug() {
		refuses(this.server.get("/entity/loans").send(), 500, "internal-error");
	}

	@Test
	void collectionThatIsReadTooLateIsABug() {
		refuses(this.server.get("/entity/authors/1/books").send(), 500, "internal-error");
	}

	@Test
	void twoEntitiesForOneRowAreABug() {
		refuses(this.server.post("/entity/books/996/twice").send(), 500, "internal-error");
	}

	@Test
	void lostUpdateIsAConflictUnlessTheCallerSetACondition() {
		refuses(this.server.call("PUT", "/entity/books/1").send(), 409, "concurrent-modification");
		refuses(this.server.call("PUT", "/entity/books/1").header("If-Match", "\"1\"").send(), 412,
				"precondition-failed");
		refuses(this.server.call("PUT", "/entity/books/1")
			.header("If-Unmodified-Since", "Sun, 22 Nov 2026 00:00:00 GMT")
			.send(), 412, "precondition-failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void oneOfTwoTransactionsInADeadlockIsToldToTryAgain(String access) {
		CompletableFuture<Answer> other = CompletableFuture
			.supplyAsync(() -> this.server.post("/" + access + "/swaps?first=1&second=2").send());
		Answer one = this.server.post("/" + access + "/swaps?first=2&second=1").send();
		List<Answer> answers = List.of(one, other.join());
		assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 503);
		answers.stream().filter((answer) -> answer.status() == 503).forEach((answer) -> refuses(answer, 503, "busy"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void transactionThatCannotBeSerializedIsToldToTryAgain(String access) {
		refuses(this.server.post("/" + access + "/races/1").send(), 503, "busy");
	}

	@ParameterizedTest
	@CsvSource({ "/jdbc/books/2/pages?pages=5", "/jpa/books/2/pages?pages=5", "/entities/books/2/pages?pages=5",
			"/raw/books/2/pages?pages=5", "/entity/books/2/exclusively" })
	void lockThatIsNotHadInTimeIsBusy(String path) throws SQLException {
		try (Connection other = this.database.connect()) {
			other.setAutoCommit(false);
			other.createStatement().executeUpdate("update t_book set c_pages = 7 where id = 2");
			refuses(this.server.call("PUT", path).send(), 503, "busy");
			other.rollback();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "jpa", "entities", "raw" })
	void queryThatTakesTooLongTimesOut(String access) {
		refuses(query(access, this.database.slowQuery()), 503, "timeout");
	}

	@ParameterizedTest
	@CsvSource({ "jdbc,selec s3cr3t", "jpa,selec s3cr3t", "entities,selec s3cr3t", "raw,selec s3cr3t",
			"jdbc,select s3cr3t from t_nothing", "jpa,select s3cr3t from t_nothing",
			"entities,select s3cr3t from t_nothing", "raw,select s3cr3t from t_nothing",
			"jdbc,select 1 / (id - id) from t_book", "raw,select 1 / (id - id) from t_book" })
	void mistakeInTheSqlIsABug(String access, String sql) {
		refuses(query(access, sql), 500, "internal-error");
	}

	@ParameterizedTest
	@CsvSource({ "queries/two-rows,org.springframework.dao.IncorrectResultSizeDataAccessException",
			"queries/two-columns,org.springframework.jdbc.IncorrectResultSetColumnCountException",
			"queries/no-runnable,org.springframework.dao.TypeMismatchDataAccessException",
			"queries/no-such-column,org.springframework.jdbc.InvalidResultSetAccessException",
			"queries/no-row-to-update,org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException",
			"queries/no-key,org.springframework.dao.DataRetrievalFailureException",
			"queries/no-data-source,org.springframework.jdbc.datasource.lookup.DataSourceLookupFailureException",
			"entities/two-rows,jakarta.persistence.NonUniqueResultException",
			"entities/two-rows-of-a-repository,org.springframework.dao.IncorrectResultSizeDataAccessException",
			"entities/no-id,org.springframework.dao.InvalidDataAccessApiUsageException",
			"entities/no-jpql,org.springframework.data.jpa.repository.query.BadJpqlGrammarException",
			"entities/no-transaction,jakarta.persistence.TransactionRequiredException",
			"entities/no-entity,org.springframework.data.mapping.MappingException",
			"entities/no-such-thing,jakarta.persistence.PersistenceException",
			"transactions/mandatory,org.springframework.transaction.IllegalTransactionStateException",
			"transactions/never,org.springframework.transaction.IllegalTransactionStateException",
			"transactions/nested,org.springframework.transaction.NestedTransactionNotSupportedException",
			"transactions/none,org.springframework.transaction.NoTransactionException",
			"transactions/negative-timeout,org.springframework.transaction.InvalidTimeoutException",
			"transactions/rolled-back-within,org.springframework.transaction.UnexpectedRollbackException" })
	void mistakeInTheUseOfDataAccessIsABug(String mistake, Class<? extends Throwable> type) {
		refuses(this.server.get("/mistakes/with-" + mistake).send(), 500, "internal-error", type);
	}

	@Test
	void transactionThatTakesTooLongTimesOut() {
		refuses(this.server.call("PUT", "/mistakes/slow-transaction").send(), 503, "timeout",
				TransactionTimedOutException.class);
	}

	@ParameterizedTest
	@CsvSource({ "flushed,jakarta.persistence.OptimisticLockException",
			"flushed-by-a-repository,org.springframework.orm.ObjectOptimisticLockingFailureException",
			"noticed,org.springframework.dao.OptimisticLockingFailureException" })
	void lostUpdateIsAConflictWhoeverNoticesIt(String way, Class<? extends Throwable> type) {
		refuses(this.server.call("PUT", "/mistakes/lost-update/" + way).send(), 409, "concurrent-modification", type);
		refuses(this.server.call("PUT", "/mistakes/lost-update/" + way).header("If-Match", "\"1\"").send(), 412,
				"precondition-failed", type);
	}

	@Test
	void referenceOfARepositoryToARowThatIsNotThereIsNotFound() {
		refuses(this.server.get("/mistakes/missing-reference").send(), 404, "resource-not-found",
				ObjectRetrievalFailureException.class);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/jdbc/books/1", "GET,/jpa/books/1", "GET,/entities/books/1", "GET,/raw/books/1",
			"POST,/jdbc/books/1/additions", "POST,/jpa/books/1/additions" })
	void poolWithoutAFreeConnectionIsUnavailable(String method, String path) throws SQLException {
		List<Connection> held = new ArrayList<>();
		try {
			for (int i = 0; i < TestDatabase.POOL_SIZE; i++) {
				held.add(this.server.bean(DataSource.class).getConnection());
			}
			refuses(this.server.call(method, path).send(), 503, "service-unavailable");
		}
		finally {
			for (Connection connection : held) {
				connection.close();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/entity/authors?id=995&name=lovelace", "/jpa/authors", "/entities/authors" })
	void constraintThatTheApplicationDeclaresIsItsProblemType(String path) {
		refuses(this.server.post(path).json("{\"id\": 995, \"name\": \"lovelace\"}").send(), 409, "name-taken");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpa", "entities" })
	void checkThatTheApplicationDeclaresIsItsProblemType(String access) {
		refuses(this.server.post("/" + access + "/authors").json("{\"id\": 995, \"name\": \"nobody\"}").send(), 422,
				"validation-failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "raw" })
	void constraintThatTheApplicationDeclaresNeedsADriverThatNamesIt(String access) {
		refuses(this.server.post("/" + access + "/authors").json("{\"id\": 995, \"name\": \"lovelace\"}").send(), 409,
				this.database.driverNamesConstraints() ? "name-taken" : "already-exists");
	}

	@Test
	void databaseThatOnlyReadsIsUnavailableForWriting() {
		try (TestServer replica = startWith(this.database.properties(this.database.replicaUrl()))) {
			for (String access : List.of("jdbc", "jpa", "entities", "raw")) {
				assertThat(replica.get("/" + access + "/books/1").send().status()).isEqualTo(200);
				refuses(replica.post("/" + access + "/books").json(book("s3cr3t", "1", "1")).send(), 503,
						"service-unavailable");
			}
		}
	}

	@Test
	void databaseThatStopsIsUnavailable(@TempDir Path another) {
		TestDatabase stopping = startDatabase(another);
		try (TestServer cut = startWith(stopping.properties(stopping.url()))) {
			assertThat(cut.get("/jdbc/books/1").send().status()).isEqualTo(200);
			stopping.close();
			for (String access : List.of("raw", "entities", "jpa", "jdbc")) {
				// while the pool has connections that it believes in
				refuses(cut.post("/" + access + "/books/1/additions").send(), 503, "service-unavailable");
			}
			for (String access : List.of("raw", "entities", "jpa", "jdbc")) {
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
		try (TestServer cut = startWith(stopping.properties(stopping.url()))) {
			Map<String, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
			for (String access : List.of("jdbc", "jpa", "entities", "raw")) {
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

	private TestServer startWith(List<String> properties) {
		// what starts sets the log up anew
		listenNoMore();
		TestServer started = TestServer.start(properties, LibraryApplication.class);
		listen();
		return started;
	}

	private Answer add(String access, String book) {
		return this.server.post("/" + access + "/books").json(book).send();
	}

	private Answer query(String access, String sql) {
		return this.server.get("/" + access + "/queries?sql=" + sql.replace(" ", "%20").replace("/", "%2F")).send();
	}

	private String book(String isbn, String pages, String author) {
		return "{\"id\": %d, \"isbn\": \"%s\", \"pages\": %s, \"author\": %s}".formatted(this.nextId++, isbn, pages,
				author);
	}

	private void refuses(Answer answer, int status, String slug, Class<? extends Throwable> decider) {
		refuses(answer, status, slug);
		assertThat(logged(answer).getFormattedMessage()).contains("] " + decider.getName());
	}

	private void refuses(Answer answer, int status, String slug) {
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
				"jdbc:", "hikari", "hibernate", "lovelace", "nobody", "99999999999", "2026-02-31");
		assertThat(answer.text()).doesNotContainPattern("\\b(23|22|40|42|53|57|90)[0-9A-Z]{3}\\b");
	}

	private void isLoggedOnce(Answer answer, String slug) {
		Level level = switch (slug) {
			case "internal-error", "timeout", "service-unavailable" -> Level.ERROR;
			case "busy", "data-rejected" -> Level.WARN;
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
