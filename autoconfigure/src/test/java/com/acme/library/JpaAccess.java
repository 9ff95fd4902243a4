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
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.OptimisticLockException;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Data JPA, and a repository whose exceptions Spring translates.
 */
@Repository
public class JpaAccess extends EntityAccess {

	private final BookRepository books;

	JpaAccess(EntityManager entities, PlatformTransactionManager transactions, BookRepository books) {
		super(entities, transactions);
		this.books = books;
	}

	public String isbnOf(Long id) {
		StringBuilder isbn = new StringBuilder();
		inTransaction(false, () -> isbn.append(this.books.getReferenceById(id).getIsbn()));
		return isbn.toString();
	}

	/** A repository that says itself what is wrong, as JPA does. */
	public String requiredIsbnOf(Long id) {
		Book book = this.entities.find(Book.class, id);
		if (book == null) {
			throw new EntityNotFoundException("isbn-1");
		}
		return book.getIsbn();
	}

	public void refuseOldVersion() {
		throw new OptimisticLockException("isbn-1");
	}

	@Override
	public void add(BookDraft book) {
		Author author = (book.author() != null) ? this.entities.getReference(Author.class, book.author()) : null;
		this.books.save(new Book(book, author));
	}

}
