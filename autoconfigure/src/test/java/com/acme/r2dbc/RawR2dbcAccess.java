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

package com.acme.r2dbc;

import java.util.function.Function;

import com.acme.library.Access;
import com.acme.library.BookDraft;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;

/**
 * R2DBC as its interfaces have it, waited for.
 */
class RawR2dbcAccess implements Access {

	private final ConnectionFactory connections;

	private final String serializable;

	private final ThreadLocal<Connection> current = new ThreadLocal<>();

	RawR2dbcAccess(ConnectionFactory connections, @Value("${library.serializable}") String serializable) {
		this.connections = connections;
		this.serializable = serializable;
	}

	@Override
	public void add(BookDraft book) {
		update(R2dbcAccess.ADD_BOOK, R2dbcAccess.valuesOf(book));
	}

	@Override
	public void addAuthor(long id, String name) {
		update(R2dbcAccess.ADD_AUTHOR, id, name);
	}

	@Override
	public void update(String sql, Object... parameters) {
		block(withConnection((connection) -> Flux.from(statement(connection, sql, parameters).execute())
			.flatMap(Result::getRowsUpdated)
			.then()));
	}

	/** How long a statement may take is for the connection to know. */
	@Override
	public Object find(String sql, int timeoutInSeconds, Object... parameters) {
		return block(withConnection((connection) -> Flux.from(statement(connection, sql, parameters).execute())
			.flatMap((result) -> result.map((row, metadata) -> String.valueOf(row.get(0))))
			.collectList()));
	}

	private <T> Mono<T> withConnection(Function<Connection, Mono<T>> work) {
		Connection present = this.current.get();
		return (present != null) ? work.apply(present)
				: Mono.usingWhen(this.connections.create(), work, Connection::close);
	}

	private static Statement statement(Connection connection, String sql, Object... parameters) {
		Statement statement = connection.createStatement(R2dbcAccess.withMarkers(sql));
		for (int i = 0; i < parameters.length; i++) {
			if (parameters[i] instanceof Class<?> type) {
				statement.bindNull(i, type);
			}
			else {
				statement.bind(i, parameters[i]);
			}
		}
		return statement;
	}

	private static <T> T block(Publisher<T> work) {
		return Mono.from(work).block();
	}

	@Override
	public void inTransaction(boolean serializable, Work work) throws Exception {
		Connection outer = this.current.get();
		Connection connection = block(this.connections.create());
		try {
			begin(connection, serializable);
			this.current.set(connection);
			try {
				work.run();
				block(connection.commitTransaction());
			}
			catch (Exception ex) {
				rollback(connection, ex);
				throw ex;
			}
		}
		finally {
			this.current.set(outer);
			block(connection.close());
		}
	}

	private void begin(Connection connection, boolean serializable) {
		boolean standard = serializable && this.serializable.isEmpty();
		block(standard ? connection.beginTransaction(IsolationLevel.SERIALIZABLE) : connection.beginTransaction());
		if (serializable && !standard) {
			block(Flux.from(connection.createStatement(this.serializable).execute())
				.flatMap(Result::getRowsUpdated)
				.then());
		}
	}

	private static void rollback(Connection connection, Exception because) {
		try {
			block(connection.rollbackTransaction());
		}
		catch (RuntimeException ex) {
			because.addSuppressed(ex);
		}
	}

}
