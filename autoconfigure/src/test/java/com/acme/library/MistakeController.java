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

import java.io.IOException;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jpa.domain.JpaSort;
import org.springframework.data.mapping.context.MappingContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.support.AbstractLobStreamingResultSetExtractor;
import org.springframework.jdbc.datasource.lookup.MapDataSourceLookup;
import org.springframework.jdbc.object.SqlUpdate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.AbstractTransactionStatus;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What happens to an application that does not use data access as it should, or is slow.
 */
@RestController
@RequestMapping("/mistakes")
public class MistakeController {

	private final JdbcTemplate jdbc;

	private final EntityManager entities;

	private final EntityManagerFactory factory;

	private final BookRepository books;

	private final JpaAccess repository;

	private final PlatformTransactionManager transactions;

	private final MappingContext<?, ?> mapping;

	MistakeController(DataSource dataSource, EntityManager entities, EntityManagerFactory factory, BookRepository books,
			JpaAccess repository, PlatformTransactionManager transactions, MappingContext<?, ?> mapping) {
		this.jdbc = new JdbcTemplate(dataSource);
		this.entities = entities;
		this.factory = factory;
		this.books = books;
		this.repository = repository;
		this.transactions = transactions;
		this.mapping = mapping;
	}

	@GetMapping("/with-queries/{name}")
	public Object query(@PathVariable String name) {
		return switch (name) {
			case "two-rows" -> this.jdbc.queryForObject("select id from t_book where id < 3", Long.class);
			case "two-columns" -> this.jdbc.queryForObject("select id, c_isbn from t_book where id = 1", Long.class);
			case "no-runnable" -> this.jdbc.queryForObject("select c_isbn from t_book where id = 1", Runnable.class);
			case "no-such-column" -> {
				var rows = this.jdbc.queryForRowSet("select id from t_book where id = 1");
				rows.next();
				yield rows.getString("c_isbn");
			}
			case "no-row-to-update" -> {
				SqlUpdate update = new SqlUpdate(this.jdbc.getDataSource(),
						"update t_book set c_pages = 1 where id = 404");
				update.setRequiredRowsAffected(1);
				yield update.update();
			}
			case "no-key" -> new GeneratedKeyHolder(List.of(Map.of("c_isbn", "isbn-1"))).getKey();
			case "no-lob" -> this.jdbc.query("select c_isbn from t_book where id = 1", new FailingStream());
			case "warning" -> {
				JdbcTemplate strict = new JdbcTemplate(this.jdbc.getDataSource());
				strict.setIgnoreWarnings(false);
				strict.execute("do $$ begin raise warning 'isbn-1'; end $$");
				yield "";
			}
			case "no-data-source" -> new MapDataSourceLookup().getDataSource("archive");
			default -> throw new IllegalArgumentException(name);
		};
	}

	@GetMapping("/with-entities/{name}")
	public Object entity(@PathVariable String name) {
		return switch (name) {
			case "two-rows" ->
				this.entities.createQuery("select b.id from Book b where b.id < 3", Long.class).getSingleResult();
			case "two-rows-of-a-repository" -> this.repository.find("select id from t_book where id < 3", 5);
			case "no-id" -> this.books.findById(null);
			case "no-jpql" -> this.books.findAll(JpaSort.unsafe("length("));
			case "no-transaction" -> {
				this.entities.persist(new Author(990L, "turing"));
				yield "";
			}
			case "no-entity" -> this.mapping.getRequiredPersistentEntity(String.class);
			case "no-author" -> inOwnTransaction((own) -> {
				Author unsaved = new Author(991L, "turing");
				own.persist(new Book(new BookDraft(991L, "isbn-991", 1L, 991L), unsaved));
			});
			case "no-such-thing" -> this.factory.unwrap(String.class);
			default -> throw new IllegalArgumentException(name);
		};
	}

	/** JPA without Spring. */
	private Object inOwnTransaction(Consumer<EntityManager> work) {
		try (EntityManager own = this.factory.createEntityManager()) {
			own.getTransaction().begin();
			work.accept(own);
			own.getTransaction().commit();
			return "";
		}
	}

	@PutMapping("/lost-update-at-commit")
	public void lostUpdateAtCommit() {
		inOwnTransaction((own) -> {
			Book book = own.find(Book.class, 1L);
			this.repository.inTransaction(false,
					() -> this.repository.update("update t_book set c_version = c_version + 1 where id = 1"));
			book.pages = 40L;
		});
	}

