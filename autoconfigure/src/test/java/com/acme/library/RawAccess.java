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

package com.acme.library;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.stereotype.Component;

/**
 * JDBC as the JDK has it.
 */
@Component
public class RawAccess implements Access {

	private final DataSource dataSource;

	private final ThreadLocal<Connection> current = new ThreadLocal<>();

	RawAccess(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void add(BookDraft book) throws SQLException {
		update("insert into t_book (id, c_isbn, c_pages, c_author, c_version) values (?1, ?2, ?3, ?4, 0)", book.id(),
				book.isbn(), book.pages(), book.author());
	}

	@Override
	public void addAuthor(long id, String name) throws SQLException {
		update("insert into t_author (id, c_name, c_version) values (?1, ?2, 0)", id, name);
	}

	@Override
	public void update(String sql, Object... parameters) throws SQLException {
		Connection present = this.current.get();
		if (present != null) {
			execute(present, sql, parameters);
			return;
		}
		try (Connection connection = this.dataSource.getConnection()) {
			execute(connection, sql, parameters);
		}
	}

	private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = prepare(connection, sql, parameters)) {
			statement.executeUpdate();
		}
	}

	@Override
	public Object find(String sql, int timeoutInSeconds, Object... parameters) throws SQLException {
		Connection present = this.current.get();
		if (present != null) {
			return query(present, sql, timeoutInSeconds, parameters);
		}
		try (Connection connection = this.dataSource.getConnection()) {
			return query(connection, sql, timeoutInSeconds, parameters);
		}
	}

	private static Object query(Connection connection, String sql, int timeoutInSeconds, Object... parameters)
			throws SQLException {
		try (PreparedStatement statement = prepare(connection, sql, parameters)) {
			statement.setQueryTimeout(timeoutInSeconds);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() ? rows.getObject(1) : null;
			}
		}
	}

	private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
			throws SQLException {
		PreparedStatement statement = connection.prepareStatement(JdbcAccess.NUMBER.matcher(sql).replaceAll(""));
		for (int i = 0; i < parameters.length; i++) {
			statement.setObject(i + 1, parameters[i]);
		}
		return statement;
	}

	@Override
	public void inTransaction(boolean serializable, Work work) throws Exception {
		Connection outer = this.current.get();
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			if (serializable) {
				connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			}
			this.current.set(connection);
			try {
				work.run();
				connection.commit();
			}
			catch (Exception ex) {
				rollback(connection, ex);
				throw ex;
			}
		}
		finally {
			this.current.set(outer);
		}
	}

	private static void rollback(Connection connection, Exception because) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			because.addSuppressed(ex);
		}
	}

}
