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

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

@Entity
@Table(name = "t_book")
public class Book {

	@Id
	Long id;

	@Column(name = "c_isbn")
	String isbn;

	@Column(name = "c_pages")
	Long pages;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "c_author")
	Author author;

	@Version
	@Column(name = "c_version")
	Integer version;

	protected Book() {
	}

	Book(BookDraft draft, Author author) {
		this.id = draft.id();
		this.isbn = draft.isbn();
		this.pages = draft.pages();
		this.author = author;
	}

	public String getIsbn() {
		return this.isbn;
	}

}
