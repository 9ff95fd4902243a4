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

package dev.faultline.rules.data;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.rules.NamedRules;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.FetchNotFoundException;
import org.hibernate.ObjectNotFoundException;
import org.hibernate.StaleObjectStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolShutdownException;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.core.TypeInformation;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.orm.jpa.JpaObjectRetrievalFailureException;
import org.springframework.orm.jpa.JpaOptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class DataRulesTests {

	private static final String SECRET = "s3cr3t";

	private final TestWalk walk = TestWalk.by((catalog) -> new NamedRules("data"), ConcurrencyRules::new,
			DatabaseRules::new, MissingRowRules::new, (catalog) -> new SortRules(catalog, "sort", "page"));

	static Stream<Arguments> declared() {
		return Stream.of(Arguments.of(new EntityExistsException(SECRET), "already-exists", 409),
				Arguments.of(new PessimisticLockingFailureException(SECRET), "busy", 503),
				Arguments.of(new CannotAcquireLockException(SECRET), "busy", 503),
				Arguments.of(new LockTimeoutException(SECRET), "busy", 503),
				Arguments.of(new PessimisticLockException(SECRET), "busy", 503),
				Arguments.of(new QueryTimeoutException(SECRET), "timeout", 503),
				Arguments.of(new TransactionTimedOutException(SECRET), "timeout", 503),
				Arguments.of(new jakarta.persistence.QueryTimeoutException(SECRET), "timeout", 503),
				Arguments.of(new SQLTimeoutException(SECRET), "timeout", 503),
				Arguments.of(new CannotGetJdbcConnectionException(SECRET, new SQLException(SECRET)),
						"service-unavailable", 503),
				Arguments.of(new DataAccessResourceFailureException(SECRET), "service-unavailable", 503),
				Arguments.of(new TransientDataAccessResourceException(SECRET), "service-unavailable", 503),
				Arguments.of(new NonTransientDataAccessResourceException(SECRET) {
				}, "service-unavailable", 503),
				Arguments.of(new RecoverableDataAccessException(SECRET), "service-unavailable", 503),
				Arguments.of(new CannotCreateTransactionException(SECRET, new SQLException(SECRET)),
						"service-unavailable", 503),
				Arguments.of(new SQLTransientConnectionException(SECRET), "service-unavailable", 503),
				Arguments.of(new SQLRecoverableException(SECRET), "service-unavailable", 503),
				Arguments.of(new PoolAcquirePendingLimitException(7), "service-unavailable", 503),
				Arguments.of(new PoolAcquireTimeoutException(Duration.ofSeconds(7)), "service-unavailable", 503),
				Arguments.of(new PoolShutdownException(), "service-unavailable", 503),
				Arguments.of(new EmptyResultDataAccessException(1), "resource-not-found", 404),
				Arguments.of(new JpaObjectRetrievalFailureException(new EntityNotFoundException(SECRET)),
						"resource-not-found", 404),
				Arguments.of(new EntityNotFoundException(SECRET), "resource-not-found", 404),
				Arguments.of(new NoResultException(SECRET), "resource-not-found", 404),
				Arguments.of(new ObjectNotFoundException((Object) 7, SECRET), "resource-not-found", 404),
				Arguments.of(new FetchNotFoundException(SECRET, 7), "internal-error", 500),
				Arguments.of(new IncorrectResultSizeDataAccessException(1, 2), "internal-error", 500),
				Arguments.of(new InvalidDataAccessApiUsageException(SECRET), "internal-error", 500), Arguments
					.of(new BadSqlGrammarException(SECRET, SECRET, new SQLException(SECRET)), "internal-error", 500));
	}

	static Stream<Throwable> lostUpdates() {
		return Stream.of(new OptimisticLockingFailureException(SECRET),
				new ObjectOptimisticLockingFailureException(SECRET, 7),
				new JpaOptimisticLockingFailureException(new OptimisticLockException(SECRET)),
				new OptimisticLockException(SECRET), new StaleObjectStateException(SECRET, 7));
	}

	@ParameterizedTest
	@MethodSource("declared")
	void failureOfDataAccessIsWhatItsClassSays(Throwable failure, String slug, int status) {
		TestWalk.Answer answer = this.walk.answer(failure, TestProblemContext.post("/orders"));
		assertThat(answer.slug()).isEqualTo(slug);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json()).doesNotContain(SECRET);
		assertThat(answer.headers().containsHeader("Retry-After")).isEqualTo(status == 503);
	}

	@ParameterizedTest
	@MethodSource("lostUpdates")
	void lostUpdateIsAConflictUnlessTheCallerSetACondition(Throwable failure) {
		TestProblemContext context = TestProblemContext.post("/orders/1").withMethod("PUT");
		assertThat(this.walk.answer(failure, context).slug()).isEqualTo("concurrent-modification");
		assertThat(this.walk.answer(failure, context.withHeader("If-Match", "\"1\"")).slug())
			.isEqualTo("precondition-failed");
		assertThat(this.walk.answer(failure, context.withHeader("if-unmodified-since", "x")).status()).isEqualTo(412);
	}

	@Test
	void duplicateKeyOfARealDatabaseAlreadyExists() {
		JdbcClient jdbc = database();
		insert(jdbc, SECRET);
		TestWalk.Answer answer = this.walk.answer(catchThrowable(() -> insert(jdbc, SECRET)),
				TestProblemContext.post("/places"));
		assertThat(answer.slug()).isEqualTo("already-exists");
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.json().toLowerCase(java.util.Locale.ROOT)).doesNotContain(SECRET, "place", "insert", "23505");
	}

	@Test
	void missingRowOfARealDatabaseIsNotFound() {
		JdbcClient jdbc = database();
		Throwable failure = catchThrowable(
				() -> jdbc.sql("select name from place where name = ?").param(SECRET).query(String.class).single());
		assertThat(this.walk.answer(failure, TestProblemContext.get("/places/1")).slug())
			.isEqualTo("resource-not-found");
	}

	@Test
	void badGrammarOfARealDatabaseIsABug() {
		JdbcClient jdbc = database();
		TestWalk.Answer answer = this.walk.answer(catchThrowable(() -> jdbc.sql("selec s3cr3t").query().listOfRows()),
				TestProblemContext.get("/places"));
		assertThat(answer.slug()).isEqualTo("internal-error");
		assertThat(answer.json()).doesNotContain(SECRET, "selec");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sort=nmae", "page=1&sort=nmae,desc" })
	void unknownPropertyInASortOrderIsAnInvalidParameter(String query) {
		TestWalk.Answer answer = this.walk.answer(unknownProperty(),
				TestProblemContext.get("/orders").withQuery(query));
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.detail()).isEqualTo("Unknown sort property.");
		assertThat(answer.errors()).singleElement()
			.satisfies((error) -> assertThat(error).containsEntry("in", "query").containsEntry("parameter", "sort"));
		assertThat(answer.json()).doesNotContain("nmae", "Customer", "name");
	}

	@Test
	void unknownPropertyWithoutASortOrderIsABug() {
		assertThat(this.walk.answer(unknownProperty(), TestProblemContext.get("/orders")).slug())
			.isEqualTo("internal-error");
		assertThat(this.walk.answer(unknownProperty(), TestProblemContext.get("/orders").withQuery("resort=x")).slug())
			.isEqualTo("internal-error");
	}

	@ParameterizedTest
	@CsvSource({ "order=nmae,order", "page=1&order=nmae,order", "books_order=nmae,books_order" })
	void sortParameterIsWhatTheApplicationCallsIt(String query, String parameter) {
		TestWalk renamed = TestWalk.by((catalog) -> new SortRules(catalog, "order", "page"));
		TestWalk.Answer answer = renamed.answer(unknownProperty(), TestProblemContext.get("/orders").withQuery(query));
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.errors()).singleElement()
			.satisfies((error) -> assertThat(error).containsEntry("in", "query").containsEntry("parameter", parameter));
		assertThat(renamed.answer(unknownProperty(), TestProblemContext.get("/orders").withQuery("sort=nmae")).slug())
			.isEqualTo("internal-error");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			42703 | ERROR: column b.nmae does not exist\\n  Hint: Perhaps you meant "b.name".\\n  Position: 34
			42703 | ERROR: column "nmae" does not exist\\n  Position: 34
			42703 | FEHLER: Spalte »nmae« existiert nicht
			42703 | DB2 SQL Error: SQLCODE=-206, SQLSTATE=42703, SQLERRMC=B.NMAE, DRIVER=4.33
			42S22 | Column "NMAE" not found; SQL statement:\\nselect * from t order by nmae [42122-240]
			42S22 | Column "B.NMAE" not found; SQL statement:\\nselect * from t b order by b.nmae [42122-240]
			42S22 | (conn=12) Unknown column 'b.nmae' in 'order clause'
			""")
	void columnThatTheDatabaseMissesIsAnInvalidParameterIfTheSortOrderHasIt(String state, String message) {
		Throwable failure = grammar(state, message.replace("\\n", "\n"));
		for (String query : List.of("sort=nmae", "page=1&sort=name,b.Nmae,desc", "sort=name&sort=nmae%2Cdesc")) {
			TestWalk.Answer answer = this.walk.answer(failure, TestProblemContext.get("/orders").withQuery(query));
			assertThat(answer.slug()).as(query).isEqualTo("invalid-parameter");
			assertThat(answer.json()).doesNotContainIgnoringCase("nmae");
		}
		for (String query : List.of("sort=name", "sort=column", "sort=order", "sort=%", "sort=,", "sort=.", "nmae=1",
				"resort=nmae", "")) {
			assertThat(slug(failure, query)).as(query).isEqualTo("internal-error");
		}
	}

	@Test
	void tableThatPostgresMissesIsAnInvalidParameterIfThePropertyToSortByIsItsColumn() {
		Throwable failure = grammar("42P01", "ERROR: missing FROM-clause entry for table \"customer\"\n  Position: 34");
		assertThat(slug(failure, "sort=customer.name")).isEqualTo("invalid-parameter");
		assertThat(slug(failure, "sort=Customer.name.first,desc")).isEqualTo("invalid-parameter");
		assertThat(slug(failure, "sort=customer")).isEqualTo("internal-error");
		assertThat(slug(failure, "sort=order.customer")).isEqualTo("internal-error");
	}

	@ParameterizedTest
	@CsvSource({ "42601,ERROR: syntax error at or near \"nmae\"", "42P01,ERROR: relation \"nmae\" does not exist",
			"42S02,Table \"NMAE\" not found", "42703,", "42703,nmae" })
	void otherMistakeInTheSqlIsABugWhateverTheCallerSortsBy(String state, String message) {
		assertThat(slug(grammar(state, message), "sort=nmae")).isEqualTo("internal-error");
	}

	private String slug(Throwable failure, String query) {
		return this.walk.answer(failure, TestProblemContext.get("/orders").withQuery(query)).slug();
	}

	private static Throwable grammar(String state, String message) {
		return new InvalidDataAccessResourceUsageException(SECRET, new SQLException(message, state));
	}

	private static PropertyReferenceException unknownProperty() {
		return new PropertyReferenceException("nmae", TypeInformation.of(Customer.class), List.of());
	}

	private static JdbcClient database() {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		JdbcClient jdbc = JdbcClient.create(dataSource);
		jdbc.sql("create table place (name varchar(20) primary key)").update();
		return jdbc;
	}

	private static void insert(JdbcClient jdbc, String name) {
		jdbc.sql("insert into place (name) values (?)").param(name).update();
	}

	record Customer(String name) {

	}

}
