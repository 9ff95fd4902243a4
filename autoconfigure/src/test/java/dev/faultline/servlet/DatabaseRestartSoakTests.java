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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.acme.library.LibraryApplication;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that is stopped and started again under load, outside of the build:
 * {@code -Psoak} runs it. Whatever is under way then is done or answered by a 503, and
 * afterwards the service is what it was.
 */
@Tag("soak")
class DatabaseRestartSoakTests {

	private static final int CALLERS = 200;

	private static final int RESTARTS = Integer.getInteger("soak.restarts", 3);

	private static final Duration PHASE = Duration.ofSeconds(Integer.getInteger("soak.seconds", 5));

	private static final int POOL_SIZE = 20;

	private static final List<String> WAYS = List.of("jdbc", "jpa", "entities", "raw");

	/** Stack traces within a minute, of an application that goes one way. */
	private static final int HANDFUL = 5;

	/** Each transaction that is interrupted has a failure before that of its rollback. */
	private static final Set<String> SPRING = Set.of("org.springframework.transaction.support.TransactionTemplate",
			"org.springframework.jdbc.support.JdbcTransactionManager",
			"org.springframework.orm.jpa.JpaTransactionManager");

	private static final Path PAGE = Path.of("../docs/data-access.md");

	/** As many as Tomcat has at most. */
	private static final int CONTAINER_THREADS = 200;

	/** Those that the pool and the driver have for a moment. */
	private static final int PASSING_THREADS = 3;

	private static final int MAX_FINDINGS = 20;

	/** Each caller writes a row of its own, and so never waits for another. */
	private static final long FIRST_ID = 10_000;

	private final Map<String, Map<Integer, LongAdder>> statuses = new ConcurrentHashMap<>();

	private final Map<Long, LongAdder> added = new ConcurrentHashMap<>();

	private final Map<Long, LongAdder> unknown = new ConcurrentHashMap<>();

	private final LongAdder refused = new LongAdder();

	private final Queue<String> findings = new ConcurrentLinkedQueue<>();

	private volatile String phase = "before";

	private volatile boolean running = true;

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	void serviceOutlivesItsDatabase(@TempDir Path directory) throws Exception {
		RestartableDatabase database = new RestartableDatabase(directory.resolve("data"));
		database.createTables(database.url());
		List<String> properties = new ArrayList<>(database.properties(database.url()));
		properties.removeIf((property) -> property.startsWith("spring.datasource.hikari."));
		properties.add("spring.datasource.hikari.maximum-pool-size=" + POOL_SIZE);
		properties.add("spring.datasource.hikari.connection-timeout=2000");
		properties.add("logging.threshold.console=off");
		properties.addAll(documented());
		try (database; TestServer server = TestServer.start(properties, LibraryApplication.class)) {
			addRows(server);
			ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
			try {
				soak(server, database, callers);
			}
			finally {
				this.running = false;
				callers.shutdownNow();
			}
		}
	}

	private void soak(TestServer server, RestartableDatabase database, ExecutorService callers) throws Exception {
		HikariPoolMXBean pool = server.bean(HikariDataSource.class).getHikariPoolMXBean();
		load(server, callers, () -> pass("before"));
		await(() -> pool.getActiveConnections() == 0);
		Map<String, Long> threads = threads();
		long start = System.nanoTime();
		try (SoakLog log = SoakLog.open()) {
			load(server, callers, () -> {
				pass("running");
				for (int i = 0; i < RESTARTS; i++) {
					this.phase = "stopping";
					database.close();
					pass("stopped");
					this.phase = "starting";
					database.start();
					pass("started");
				}
			});
			load(server, callers, () -> pass("after"));
			await(() -> pool.getActiveConnections() == 0 && pool.getThreadsAwaitingConnection() == 0);
			await(() -> threadCount(threads()) <= threadCount(threads) + PASSING_THREADS);
			report(log, pool, threads);
			assertThat(this.findings).isEmpty();
			assertThat(this.statuses.get("stopped")).containsOnlyKeys(503);
			assertThat(this.statuses.get("before")).containsOnlyKeys(200);
			assertThat(this.statuses.get("after")).containsOnlyKeys(200);
			assertThat(log.lines()).as("one line for each failure").isEqualTo(this.refused.sum());
			long minutes = Duration.ofNanos(System.nanoTime() - start).toMinutes() + 1;
			assertThat(log.tracesByWay()).as("stack traces")
				.isNotEmpty()
				.allSatisfy((way, traces) -> assertThat(traces).isLessThanOrEqualTo(HANDFUL * minutes));
			assertThat(log.otherSourcesOfTraces()).isSubsetOf(SPRING);
			assertThat(log.tracesOfOthers()).as("interrupted transactions").isLessThanOrEqualTo(POOL_SIZE * RESTARTS);
		}
		assertThat(pool.getActiveConnections()).isZero();
		assertThat(pool.getThreadsAwaitingConnection()).isZero();
		assertThat(pool.getIdleConnections()).isEqualTo(pool.getTotalConnections()).isBetween(1, POOL_SIZE);
		assertThat(threadCount(threads())).as("threads").isLessThanOrEqualTo(threadCount(threads) + PASSING_THREADS);
		isWhatCallersWereTold(server);
	}

