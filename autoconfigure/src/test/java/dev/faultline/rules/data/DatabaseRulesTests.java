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

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.util.stream.Stream;

import dev.faultline.ProblemContext;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.rules.NamedRules;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import org.hibernate.NonUniqueObjectException;
import org.hibernate.PersistentObjectException;
import org.hibernate.PropertyValueException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each SQLState and each kind of constraint means, whoever reports it.
 */
class DatabaseRulesTests {

	private static final String SECRET = "s3cr3t";

	private final TestWalk walk = TestWalk.by((catalog) -> new NamedRules("data"), ConcurrencyRules::new,
			DatabaseRules::new);

	static Stream<Arguments> everyWayAStateArrives() {
		return Stream
			.of("23505 already-exists 409", "23P01 already-exists 409", "23503 invalid-reference 409",
					"23506 invalid-reference 409", "23504 invalid-reference 409", "23514 data-rejected 422",
					"23513 data-rejected 422", "22001 data-rejected 422", "22003 data-rejected 422",
					"22007 data-rejected 422", "22008 data-rejected 422", "22021 data-rejected 422",
					"23502 internal-error 500", "22012 internal-error 500", "22P02 internal-error 500",
					"22018 internal-error 500", "23000 conflict 409", "23999 conflict 409", "40001 busy 503",
					"40P01 busy 503", "55P03 busy 503", "61000 busy 503", "57014 timeout 503",
					"08006 service-unavailable 503", "53300 service-unavailable 503", "57P01 service-unavailable 503",
					"57P03 service-unavailable 503", "58030 service-unavailable 503", "25006 service-unavailable 503",
					"42601 internal-error 500", "42501 internal-error 500", "28000 internal-error 500",
					"0A000 internal-error 500", "XX000 internal-error 500")
			.map((row) -> row.split(" "))
			.flatMap((row) -> Stream.of(sql(row[0]), new UncategorizedSQLException(SECRET, SECRET, sql(row[0])),
					new JpaSystemException(new PersistenceException(SECRET, sql(row[0]))),
					new PersistenceException(SECRET, sql(row[0])), new TransactionSystemException(SECRET, sql(row[0])),
					new TransactionSystemException(SECRET, new RollbackException(SECRET, sql(row[0]))))
				.map((failure) -> Arguments.of(row[0], failure, row[1], Integer.valueOf(row[2]))));
	}

