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

package dev.faultline.aot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

import com.acme.parcel.ParcelApplication;
import com.acme.parcel.ParcelDelayedException;
import dev.faultline.servlet.Answer;
import dev.faultline.servlet.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.ReflectionHintsPredicates;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time answers as it does otherwise, and the
 * image that could be built of it would have what it needs.
 */
class AheadOfTimeTests {

	private static final ReflectionHintsPredicates REFLECTION = RuntimeHintsPredicates.reflection();

	private static ProcessedApplication application;

	private static final List<String> ARGUMENTS = List.of("--server.port=0", "--server.address=127.0.0.1",
			"--spring.main.banner-mode=off", "--spring.main.register-shutdown-hook=false",
			"--management.endpoints.web.exposure.include=problems",
			"--faultline.mappings.java.util.NoSuchElementException=404",
			"--faultline.mappings.com.acme.parcel.ParcelDelayedException=parcel-delayed",
			"--faultline.problems.parcel-delayed.status=409",
			"--faultline.problems.parcel-delayed.detail=Comes in {days} days.",
			"--faultline.problems.parcel-delayed.members=days",
			"--faultline.problems.parcel-delayed.headers.Retry-After=3600",
			"--faultline.problems.parcel-delayed.log-level=info");

	@BeforeAll
	static void process(@TempDir Path directory) {
		application = ProcessedApplication.of(ParcelApplication.class, ARGUMENTS, directory);
	}

	@Test
	void processedApplicationAnswersEachFailure() {
		application.run((server) -> {
			server.get("/unknown").send().isBareProblem(404, "Not Found");
			assertThat(server.get("/lost").send().isProblem(410, "parcel-lost").document())
				.containsEntry("title", "Parcel lost")
				.containsEntry("depot", "North");
			Answer delayed = server.get("/delayed").send().isProblem(409, "parcel-delayed");
			assertThat(delayed.document()).containsEntry("days", 3).containsEntry("detail", "Comes in 3 days.");
			delayed.hasHeader("Retry-After", "3600");
			server.get("/broken").send().isProblem(500, "internal-error").isWithoutInternals();
			server.get("/filter").send().isProblem(500, "internal-error").isWithoutInternals();
			server.get("/nowhere").send().isProblem(404, "not-found");
			server.post("/parcels")
				.json("{\"weight\": 0}")
				.send()
				.isProblem(422, "validation-failed")
				.hasErrors(Map.of("pointer", "#/weight", "code", "Positive"));
			server.post("/parcels").json("{").send().isProblem(400, "malformed-body");
			server.get("/page?page=x").language("fr").send().hasDetail("'page' doit être un nombre entier.");
			server.get("/vault").send().isProblem(401, "authentication-required");
			server.get("/vault").header("Authorization", "Basic amFuZTpqYW5l").send().isProblem(403, "access-denied");
			server.get("/vault")
				.header("Authorization", "Basic amFuZTpqb2hu")
				.send()
				.isProblem(401, "invalid-credentials");
			assertThat(server.raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")).startsWith("HTTP/1.1 400")
				.contains("/problems/malformed-request");
			assertThat(server.get("/problems/parcel-lost").accept(TestServer.BROWSER).send().text())
				.startsWith("<!DOCTYPE html>")
				.contains("<style>", "Parcel lost", "depot");
		});
	}

	@Test
	void processedApplicationAnswersAsTheOrdinaryOne() {
		Map<String, Object> processed = new TreeMap<>();
		application.run((server) -> processed.putAll(answers(server)));
		try (TestServer ordinary = TestServer.of(ParcelApplication.start(ARGUMENTS.toArray(String[]::new)))) {
			assertThat(processed).isNotEmpty().isEqualTo(answers(ordinary));
		}
	}

	private static Map<String, Object> answers(TestServer server) {
		Map<String, Object> answers = new TreeMap<>();
		for (String path : List.of("/unknown", "/lost", "/delayed", "/broken", "/filter", "/nowhere", "/page", "/vault",
				"/problems", "/problems/validation-failed", "/problems/parcel-lost", "/actuator/problems")) {
			for (String language : List.of("en", "de", "ja")) {
				Answer answer = server.get(path).language(language).send();
				Map<String, Object> document = new LinkedHashMap<>(answer.document());
				document.remove("instance");
				answers.put(path + " " + language, List.of(answer.status(), document,
						new ArrayList<>(answer.headers().keySet()), String.valueOf(answer.header("Content-Language"))));
			}
		}
		return answers;
	}

	@Test
	void mappedClassIsFoundAndRead() {
		assertThat(REFLECTION.onType(NoSuchElementException.class)).accepts(application.hints());
		assertThat(REFLECTION.onMethodInvocation(ParcelDelayedException.class, "getDays")).accepts(application.hints());
	}

	@Test
	void annotatedClassIsFoundAndRead() throws ClassNotFoundException {
		assertThat(REFLECTION.onFieldAccess("com.acme.parcel.ParcelLostException", "depot"))
			.accepts(application.hints());
	}

	@Test
	void propertiesAreBound() throws ClassNotFoundException {
		for (String type : List.of("FaultlineProperties", "ProblemProperties", "LoggingProperties", "PagesProperties",
				"FaultlineProperties$Data")) {
			assertThat(REFLECTION.onType(TypeReference.of("dev.faultline.autoconfigure." + type))).as(type)
				.accepts(application.hints());
		}
		assertThat(REFLECTION.onMethodInvocation("dev.faultline.autoconfigure.ProblemProperties", "setStatus"))
			.accepts(application.hints());
	}

}
