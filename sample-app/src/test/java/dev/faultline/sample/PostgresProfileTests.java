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

package dev.faultline.sample;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

import dev.faultline.sample.SampleCases.Case;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample with the profile {@code postgres}: what needs the database is answered as
 * with H2, and a second instance may use the same database, with the same quotas.
 */
class PostgresProfileTests {

	private static final List<String> OF_THE_DATABASE = List.of("no-such-place", "no-such-photo", "duplicate",
			"survey-pending", "lost-update", "bug");

	private static EmbeddedPostgres database;

	private static ConfigurableApplicationContext application;

	private static SampleClient client;

	@BeforeAll
	static void start() throws IOException {
		try {
			database = EmbeddedPostgres.start();
		}
		catch (IOException | RuntimeException ex) {
			if (Boolean.parseBoolean(System.getenv("CI"))) {
				throw new IllegalStateException("PostgreSQL does not start here, and CI cannot do without it", ex);
			}
			Assumptions.abort("PostgreSQL does not start here, so nothing was tested with it: " + ex);
		}
		application = startApplication();
		client = clientOf(application);
	}

	@AfterAll
	static void stop() throws IOException {
		if (application != null) {
			application.close();
		}
		if (database != null) {
			database.close();
		}
	}

	static List<Case> cases() {
		return SampleCases.read().cases().stream().filter((example) -> OF_THE_DATABASE.contains(example.id())).toList();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void caseIsAnsweredWithItsProblem(Case example) {
		HttpResponse<String> response = client.send(example);
		JsonNode problem = new JsonMapper().readTree(response.body());
		assertThat(response.statusCode()).isEqualTo(example.status());
		assertThat(problem.path("status").asInt()).isEqualTo(example.status());
		assertThat(problem.path("type").asString("about:blank")).endsWith(example.expect().type());
		assertThat(response.body().toLowerCase(Locale.ROOT)).doesNotContain("sql", "catalogued_place", "uk_",
				"heron-5518", "exception");
	}

	@Test
	void everyCaseOfTheDatabaseIsThere() {
		assertThat(cases()).hasSameSizeAs(OF_THE_DATABASE);
	}

	@Test
	void placeIsAddedAndFoundByAnotherInstance() {
		HttpResponse<String> added = client.send("POST", "/api/places",
				"{ \"name\": \"Pier 9\", \"coordinates\": { \"latitude\": 12.5, \"longitude\": 22.5 } }", "X-API-Key",
				"demo-free", "Content-Type", "application/json");
		assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
		String path = added.headers().firstValue("Location").orElseThrow();
		try (ConfigurableApplicationContext another = startApplication()) {
			SampleClient other = clientOf(another);
			assertThat(other.get(path, "X-API-Key", "demo-free").statusCode()).isEqualTo(200);
			assertThat(other.get("/api/places?latlng=40.714224,73.961452", "X-API-Key", "demo-free").body())
				.containsOnlyOnce("Old Harbour");
		}
	}

	@Test
	void quotaThatIsSpentOnOneInstanceIsSpentOnTheOthers() {
		try (ConfigurableApplicationContext another = startApplication()) {
			SampleClient other = clientOf(another);
			assertThat(client.get("/api/places/1", "X-API-Key", "demo-trial").statusCode()).isEqualTo(200);
			assertThat(other.get("/api/places/1", "X-API-Key", "demo-trial").statusCode()).isEqualTo(200);
			HttpResponse<String> here = client.get("/api/places/1", "X-API-Key", "demo-trial");
			HttpResponse<String> there = other.get("/api/places/1", "X-API-Key", "demo-trial");
			assertThat(List.of(here, there)).allSatisfy(PostgresProfileTests::isQuotaProblem);
			assertThat(withoutInstance(there)).isEqualTo(withoutInstance(here));
			assertThat(other.get("/api/places/1", "X-API-Key", "demo-free").statusCode()).isEqualTo(200);
		}
	}

	private static void isQuotaProblem(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().firstValue("RateLimit-Policy")).hasValue("\"trial\";q=2;w=60");
		assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
		assertThat(new JsonMapper().readTree(response.body()).path("type").asString())
			.endsWith("/problems/too-many-requests");
	}

	private static JsonNode withoutInstance(HttpResponse<String> response) {
		ObjectNode document = (ObjectNode) new JsonMapper().readTree(response.body());
		assertThat(document.remove("instance")).isNotNull();
		return document;
	}

	private static ConfigurableApplicationContext startApplication() {
		return new SpringApplicationBuilder(PlacesApplication.class).profiles("postgres")
			.registerShutdownHook(false)
			.run("--server.port=0", "--PLACES_DATABASE=127.0.0.1:" + database.getPort() + "/postgres",
					"--PLACES_DATABASE_USER=postgres");
	}

	private static SampleClient clientOf(ConfigurableApplicationContext context) {
		return new SampleClient(((WebServerApplicationContext) context).getWebServer().getPort());
	}

}
