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

import java.util.Locale;
import java.util.stream.Stream;

import dev.faultline.ProblemContext;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.NoResultException;
import org.hibernate.FetchNotFoundException;
import org.hibernate.ObjectNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.orm.jpa.JpaObjectRetrievalFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class MissingRowRulesTests {

	private final TestWalk walk = TestWalk.by(MissingRowRules::new);

	static Stream<Throwable> missing() {
		return Stream.of(new EmptyResultDataAccessException(1), new ObjectRetrievalFailureException("Order", 7),
				new JpaObjectRetrievalFailureException(new EntityNotFoundException("7")),
				new EntityNotFoundException("7"), new NoResultException("7"),
				new ObjectNotFoundException((Object) 7, "Order"));
	}

	@ParameterizedTest
	@MethodSource("missing")
	void rowThatTheRequestNamesIsNotFound(Throwable failure) {
		assertThat(slug(failure, TestProblemContext.get("/orders/7"))).isEqualTo("resource-not-found");
		assertThat(slug(failure, TestProblemContext.get("/orders/7").withMethod("DELETE")))
			.isEqualTo("resource-not-found");
		assertThat(slug(failure, TestProblemContext.post("/orders/7/lines"))).isEqualTo("resource-not-found");
	}

	@ParameterizedTest
	@MethodSource("missing")
	void rowThatNoVariableOfThePathOfAPostNamesIsABug(Throwable failure) {
		assertThat(slug(failure, new CollectionRequest("POST"))).isEqualTo("internal-error");
		assertThat(slug(failure, new CollectionRequest("GET"))).isEqualTo("resource-not-found");
	}

	@Test
	void rowThatAnotherRefersToIsABug() {
		ProblemContext context = TestProblemContext.get("/orders/7");
		FetchNotFoundException dangling = new FetchNotFoundException("Customer", 7);
		assertThat(slug(dangling, context)).isEqualTo("internal-error");
		assertThat(slug(new JpaObjectRetrievalFailureException(dangling), context)).isEqualTo("internal-error");
	}

	private String slug(Throwable failure, ProblemContext context) {
		return this.walk.answer(failure, context).slug();
	}

	private record CollectionRequest(String method) implements ProblemContext {

		private static final TestProblemContext REQUEST = TestProblemContext.get("/orders");

		@Override
		public String path() {
			return REQUEST.path();
		}

		@Override
		public boolean hasPathVariables() {
			return false;
		}

		@Override
		public String query() {
			return null;
		}

		@Override
		public String header(String name) {
			return null;
		}

		@Override
		public Locale locale() {
			return REQUEST.locale();
		}

		@Override
		public boolean hasContent() {
			return true;
		}

		@Override
		public boolean committed() {
			return false;
		}

	}

}
