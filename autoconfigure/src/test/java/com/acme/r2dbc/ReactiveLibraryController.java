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

import com.acme.library.BookDraft;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A part of the API, where nothing blocks.
 */
@RestController
@RequestMapping("/reactive")
class ReactiveLibraryController {

	private final DatabaseClient client;

	private final TransactionalOperator transaction;

	ReactiveLibraryController(DatabaseClient client, ReactiveTransactionManager transactions) {
		this.client = client;
		this.transaction = TransactionalOperator.create(transactions);
	}

	@PostMapping("/books")
	Mono<Void> add(@RequestBody Mono<BookDraft> books) {
		return books.flatMap(
				(book) -> R2dbcAccess.bind(this.client.sql(R2dbcAccess.ADD_BOOK), R2dbcAccess.valuesOf(book)).then());
	}

	@GetMapping("/books/{id}")
	Mono<Map<String, Object>> read(@PathVariable long id) {
		return this.client.sql("select c_pages from t_book where id = $1")
			.bind(0, id)
			.fetch()
			.one()
			.switchIfEmpty(Mono.error(() -> new EmptyResultDataAccessException(1)));
	}

	@PostMapping("/books/{id}/additions")
	Mono<Void> addPage(@PathVariable long id) {
		return this.transaction
			.transactional(this.client.sql("update t_book set c_pages = c_pages + 1 where id = $1").bind(0, id).then());
	}

	@GetMapping("/queries")
	Flux<Map<String, Object>> query(@RequestParam String sql) {
		return this.client.sql(sql).fetch().all();
	}

}
