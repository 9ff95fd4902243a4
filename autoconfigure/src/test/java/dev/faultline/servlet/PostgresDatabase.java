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

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Assumptions;

/**
 * PostgreSQL.
 */
final class PostgresDatabase implements TestDatabase {

	private final EmbeddedPostgres server;

	private PostgresDatabase(EmbeddedPostgres server) {
		this.server = server;
	}

	static PostgresDatabase start() {
		try {
			PostgresDatabase database = new PostgresDatabase(EmbeddedPostgres.builder()
				.setServerConfig("deadlock_timeout", "100ms")
				.setServerConfig("lock_timeout", "400ms")
				.start());
			database.createTables(database.url());
			return database;
		}
		catch (IOException | RuntimeException ex) {
			boolean required = Boolean.parseBoolean(System.getenv("CI"));
			if (required) {
				throw new IllegalStateException("PostgreSQL does not start here, and CI cannot do without it", ex);
			}
			Assumptions.abort("PostgreSQL does not start here, so nothing was tested with it: " + ex);
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	@Override
	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.server.getPort() + "/postgres";
	}

	@Override
	public String replicaUrl() {
		return url() + "?options=-c%20default_transaction_read_only=on";
	}

	@Override
	public String r2dbcUrl() {
		return "r2dbc:postgresql://" + user() + "@127.0.0.1:" + this.server.getPort()
				+ "/postgres?statementTimeout=PT1S";
	}

	@Override
	public String r2dbcReplicaUrl() {
		return r2dbcUrl() + "&options=default_transaction_read_only=on";
	}

	@Override
	public String user() {
		return "postgres";
	}

	@Override
	public String slowQuery() {
		return "select count(*) from pg_sleep(30)";
	}

	@Override
	public String functionThatFails() {
		return """
				create function fail(state varchar) returns integer language plpgsql as
				$$ begin raise exception 's3cr3t' using errcode = state; end $$""";
	}

	@Override
	public boolean driverNamesConstraints() {
		return true;
	}

	@Override
	public boolean storesEveryCharacter() {
		return false;
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
