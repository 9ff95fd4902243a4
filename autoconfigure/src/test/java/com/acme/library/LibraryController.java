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

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The same API for each way to the database.
 */
public abstract class LibraryController {

	private static final String READ = "select c_pages from t_book where id = ?1";

	private static final String WRITE = "update t_book set c_pages = ?1 where id = ?2";

	private static final String ADD = "update t_book set c_pages = c_pages + 1 where id = ?1";

	private final Access access;

	private final CyclicBarrier both = new CyclicBarrier(2);

	protected LibraryController(Access access) {
		this.access = access;
	}

	@PostMapping("/books")
	void add(@RequestBody BookDraft book) throws Exception {
		this.access.add(book);
	}

	@GetMapping("/books/new")
	void addByReading(BookDraft book) throws Exception {
		this.access.add(book);
	}

	@PostMapping("/authors")
	void addAuthor(@RequestBody AuthorDraft author) throws Exception {
		this.access.addAuthor(author.id(), author.name());
	}

	@DeleteMapping("/authors/{id}")
	void removeAuthor(@PathVariable long id) throws Exception {
		this.access.update("delete from t_author where id = ?1", id);
	}

	@GetMapping("/books/{id}")
	Object read(@PathVariable long id) throws Exception {
		return this.access.find(READ, 5, id);
	}

	@PostMapping("/copies")
	Object copy(@RequestParam long id) throws Exception {
		return this.access.find(READ, 5, id);
	}

	@PostMapping("/books/{id}/copies")
	Object copyOf(@PathVariable long id) throws Exception {
		return this.access.find(READ, 5, id);
	}

	@PutMapping("/books/{id}/pages")
	void write(@PathVariable long id, @RequestParam long pages) throws Exception {
		this.access.update(WRITE, pages, id);
	}

	@PutMapping("/books/{id}/published")
	void writeDate(@PathVariable long id, @RequestParam String day) throws Exception {
		// a driver may send a large object, which is no date whatever it says
		this.access.update("update t_book set c_published = cast(cast(?1 as varchar) as date) where id = ?2", day, id);
	}

	/** Two of these with their books the other way round are a deadlock. */
	@PostMapping("/swaps")
	void swap(@RequestParam long first, @RequestParam long second) throws Exception {
		this.access.inTransaction(false, () -> {
			this.access.update(WRITE, 10, first);
			this.both.await(5, TimeUnit.SECONDS);
			this.access.update(WRITE, 10, second);
		});
	}

	/** Writes what another transaction has written since it was read. */
	@PostMapping("/races/{id}")
	void race(@PathVariable long id) throws Exception {
		this.access.inTransaction(true, () -> {
			this.access.find(READ, 5, id);
			this.access.inTransaction(false, () -> this.access.update(ADD, id));
			this.access.update(ADD, id);
		});
	}

	/** Meets somebody in the middle of a transaction, and again before its end. */
	@PostMapping("/transactions")
	void interruptedTransaction() throws Exception {
		this.access.inTransaction(false, () -> {
			this.access.find(READ, 5, 1L);
			meet();
			meet();
		});
	}

	@PostMapping("/meetings")
	void meet() throws Exception {
		this.both.await(10, TimeUnit.SECONDS);
	}

	@PostMapping("/books/{id}/additions")
	void addPage(@PathVariable long id) throws Exception {
		this.access.inTransaction(false, () -> this.access.update(ADD, id));
	}

	@GetMapping("/queries")
	Object query(@RequestParam String sql) throws Exception {
		return this.access.find(sql, 1);
	}

	@PostMapping("/queries")
	Object queryThatWrites(@RequestParam String sql) throws Exception {
		return this.access.find(sql, 1);
	}

	record AuthorDraft(long id, String name) {

	}

	@RestController
	@RequestMapping("/jdbc")
	static class Jdbc extends LibraryController {

		Jdbc(JdbcAccess access) {
			super(access);
		}

	}

	@RestController
	@RequestMapping("/jpa")
	static class Jpa extends LibraryController {

		Jpa(JpaAccess access) {
			super(access);
		}

	}

	@RestController
	@RequestMapping("/entities")
	static class Entities extends LibraryController {

		Entities(EntityAccess entityAccess) {
			super(entityAccess);
		}

	}

	@RestController
	@RequestMapping("/raw")
	static class Raw extends LibraryController {

		Raw(RawAccess access) {
			super(access);
		}

	}

}