	@GetMapping("/with-transactions/{name}")
	public Object transaction(@PathVariable String name) {
		return switch (name) {
			case "mandatory" -> in(TransactionDefinition.PROPAGATION_MANDATORY, () -> {
			});
			case "never" ->
				in(TransactionDefinition.PROPAGATION_REQUIRED, () -> in(TransactionDefinition.PROPAGATION_NEVER, () -> {
				}));
			case "nested" -> in(TransactionDefinition.PROPAGATION_REQUIRED,
					() -> in(TransactionDefinition.PROPAGATION_NESTED, () -> {
					}));
			case "none" -> TransactionAspectSupport.currentTransactionStatus();
			case "negative-timeout" -> this.transactions.getTransaction(new TransactionDefinition() {

				@Override
				public int getTimeout() {
					return -7;
				}

			});
			case "no-isolation" -> {
				JpaTransactionManager manager = new JpaTransactionManager(this.factory);
				HibernateJpaDialect dialect = new HibernateJpaDialect();
				dialect.setPrepareConnection(false);
				manager.setJpaDialect(dialect);
				TransactionTemplate transaction = new TransactionTemplate(manager);
				transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
				yield transaction.execute((status) -> "");
			}
			case "no-suspension" -> {
				TransactionTemplate transaction = new TransactionTemplate(new OneTransaction());
				transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
				yield transaction.execute((status) -> "");
			}
			case "no-savepoint" -> new TransactionTemplate(this.transactions).execute((status) -> {
				((AbstractTransactionStatus) status).rollbackToHeldSavepoint();
				return "";
			});
			case "rolled-back-within" -> in(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
				try {
					in(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
						throw new IllegalStateException("swallowed");
					});
				}
				catch (IllegalStateException ex) {
					// the mistake
				}
			});
			default -> throw new IllegalArgumentException(name);
		};
	}

	private Object in(int propagation, Runnable work) {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		transaction.setPropagationBehavior(propagation);
		transaction.executeWithoutResult((status) -> work.run());
		return "";
	}

	/** Does not ask the database before its time is over. */
	@PutMapping("/slow-transaction")
	public void slow() {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		transaction.setTimeout(1);
		transaction.executeWithoutResult((status) -> {
			try {
				TimeUnit.MILLISECONDS.sleep(1100);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			this.jdbc.queryForObject("select c_pages from t_book where id = 1", Long.class);
		});
	}

	@GetMapping("/missing-reference")
	public Object missing() {
		return this.repository.isbnOf(404L);
	}

	@GetMapping("/missing-row")
	public Object missingRow() {
		return this.repository.requiredIsbnOf(404L);
	}

	@GetMapping("/missing-reference-in-a-session")
	public Object missingInSession() {
		try (Session session = this.factory.unwrap(SessionFactory.class).openSession()) {
			return session.getReference(Book.class, 404L).getIsbn();
		}
	}

	/** Hibernate without JPA. */
	@PutMapping("/lost-update-in-a-session")
	public void lostUpdateInSession() {
		try (StatelessSession session = this.factory.unwrap(SessionFactory.class).openStatelessSession()) {
			Book book = session.get(Book.class, 1L);
			this.repository.inTransaction(false,
					() -> this.repository.update("update t_book set c_version = c_version + 1 where id = 1"));
			session.update(book);
		}
	}

	/** As {@code EntityController} loses an update, but finds it out itself. */
	@PutMapping("/lost-update/{way}")
	public void lostUpdate(@PathVariable String way) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			Book book = this.entities.find(Book.class, 1L);
			this.repository.inTransaction(false,
					() -> this.repository.update("update t_book set c_version = c_version + 1 where id = 1"));
			book.pages = 40L;
			switch (way) {
				case "flushed" -> this.entities.flush();
				case "noticed-by-a-repository" -> this.repository.refuseOldVersion();
				case "flushed-by-a-repository" -> this.books.flush();
				default -> throw new OptimisticLockingFailureException("isbn-1");
			}
		});
	}

	/**
	 * What the database sends cannot be handed on.
	 */
	@SuppressWarnings("deprecation")
	private static final class FailingStream extends AbstractLobStreamingResultSetExtractor<Object> {

		@Override
		protected void streamData(ResultSet rows) throws IOException {
			throw new IOException("isbn-1");
		}

	}

	/**
	 * Transactions that cannot be suspended, and one is always there.
	 */
	private static final class OneTransaction extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected boolean isExistingTransaction(Object transaction) {
			return true;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
