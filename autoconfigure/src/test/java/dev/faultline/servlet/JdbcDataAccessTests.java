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

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.acme.library.LibraryApplication;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.RollbackException;
import org.hibernate.StaleObjectStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.orm.jpa.JpaObjectRetrievalFailureException;
import org.springframework.transaction.TransactionTimedOutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link DataAccessTests} with JDBC and with JPA, and what only they can do.
 */
abstract class JdbcDataAccessTests extends DataAccessTests {

	@Override
	TestServer startApplication(List<String> properties) {
		return TestServer.start(properties, LibraryApplication.class);
	}

	@Override
	List<String> properties(TestDatabase database) {
		return database.properties(database.url());
	}

	@Override
	List<String> replicaProperties(TestDatabase database) {
		return database.properties(database.replicaUrl());
	}

	@Override
	AutoCloseable holdConnections(TestServer server) throws SQLException {
		List<Connection> held = new ArrayList<>();
		for (int i = 0; i < TestDatabase.POOL_SIZE; i++) {
			held.add(server.bean(DataSource.class).getConnection());
		}
		return () -> {
			for (Connection connection : held) {
				connection.close();
			}
		};
	}

	@Override
	List<String> accesses() {
		return List.of("raw", "entities", "jpa", "jdbc");
	}

	@Override
	List<String> accessesThatAskTheDriver() {
		return List.of("raw", "jdbc");
	}

	@Override
	List<String> accessesThatMissRows() {
		return List.of("entities", "jpa", "jdbc");
	}

	@Override
	Stream<String> pathsThatWaitForALock() {
		return Stream.concat(super.pathsThatWaitForALock(), Stream.of("/entity/books/2/exclusively"));
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
	@CsvSource({ "queries/two-rows,org.springframework.dao.IncorrectResultSizeDataAccessException",
			"queries/two-columns,org.springframework.jdbc.IncorrectResultSetColumnCountException",
			"queries/no-runnable,org.springframework.dao.TypeMismatchDataAccessException",
			"queries/no-such-column,org.springframework.jdbc.InvalidResultSetAccessException",
			"queries/no-row-to-update,org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException",
			"queries/no-key,org.springframework.dao.DataRetrievalFailureException",
			"queries/no-lob,org.springframework.jdbc.LobRetrievalFailureException",
			"queries/no-data-source,org.springframework.jdbc.datasource.lookup.DataSourceLookupFailureException",
			"entities/two-rows,jakarta.persistence.NonUniqueResultException",
			"entities/two-rows-of-a-repository,org.springframework.dao.IncorrectResultSizeDataAccessException",
			"entities/no-id,org.springframework.dao.InvalidDataAccessApiUsageException",
			"entities/no-jpql,org.springframework.data.jpa.repository.query.BadJpqlGrammarException",
			"entities/no-transaction,jakarta.persistence.TransactionRequiredException",
			"entities/no-entity,org.springframework.data.mapping.MappingException",
			"entities/no-such-thing,jakarta.persistence.PersistenceException",
			"entities/no-author,jakarta.persistence.RollbackException",
			"transactions/no-isolation,org.springframework.transaction.InvalidIsolationLevelException",
			"transactions/no-suspension,org.springframework.transaction.TransactionSuspensionNotSupportedException",
			"transactions/no-savepoint,org.springframework.transaction.TransactionUsageException",
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
			"noticed-by-a-repository,org.springframework.orm.jpa.JpaOptimisticLockingFailureException",
			"noticed,org.springframework.dao.OptimisticLockingFailureException" })
	void lostUpdateIsAConflictWhoeverNoticesIt(String way, Class<? extends Throwable> type) {
		refuses(this.server.call("PUT", "/mistakes/lost-update/" + way).send(), 409, "concurrent-modification", type);
		refuses(this.server.call("PUT", "/mistakes/lost-update/" + way).header("If-Match", "\"1\"").send(), 412,
				"precondition-failed", type);
	}

	@Test
	void lostUpdateWithoutSpringIsAConflict() {
		refuses(this.server.call("PUT", "/mistakes/lost-update-at-commit").send(), 409, "concurrent-modification",
				RollbackException.class);
		refuses(this.server.call("PUT", "/mistakes/lost-update-in-a-session").send(), 409, "concurrent-modification",
				StaleObjectStateException.class);
	}

	@ParameterizedTest
	@CsvSource({ "S1000,org.springframework.dao.TransientDataAccessResourceException,503 service-unavailable",
			"XX000,org.springframework.jdbc.UncategorizedSQLException,500 internal-error",
			"23999,org.springframework.dao.DataIntegrityViolationException,409 conflict",
			"40002,org.springframework.dao.PessimisticLockingFailureException,503 busy" })
	void stateDecidesWhatSpringMakesOfIt(String state, Class<? extends Throwable> type, String outcome) {
		refuses(query("jdbc", "select fail('" + state + "')"), Integer.parseInt(outcome.split(" ")[0]),
				outcome.split(" ")[1], type);
	}

	@Test
	void rowThatARepositoryMissesIsNotFound() {
		refuses(this.server.get("/mistakes/missing-row").send(), 404, "resource-not-found",
				JpaObjectRetrievalFailureException.class);
		refuses(this.server.get("/mistakes/missing-reference-in-a-session").send(), 404, "resource-not-found",
				EntityNotFoundException.class);
	}

	@Test
	void referenceOfARepositoryToARowThatIsNotThereIsNotFound() {
		refuses(this.server.get("/mistakes/missing-reference").send(), 404, "resource-not-found",
				ObjectRetrievalFailureException.class);
	}

	@Test
	void pageThatIsTooFarIsAnInvalidParameter() {
		Answer answer = this.server.get("/entity/books/table/page?books_page=2147483647").send();
		refuses(answer, 400, "invalid-parameter");
		answer.hasErrors(Map.of("in", "query", "parameter", "books_page", "code", "invalid"));
		assertThat(this.server.get("/entity/books/table/page?books_page=7").send().status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/books?sort=s3cr3t", "/books/table?sort=s3cr3t", "/books/table?sort=c_pages,s3cr3t,desc",
			"/books/table?sort=b.s3cr3t", "/books/table/page?books_sort=s3cr3t" })
	void orderThatTheCallerAsksForAndNoColumnHasIsAnInvalidParameter(String target) {
		Answer answer = this.server.get("/entity" + target).send();
		refuses(answer, 400, "invalid-parameter");
		answer.hasDetail("Unknown sort property.");
	}

	@Test
	void columnThatOurQueryNamesAndNoTableHasIsABugAlsoIfTheCallerSorts() {
		refuses(this.server.get("/entity/books/table/mistake").send(), 500, "internal-error");
		refuses(this.server.get("/entity/books/table/mistake?sort=c_isbn").send(), 500, "internal-error");
		assertThat(this.server.get("/entity/books/table?sort=c_isbn,desc").send().status()).isEqualTo(200);
		assertThat(this.server.get("/entity/books/table/page?books_sort=c_isbn").send().status()).isEqualTo(200);
	}

	@Test
	void parameterThatTheApplicationNamesOtherwiseIsTheSortOrder() {
		List<String> properties = new ArrayList<>(properties(this.database));
		properties.add("spring.data.web.sort.sort-parameter=order");
		try (TestServer other = startWith(properties)) {
			refuses(other.get("/entity/books?order=s3cr3t").send(), 400, "invalid-parameter");
			refuses(other.get("/entity/books/table?order=s3cr3t").send(), 400, "invalid-parameter");
			assertThat(other.get("/entity/books?sort=s3cr3t").send().status()).isEqualTo(200);
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

}
