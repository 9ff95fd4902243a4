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
import java.sql.SQLNonTransientConnectionException;

import org.h2.jdbc.JdbcSQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link JdbcDataAccessTests} with H2.
 */
class H2DataAccessTests extends JdbcDataAccessTests {

	@Override
	TestDatabase startDatabase(Path directory) {
		return H2Database.start(directory);
	}

	@Test
	void connectionThatBreaksIsUnavailable(@TempDir Path another) {
		TestDatabase stopping = startDatabase(another);
		try (TestServer cut = startWith(properties(stopping))) {
			assertThat(cut.get("/raw/books/1").send().status()).isEqualTo(200);
			stopping.close();
			Answer answer = cut.post("/raw/books/1/additions").send();
			refuses(answer, 503, "service-unavailable", JdbcSQLNonTransientConnectionException.class);
			assertThat(SQLNonTransientConnectionException.class)
				.isAssignableFrom(JdbcSQLNonTransientConnectionException.class);
		}
	}

}