	@ParameterizedTest(name = "{0} in {1}: {2}")
	@MethodSource("everyWayAStateArrives")
	void stateDecidesWhoeverReportsIt(String state, Exception failure, String slug, int status) {
		TestWalk.Answer answer = this.walk.answer(failure, TestProblemContext.post("/orders"));
		assertThat(answer.slug()).isEqualTo(slug);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json()).doesNotContain(SECRET, state);
		assertThat(answer.headers().containsHeader("Retry-After")).isEqualTo(status == 503);
	}

	@ParameterizedTest
	@CsvSource({ "23000,1062,already-exists", "23000,1,already-exists", "23000,2627,already-exists",
			"23000,2601,already-exists", "23000,1452,invalid-reference", "23000,2291,invalid-reference",
			"23000,2290,data-rejected", "23000,1048,internal-error", "23000,1400,internal-error",
			"23000,515,internal-error", "23000,547,conflict", "22004,22004,data-rejected", "22004,0,internal-error",
			"HYT00,50200,busy", "HYT00,0,timeout", "90131,90131,busy", "HY000,1,internal-error" })
	void vendorCodeTellsApartWhatTheStateDoesNot(String state, int vendorCode, String slug) {
		assertThat(slug(new SQLException(SECRET, state, vendorCode), TestProblemContext.post("/orders")))
			.isEqualTo(slug);
	}

	@ParameterizedTest
	@CsvSource({ "UNIQUE,POST,already-exists", "FOREIGN_KEY,POST,invalid-reference",
			"FOREIGN_KEY,PUT,invalid-reference", "FOREIGN_KEY,GET,invalid-reference",
			"FOREIGN_KEY,DELETE,resource-in-use", "CHECK,POST,data-rejected", "CHECK,PUT,data-rejected",
			"CHECK,PATCH,data-rejected", "CHECK,GET,internal-error", "CHECK,DELETE,internal-error",
			"NOT_NULL,POST,internal-error", "OTHER,POST,conflict" })
	void kindThatHibernateReportsDecides(ConstraintKind kind, String method, String slug) {
		ProblemContext context = TestProblemContext.post("/orders/1").withMethod(method);
		Throwable violation = new ConstraintViolationException(SECRET, sql("23000"), SECRET, kind, SECRET);
		assertThat(slug(new DataIntegrityViolationException(SECRET, violation), context)).isEqualTo(slug);
		assertThat(slug(violation, context)).isEqualTo(slug);
	}

	@Test
	void kindThatHibernateDoesNotKnowIsLeftToTheState() {
		Throwable violation = new ConstraintViolationException(SECRET, sql("23505"), SECRET, ConstraintKind.OTHER,
				SECRET);
		assertThat(slug(new DataIntegrityViolationException(SECRET, violation), TestProblemContext.post("/orders")))
			.isEqualTo("already-exists");
	}

	@ParameterizedTest
	@CsvSource({ "23503,POST,invalid-reference", "23503,DELETE,resource-in-use", "22001,PATCH,data-rejected",
			"22001,GET,internal-error", "23514,DELETE,internal-error", "22012,POST,internal-error",
			"23502,POST,internal-error", "23999,PUT,conflict", "XX000,PUT,conflict" })
	void stateDecidesWhatADataIntegrityViolationIs(String state, String method, String slug) {
		assertThat(slug(new DataIntegrityViolationException(SECRET, sql(state)),
				TestProblemContext.post("/orders/1").withMethod(method)))
			.isEqualTo(slug);
	}

	@Test
	void dataIntegrityViolationOfUnknownKindIsAConflict() {
		assertThat(slug(new DataIntegrityViolationException(SECRET), TestProblemContext.post("/orders")))
			.isEqualTo("conflict");
	}

	@Test
	void dataIntegrityViolationOfAnExistingEntityAlreadyExists() {
		assertThat(slug(new DataIntegrityViolationException(SECRET, new EntityExistsException(SECRET)),
				TestProblemContext.post("/orders")))
			.isEqualTo("already-exists");
	}

	@Test
	void propertyThatMustNotBeNullIsABug() {
		assertThat(slug(
				new DataIntegrityViolationException(SECRET, new PropertyValueException(SECRET, "Order", "customer")),
				TestProblemContext.post("/orders")))
			.isEqualTo("internal-error");
	}

	@Test
	void twoObjectsForOneRowAreABug() {
		Throwable misuse = new NonUniqueObjectException((Object) 7, "Order");
		ProblemContext context = TestProblemContext.post("/orders");
		assertThat(slug(new DuplicateKeyException(SECRET, misuse), context)).isEqualTo("internal-error");
		assertThat(slug(new EntityExistsException(SECRET, (Exception) misuse), context)).isEqualTo("internal-error");
		assertThat(slug(new EntityExistsException(SECRET, new PersistentObjectException(SECRET)), context))
			.isEqualTo("internal-error");
		assertThat(slug(new DuplicateKeyException(SECRET, sql("23505")), context)).isEqualTo("already-exists");
	}

	@Test
	void firstStateThatSaysSomethingCountsAlsoInTheChainOfABatch() {
		BatchUpdateException batch = new BatchUpdateException(SECRET, null, new int[0]);
		batch.setNextException(new SQLException(SECRET));
		batch.setNextException(sql("23503"));
		batch.setNextException(sql("23505"));
		assertThat(slug(new DataIntegrityViolationException(SECRET, batch), TestProblemContext.post("/orders")))
			.isEqualTo("invalid-reference");
	}

	@Test
	void chainWithoutEndIsReadToItsEndAllTheSame() {
		SQLException first = sql("XX000");
		for (int i = 0; i < 1000; i++) {
			first.setNextException(sql("XX001"));
		}
		assertThat(slug(first, TestProblemContext.post("/orders"))).isEqualTo("internal-error");
		SQLException second = new SQLException(SECRET, "XX000", first);
		first.initCause(second);
		assertThat(slug(second, TestProblemContext.post("/orders"))).isEqualTo("internal-error");
	}

	@Test
	void timeoutOfALockIsBusyAndAnyOtherIsATimeout() {
		ProblemContext context = TestProblemContext.post("/orders");
		Throwable lock = new SQLTimeoutException(SECRET, "HYT00", 50200);
		assertThat(slug(lock, context)).isEqualTo("busy");
		assertThat(slug(new QueryTimeoutException(SECRET, lock), context)).isEqualTo("busy");
		assertThat(slug(new SQLTimeoutException(SECRET), context)).isEqualTo("timeout");
		assertThat(slug(new QueryTimeoutException(SECRET, sql("57014")), context)).isEqualTo("timeout");
	}

	@Test
	void transactionThatCannotBeginIsUnavailableOnlyIfTheDatabaseFailed() {
		ProblemContext context = TestProblemContext.get("/orders");
		assertThat(slug(new CannotCreateTransactionException(SECRET, new SQLException(SECRET)), context))
			.isEqualTo("service-unavailable");
		assertThat(slug(new CannotCreateTransactionException(SECRET, new IllegalStateException(SECRET)), context))
			.isEqualTo("internal-error");
	}

	@Test
	void transactionThatCannotBeEndedIsUnavailable() {
		ProblemContext context = TestProblemContext.post("/orders");
		Throwable broken = new org.hibernate.TransactionException(SECRET, new SQLException(SECRET));
		assertThat(slug(new JpaSystemException((RuntimeException) broken), context)).isEqualTo("service-unavailable");
		assertThat(slug(new JpaSystemException(new org.hibernate.TransactionException(SECRET, sql("40001"))), context))
			.isEqualTo("busy");
		assertThat(slug(new JpaSystemException(new org.hibernate.TransactionException(SECRET)), context))
			.isEqualTo("internal-error");
	}

	@Test
	void transactionWhoseEndThePoolRefusesIsUnavailable() {
		ProblemContext context = TestProblemContext.post("/orders");
		assertThat(slug(new TransactionSystemException(SECRET, new SQLException(SECRET)), context))
			.isEqualTo("service-unavailable");
		assertThat(slug(new TransactionSystemException(SECRET, sql("XX000")), context)).isEqualTo("internal-error");
		assertThat(slug(new TransactionSystemException(SECRET, new IllegalStateException(SECRET)), context))
			.isEqualTo("internal-error");
	}

	@Test
	void rollbackThatFailsTooIsWhatTheFailureBeforeItWas() {
		ProblemContext context = TestProblemContext.post("/orders");
		TransactionSystemException rollback = new TransactionSystemException(SECRET, sql("XX000"));
		assertThat(slug(rollback, context)).isEqualTo("internal-error");
		rollback.initApplicationException(new UncategorizedSQLException(SECRET, SECRET, sql("57P01")));
		assertThat(slug(rollback, context)).isEqualTo("service-unavailable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "23503", "22001", "42601" })
	void exceptionOfTheApplicationIsNotTheCallersFaultWhateverItsCause(String state) {
		assertThat(slug(new IllegalStateException(SECRET, sql(state)), TestProblemContext.post("/orders")))
			.isEqualTo("internal-error");
	}

	@ParameterizedTest
	@CsvSource({ "40001,busy", "57014,timeout", "08006,service-unavailable" })
	void causeRefinesAnExceptionOfTheApplicationIntoUnavailability(String state, String slug) {
		assertThat(slug(new IllegalStateException(SECRET, sql(state)), TestProblemContext.post("/orders")))
			.isEqualTo(slug);
	}

	@Test
	void exceptionWithoutAStateIsABug() {
		assertThat(slug(new SQLFeatureNotSupportedException(SECRET), TestProblemContext.post("/orders")))
			.isEqualTo("internal-error");
		assertThat(slug(new SQLException(SECRET, ""), TestProblemContext.post("/orders"))).isEqualTo("internal-error");
	}

	private String slug(Throwable failure, ProblemContext context) {
		TestWalk.Answer answer = this.walk.answer(failure, context);
		assertThat(answer.json()).doesNotContain(SECRET);
		return answer.slug();
	}

	private static SQLException sql(String state) {
		return new SQLException(SECRET, state);
	}

}
