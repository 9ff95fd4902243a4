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

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import com.acme.library.Access;
import com.acme.library.BookDraft;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Spring's R2DBC, waited for.
 */
class R2dbcAccess implements Access {

	static final String ADD_BOOK = "insert into t_book (id, c_isbn, c_pages, c_author, c_version) "
			+ "values ($1, $2, $3, $4, 0)";

	static final String ADD_AUTHOR = "insert into t_author (id, c_name, c_version) values ($1, $2, 0)";

	private static final Pattern NUMBER = Pattern.compile("\\?(?=\\d)");

	private final DatabaseClient client;

	private final ReactiveTransactionManager transactions;

	/** For a driver that does nothing about the isolation of a transaction. */
	private final String serializable;

	/** The transaction that this thread works in. */
	private final ThreadLocal<ContextView> current = ThreadLocal.withInitial(Context::empty);

	R2dbcAccess(DatabaseClient client, ReactiveTransactionManager transactions,
			@Value("${library.serializable}") String serializable) {
		this.client = client;
		this.transactions = transactions;
		this.serializable = serializable;
	}

	/**
	 * Return the values of a book.
	 * @param book the book
	 * @return its values, and the class of those that are missing
	 */
	static Object[] valuesOf(BookDraft book) {
		return new Object[] { book.id(), (book.isbn() != null) ? book.isbn() : String.class,
				(book.pages() != null) ? book.pages() : Long.class,
				(book.author() != null) ? book.author() : Long.class };
	}

	static GenericExecuteSpec bind(GenericExecuteSpec statement, Object... parameters) {
		GenericExecuteSpec bound = statement;
		for (int i = 0; i < parameters.length; i++) {
			bound = (parameters[i] instanceof Class<?> type) ? bound.bindNull(i, type) : bound.bind(i, parameters[i]);
		}
		return bound;
	}

	static String withMarkers(String sql) {
		return NUMBER.matcher(sql).replaceAll("\\$");
	}

	@Override
	public void add(BookDraft book) {
		update(ADD_BOOK, valuesOf(book));
	}

	@Override
	public void addAuthor(long id, String name) {
		update(ADD_AUTHOR, id, name);
	}

	@Override
	public void update(String sql, Object... parameters) {
		block(statement(sql, parameters).fetch().rowsUpdated());
	}

	/** How long a statement may take is for the connection to know. */
	@Override
	public Object find(String sql, int timeoutInSeconds, Object... parameters) {
		Mono<Map<String, Object>> row = statement(sql, parameters).fetch().one();
		return block(row.switchIfEmpty(Mono.error(() -> new EmptyResultDataAccessException(1))));
	}

	private GenericExecuteSpec statement(String sql, Object... parameters) {
		return bind(this.client.sql(withMarkers(sql)), parameters);
	}

	private <T> T block(Mono<T> work) {
		return work.contextWrite(this.current.get()).block();
	}

	@Override
	public void inTransaction(boolean serializable, Work work) {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition(
				TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		if (serializable && this.serializable.isEmpty()) {
			definition.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		}
		TransactionalOperator.create(this.transactions, definition)
			.execute((status) -> Mono.deferContextual((context) -> Mono.fromCallable(in(context, () -> {
				if (serializable && !this.serializable.isEmpty()) {
					update(this.serializable);
				}
				work.run();
				return "done";
			})).subscribeOn(Schedulers.boundedElastic())))
			.contextWrite(this.current.get())
			.blockLast();
	}

	private <T> Callable<T> in(ContextView context, Callable<T> work) {
		return () -> {
			this.current.set(context);
			try {
				return work.call();
			}
			finally {
				this.current.remove();
			}
		};
	}

}
