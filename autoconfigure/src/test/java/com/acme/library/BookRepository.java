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

import java.util.List;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface BookRepository extends JpaRepository<Book, Long> {

	@Query(value = "select * from t_book b", nativeQuery = true)
	List<Book> findInTable(Sort sort);

	@Query(value = "select * from t_book b where c_pages < ?1", nativeQuery = true)
	List<Book> findInTable(int pages, Pageable page);

	@Query(value = "select * from t_book b where b.c_nothing = 1", nativeQuery = true)
	List<Book> findByNothing(Sort sort);

}
