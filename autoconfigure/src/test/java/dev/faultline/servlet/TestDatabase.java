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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * A real server of a database.
 */
interface TestDatabase extends AutoCloseable {

	/** A transaction may need a second connection, and some stay broken in a pool. */
	int POOL_SIZE = 4;

	String url();

	/** The same tables on a server that cannot write. */
	String replicaUrl();

	/** For R2DBC, with an end to slow statements. */
	String r2dbcUrl();

	String r2dbcReplicaUrl();

	/** What makes a transaction serializable if its definition does not. */
	default String serializable() {
		return "";
	}

	String user();

	/** A query that takes longer than anybody waits. */
	String slowQuery();

	/** What makes a function {@code fail} that fails with the SQLState it is given. */
	String functionThatFails();

	/** Whether the driver has a field for the name of a violated constraint. */
	boolean driverNamesConstraints();

	/** Whether a text may have each character of Unicode in it, the first one too. */
	boolean storesEveryCharacter();

	@Override
	void close();

	default void createTables(String url) {
		try (Connection connection = DriverManager.getConnection(url, user(), "")) {
			ScriptUtils.executeSqlScript(connection, new ClassPathResource("library/schema.sql"));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	default void createFunctionThatFails() throws SQLException {
		try (Connection connection = connect()) {
			connection.createStatement().execute(functionThatFails());
		}
	}

	default Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), user(), "");
	}

	default List<String> properties(String url) {
		return List.of("spring.datasource.url=" + url, "spring.datasource.username=" + user(),
				"spring.datasource.password=", "spring.datasource.hikari.maximum-pool-size=" + POOL_SIZE,
				"spring.datasource.hikari.connection-timeout=250", "spring.jpa.hibernate.ddl-auto=none",
				"spring.jpa.open-in-view=false", "spring.main.log-startup-info=false");
	}

	default List<String> r2dbcProperties(String url) {
		return List.of("library.url=" + url, "library.serializable=" + serializable(), "library.pool.size=" + POOL_SIZE,
				"library.pool.patience=250ms", "spring.main.log-startup-info=false");
	}

}
