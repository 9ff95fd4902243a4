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

import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring's JDBC.
 */
@Component
public class JdbcAccess implements Access {

	static final Pattern NUMBER = Pattern.compile("(?<=\\?)\\d");

	private final DataSource dataSource;

	JdbcAccess(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void add(BookDraft book) {
		update("insert into t_book (id, c_isbn, c_pages, c_author, c_version) values (?1, ?2, ?3, ?4, 0)", book.id(),
				book.isbn(), book.pages(), book.author());
	}

	@Override
	public void addAuthor(long id, String name) {
		update("insert into t_author (id, c_name, c_version) values (?1, ?2, 0)", id, name);
	}

	@Override
	public void update(String sql, Object... parameters) {
		JdbcClient.create(this.dataSource).sql(NUMBER.matcher(sql).replaceAll("")).params(parameters).update();
	}

	@Override
	public Object find(String sql, int timeoutInSeconds, Object... parameters) {
		JdbcTemplate template = new JdbcTemplate(this.dataSource);
		template.setQueryTimeout(timeoutInSeconds);
		return JdbcClient.create(template)
			.sql(NUMBER.matcher(sql).replaceAll(""))
			.params(parameters)
			.query()
			.singleRow();
	}

	@Override
	public void inTransaction(boolean serializable, Work work) {
		run(new TransactionTemplate(new JdbcTransactionManager(this.dataSource)), serializable, work);
	}

	static void run(TransactionTemplate transaction, boolean serializable, Work work) {
		transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		if (serializable) {
			transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		}
		transaction.executeWithoutResult((status) -> {
			try {
				work.run();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

}
