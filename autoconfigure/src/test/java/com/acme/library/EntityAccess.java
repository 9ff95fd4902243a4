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

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The entity manager as it is, whose exceptions nobody translates.
 */
@Component
public class EntityAccess implements Access {

	protected final EntityManager entities;

	private final PlatformTransactionManager transactions;

	protected EntityAccess(EntityManager entities, PlatformTransactionManager transactions) {
		this.entities = entities;
		this.transactions = transactions;
	}

	@Override
	public void add(BookDraft book) {
		inTransaction(false, () -> {
			Author author = (book.author() != null) ? this.entities.getReference(Author.class, book.author()) : null;
			this.entities.persist(new Book(book, author));
			this.entities.flush();
		});
	}

	@Override
	public void addAuthor(long id, String name) {
		inTransaction(false, () -> {
			this.entities.persist(new Author(id, name));
			this.entities.flush();
		});
	}

	@Override
	public void update(String sql, Object... parameters) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			query(sql, parameters).executeUpdate();
			return;
		}
		inTransaction(false, () -> query(sql, parameters).executeUpdate());
	}

	@Override
	public Object find(String sql, int timeoutInSeconds, Object... parameters) {
		return query(sql, parameters).setHint("jakarta.persistence.query.timeout", timeoutInSeconds * 1000)
			.getSingleResult();
	}

	private Query query(String sql, Object... parameters) {
		Query query = this.entities.createNativeQuery(sql);
		for (int i = 0; i < parameters.length; i++) {
			query.setParameter(i + 1, parameters[i]);
		}
		return query;
	}

	@Override
	public void inTransaction(boolean serializable, Work work) {
		JdbcAccess.run(new TransactionTemplate(this.transactions), serializable, work);
	}

}
