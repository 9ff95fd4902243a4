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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.PermissionDeniedDataAccessException;

/**
 * {@link R2dbcDataAccessTests} with PostgreSQL.
 */
class PostgresR2dbcDataAccessTests extends R2dbcDataAccessTests {

	@Override
	TestDatabase startDatabase(Path directory) {
		return PostgresDatabase.start();
	}

	@ParameterizedTest
	@MethodSource("everyAccess")
	void stateThatTheDriverHasNoClassForIsABug(String access) {
		String sql = "do 'begin raise exception ''s3cr3t'' using errcode = ''XX000''; end'";
		refuses(query(access, sql), 500, "internal-error");
	}

	@Test
	void whatTheApplicationMayNotDoIsABug() {
		refuses(query("r2dbc", "select fail('42501')"), 500, "internal-error",
				PermissionDeniedDataAccessException.class);
	}

}
