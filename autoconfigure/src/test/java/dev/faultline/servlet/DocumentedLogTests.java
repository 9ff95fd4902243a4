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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.acme.library.BookDraft;
import com.acme.library.JpaAccess;
import com.acme.library.LibraryApplication;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lines that docs/logging.md shows are those that are written.
 */
@ExtendWith(OutputCaptureExtension.class)
class DocumentedLogTests {

	private static final Path PAGE = Path.of("..", "docs", "logging.md");

	private static final Pattern ID = Pattern.compile("urn:uuid:[0-9a-f-]{36}");

	@Test
	void linesAreThoseThatAreWritten(CapturedOutput output) throws IOException {
		try (TestServer server = TestServer
			.start(List.of("faultline.mappings.java.util.NoSuchElementException=conflict"), Application.class)) {
			for (int i = 0; i < 3; i++) {
				server.get("/orders/7").send().isProblem(500, "internal-error");
			}
			server.get("/stock/7").send().isProblem(409, "conflict");
			server.get("/closed").send().isBareProblem(503, "Service Unavailable");
			server.get("/nowhere").send().isProblem(404, "not-found");
		}
		assertThat(written(output)).containsExactlyElementsOf(documented("lines"));
	}

	@Test
	void explanationIsThatWhichIsWritten(CapturedOutput output) throws IOException {
		try (TestServer server = TestServer.start(List
			.of("faultline.mappings.java.util.NoSuchElementException=conflict", "logging.level.dev.faultline=debug"),
				Application.class)) {
			server.get("/stock/7").send().isProblem(409, "conflict");
		}
		assertThat(anonymous(output.getAll())).contains(String.join("\n", documented("explanation")));
	}

	@Test
	void duplicatesOfHibernateAreThoseThatAreNamed(CapturedOutput output, @TempDir Path directory) throws Exception {
		try (H2Database database = H2Database.start(directory)) {
			List<String> properties = new ArrayList<>(database.properties(database.url()));
			duplicate(properties, 901);
			assertThat(ofHibernate(output)).isNotEmpty();
			int before = ofHibernate(output).size();
			properties.addAll(documented("hibernate"));
			duplicate(properties, 911);
			assertThat(ofHibernate(output)).hasSize(before);
		}
	}

	@Test
	void refusalThatTheApplicationSwallowsIsInTheLogOfHibernateOnly(CapturedOutput output, @TempDir Path directory) {
		try (H2Database database = H2Database.start(directory);
				TestServer server = TestServer.start(database.properties(database.url()), LibraryApplication.class,
						Swallowing.class)) {
			for (int i = 0; i < 2; i++) {
				assertThat(server.get("/swallow/" + i).send().text()).isEqualTo("there is one");
			}
		}
		assertThat(LoggedEvents.of(output)).isNotEmpty().isEqualTo(ofHibernate(output));
	}

	private static List<String> ofHibernate(CapturedOutput output) {
		return LoggedEvents.of(output)
			.stream()
			.filter((line) -> line.contains("org.hibernate.orm.jdbc.error") || line.contains("SqlExceptionHelper"))
			.toList();
	}

	private static void duplicate(List<String> properties, int id) {
		try (TestServer server = TestServer.start(properties, LibraryApplication.class)) {
			String book = "{\"id\":%d,\"isbn\":\"isbn-%d\",\"pages\":1,\"author\":1}";
			assertThat(server.post("/jpa/books").json(book.formatted(id, id)).send().status()).isEqualTo(200);
			server.post("/jpa/books").json(book.formatted(id + 1, id)).send().isProblem(409, "already-exists");
		}
	}

	private static List<String> written(CapturedOutput output) {
		return anonymous(output.getAll()).lines()
			.filter((line) -> line.contains("LoggingProblemListener"))
			.map((line) -> line.replaceFirst("^\\S+ +(\\S+) .*?LoggingProblemListener +: ", "$1 "))
			.toList();
	}

	private static String anonymous(String text) {
		Matcher id = ID.matcher(text);
		StringBuilder changed = new StringBuilder();
		List<String> known = new ArrayList<>();
		while (id.find()) {
			if (!known.contains(id.group())) {
				known.add(id.group());
			}
			id.appendReplacement(changed, "urn:uuid:…" + (known.indexOf(id.group()) + 1));
		}
		return id.appendTail(changed).toString();
	}

	private static List<String> documented(String name) throws IOException {
		String page = Files.readString(PAGE);
		Matcher block = Pattern.compile("<!-- log: " + name + " -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL)
			.matcher(page);
		assertThat(block.find()).as(name).isTrue();
		return Arrays.asList(block.group(1).split("\n"));
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Orders.class })
	static class Application {

	}

	@RestController
	static class Swallowing {

		private final JpaAccess books;

		Swallowing(JpaAccess books) {
			this.books = books;
		}

		@GetMapping("/swallow/{id}")
		String swallow(@PathVariable long id) {
			try {
				this.books.add(new BookDraft(921 + id, "isbn-swallowed", 1L, 1L));
			}
			catch (DataIntegrityViolationException ex) {
				// it was there
			}
			return "there is one";
		}

	}

	@RestController
	static class Orders {

		@GetMapping("/closed")
		void closed(HttpServletResponse response) throws IOException {
			response.sendError(503);
		}

		@GetMapping("/orders/{id}")
		void order(@PathVariable int id) {
			throw new IllegalStateException("Order " + id + " has no owner");
		}

		@GetMapping("/stock/{id}")
		void stock(@PathVariable int id) {
			throw new NoSuchElementException("No stock of " + id);
		}

	}

}
