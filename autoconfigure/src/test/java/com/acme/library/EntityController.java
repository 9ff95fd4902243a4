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
import jakarta.persistence.LockModeType;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What only entities can do.
 */
@RestController
@RequestMapping("/entity")
public class EntityController {

	private final EntityManager entities;

	private final BookRepository books;

	private final EntityAccess others;

	private final JdbcClient jdbc;

	EntityController(EntityManager entities, BookRepository books, @Qualifier("entityAccess") EntityAccess others,
			JdbcClient jdbc) {
		this.entities = entities;
		this.books = books;
		this.others = others;
		this.jdbc = jdbc;
	}

	/** Somebody else writes between our reading and our writing. */
	@PutMapping("/books/{id}")
	@Transactional
	public void lostUpdate(@PathVariable long id) {
		Book book = this.entities.find(Book.class, id);
		this.others.inTransaction(false,
				() -> this.others.update("update t_book set c_version = c_version + 1 where id = ?1", id));
		book.pages = 40L;
	}

	@PutMapping("/books/{id}/exclusively")
	@Transactional
	public void lock(@PathVariable long id) {
		this.entities.find(Book.class, id, LockModeType.PESSIMISTIC_WRITE);
	}

	@GetMapping("/authors/{id}/books")
	public int lazy(@PathVariable long id) {
		return this.entities.find(Author.class, id).books.size();
	}

	@GetMapping("/loans")
	public int dangling() {
		return this.entities.createQuery("select l from Loan l", Loan.class).getResultList().size();
	}

	@GetMapping("/books/{id}")
	@Transactional
	public String reference(@PathVariable long id) {
		return this.books.getReferenceById(id).getIsbn();
	}

	@GetMapping("/books")
	public int sorted(Sort sort) {
		return this.books.findAll(sort).size();
	}

	@GetMapping("/books/table")
	public int sortedTable(Sort sort) {
		return this.books.findInTable(sort).size();
	}

	@GetMapping("/books/table/page")
	public int pageOfTable(@Qualifier("books") Pageable page) {
		return this.books.findInTable(100, page).size();
	}

	@GetMapping("/books/table/mistake")
	public int sortedMistake(Sort sort) {
		return this.books.findByNothing(sort).size();
	}

	@DeleteMapping("/books/{id}")
	public void removeOrThrow(@PathVariable long id) {
		this.jdbc.sql("select id from t_book where id = ?").param(id).query(Long.class).single();
	}

	@PostMapping("/books/{id}/twice")
	@Transactional
	public void twice(@PathVariable long id) {
		this.entities.persist(new Book(new BookDraft(id, "first", 1L, null), null));
		this.entities.persist(new Book(new BookDraft(id, "second", 1L, null), null));
	}

	@PostMapping("/authors")
	@Transactional
	public void addAtCommit(@RequestParam long id, @RequestParam String name) {
		this.entities.persist(new Author(id, name));
	}

}