	/**
	 * Have all callers call while something happens.
	 * @param server the service
	 * @param callers the callers
	 * @param happening what happens
	 */
	private void load(TestServer server, ExecutorService callers, Happening happening) throws Exception {
		this.running = true;
		List<Future<?>> ends = new ArrayList<>();
		for (int i = 0; i < CALLERS; i++) {
			long id = FIRST_ID + i;
			ends.add(callers.submit(() -> call(server, id)));
		}
		happening.happen();
		this.running = false;
		for (Future<?> end : ends) {
			end.get(1, TimeUnit.MINUTES);
		}
	}

	private void call(TestServer server, long id) {
		for (int sent = (int) id; this.running; sent++) {
			String way = WAYS.get(sent % WAYS.size());
			String sentIn = this.phase;
			boolean adds = sent / WAYS.size() % 2 == 0;
			Answer answer = adds ? server.post("/" + way + "/books/" + id + "/additions").send()
					: server.get("/" + way + "/books/" + id).send();
			if (sentIn.equals(this.phase)) {
				this.statuses.computeIfAbsent(sentIn, (name) -> new ConcurrentHashMap<>())
					.computeIfAbsent(answer.status(), (status) -> new LongAdder())
					.increment();
			}
			if (adds) {
				((answer.status() == 200) ? this.added : this.unknown).computeIfAbsent(id, (row) -> new LongAdder())
					.increment();
			}
			check(way, adds, answer);
		}
	}

	private void check(String way, boolean adds, Answer answer) {
		if (answer.status() == 200) {
			return;
		}
		this.refused.increment();
		try {
			answer.isProblem(503, "service-unavailable");
			assertThat(answer.header("Retry-After")).isEqualTo("30");
		}
		catch (AssertionError ex) {
			if (this.findings.size() < MAX_FINDINGS) {
				this.findings.add(way + (adds ? " addition " : " read ") + answer.status() + " " + answer.headers()
						+ " " + answer.text());
			}
		}
	}

	private void pass(String name) throws InterruptedException {
		this.phase = name;
		Thread.sleep(PHASE.toMillis());
	}

	/**
	 * Return what the page tells those to configure who want to read such a log.
	 * @return the properties
	 */
	private static List<String> documented() throws IOException {
		Matcher block = Pattern.compile("To leave them out:\n\n<!-- yaml -->\n```yaml\n(.*?)\n```", Pattern.DOTALL)
			.matcher(Files.readString(PAGE));
		assertThat(block.find()).isTrue();
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ByteArrayResource(block.group(1).getBytes(StandardCharsets.UTF_8)));
		return yaml.getObject().entrySet().stream().map(Object::toString).toList();
	}

	private static void addRows(TestServer server) {
		for (long id = FIRST_ID; id < FIRST_ID + CALLERS; id++) {
			assertThat(server.post("/jdbc/books")
				.json("{\"id\": %d, \"isbn\": \"soak-%d\", \"pages\": 1, \"author\": 1}".formatted(id, id))
				.send()
				.status()).isEqualTo(200);
		}
	}

	/**
	 * A page that was added according to the answer is there. One that was not may be:
	 * the connection may be lost after the commit.
	 * @param server the service
	 */
	private void isWhatCallersWereTold(TestServer server) {
		JdbcClient jdbc = server.bean(JdbcClient.class);
		long lost = 0;
		for (long id = FIRST_ID; id < FIRST_ID + CALLERS; id++) {
			long pages = jdbc.sql("select c_pages from t_book where id = ?").param(id).query(Long.class).single() - 1;
			long told = this.added.getOrDefault(id, new LongAdder()).sum();
			long perhaps = this.unknown.getOrDefault(id, new LongAdder()).sum();
			assertThat(pages).as("pages of book " + id).isBetween(told, told + perhaps);
			lost += pages - told;
		}
		System.out.println("SOAK additions answered with 503 and there all the same: " + lost);
	}

	private void report(SoakLog log, HikariPoolMXBean pool, Map<String, Long> before) {
		Map<String, Long> after = threads();
		System.out.printf(
				"SOAK statuses %s%nSOAK log %s%nSOAK pool: %d active, %d idle, %d in total, %d waiting%n"
						+ "SOAK threads before: %d %s%nSOAK threads after: %d %s%n",
				new TreeMap<>(this.statuses), log, pool.getActiveConnections(), pool.getIdleConnections(),
				pool.getTotalConnections(), pool.getThreadsAwaitingConnection(), threadCount(before), before,
				threadCount(after), after);
	}

	/**
	 * Return the threads, without those of the client and of the process of the database.
	 * @return how many there are of each name, less its numbers
	 */
	private static Map<String, Long> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map((thread) -> thread.getName().replaceAll("\\d+", "#"))
			.filter((name) -> !name.startsWith("HttpClient-") && !name.startsWith("process reaper"))
			.collect(Collectors.groupingBy((name) -> name, TreeMap::new, Collectors.counting()));
	}

	/** A thread of the container that comes later than the others is none too many. */
	private static long threadCount(Map<String, Long> threads) {
		return threads.entrySet()
			.stream()
			.mapToLong((kind) -> kind.getKey().contains("-exec-") ? Math.max(kind.getValue(), CONTAINER_THREADS)
					: kind.getValue())
			.sum();
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
			Thread.sleep(100);
		}
	}

	/**
	 * What happens while the callers call.
	 */
	private interface Happening {

		void happen() throws IOException, InterruptedException, SQLException;

	}

}
