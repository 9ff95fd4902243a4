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

package dev.faultline.servlet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import dev.faultline.TestUpstream;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.RecoveryStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callers are told when bucket4j keeps a quota in a real database, and cannot.
 */
class SharedQuotaTests {

	private static PostgresDatabase database;

	private static TestServer server;

	@BeforeAll
	static void start() throws SQLException {
		database = PostgresDatabase.start();
		try (Connection connection = database.connect()) {
			connection.createStatement()
				.execute("create table quota (id varchar primary key, state bytea, expires_at bigint)");
		}
		server = TestServer.start(Application.class);
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.close();
			database.close();
		}
	}

	@Test
	void quotaWhoseDatabaseIsDownIsUnavailable() {
		server.get("/quota?url=jdbc:postgresql://127.0.0.1:" + TestUpstream.closedPort() + "/postgres&timeout=PT10S")
			.send()
			.isProblem(503, "service-unavailable")
			.hasHeader("Retry-After", "30");
	}

	@Test
	void quotaThatIsNotReadInTimeIsUnavailable() {
		server.get("/quota?url=" + database.url() + "&timeout=PT0.000000001S")
			.send()
			.isProblem(503, "service-unavailable")
			.hasHeader("Retry-After", "30");
	}

	@Test
	void quotaThatSomebodyHasRemovedIsABug() {
		String target = "/quota/removed?url=" + database.url() + "&timeout=PT10S";
		server.get(target).send().isProblem(500, "internal-error").hasHeader("Retry-After", null);
	}

	@Test
	void quotaThatIsReadInTimeIsUsed() {
		assertThat(server.get("/quota?url=" + database.url() + "&timeout=PT10S").send().text()).isEqualTo("9");
	}

	@Import({ PlainApplication.class, Quotas.class })
	static class Application {

	}

	@RestController
	static class Quotas {

		@GetMapping("/quota")
		long use(@RequestParam String url, @RequestParam Duration timeout) {
			return buckets(url, timeout).builder()
				.build("all", Quotas::configuration)
				.tryConsumeAndReturnRemaining(1)
				.getRemainingTokens();
		}

		@GetMapping("/quota/removed")
		boolean useRemoved(@RequestParam String url, @RequestParam Duration timeout) {
			ProxyManager<String> buckets = buckets(url, timeout);
			var bucket = buckets.builder()
				.withRecoveryStrategy(RecoveryStrategy.THROW_BUCKET_NOT_FOUND_EXCEPTION)
				.build("removed", Quotas::configuration);
			bucket.tryConsume(1);
			buckets.removeProxy("removed");
			return bucket.tryConsume(1);
		}

		private static ProxyManager<String> buckets(String url, Duration timeout) {
			DataSource dataSource = new DriverManagerDataSource(url, "postgres", "");
			return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
				.primaryKeyMapper(PrimaryKeyMapper.STRING)
				.table("quota")
				.requestTimeout(timeout)
				.build();
		}

		private static BucketConfiguration configuration() {
			return BucketConfiguration.builder()
				.addLimit((limit) -> limit.capacity(10).refillGreedy(10, Duration.ofMinutes(1)))
				.build();
		}

	}

}
