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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dev.faultline.pages.ProblemTypePages;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The addresses of the problem types, over a real port.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class PagesContractTests {

	private TestServer server;

	/**
	 * Start an application that has an exception of the type {@code annotated}.
	 * @param properties its configuration
	 * @return the server
	 */
	protected abstract TestServer start(List<String> properties);

	/**
	 * Return how an application is moved below a path.
	 * @return the name of the property
	 */
	protected abstract String pathProperty();

	@BeforeAll
	void start() {
		this.server = start(List.of("faultline.problems.sold.status=409", "faultline.problems.sold.members=sku",
				"faultline.mappings.dev.faultline.servlet.PagesContractTests.SoldException=sold"));
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/problems", "/problems/not-found" })
	void browserGetsAPage(String path) {
		Answer answer = this.server.get(path).accept(TestServer.BROWSER).send();
		assertThat(answer.status()).isEqualTo(200);
		// Jetty writes the charset in lower case
		assertThat(MediaType.parseMediaType(answer.header("Content-Type")))
			.isEqualTo(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
		answer.hasHeader("Content-Language", "en")
			.hasHeader("Content-Security-Policy", ProblemTypePages.SECURITY_POLICY)
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("Cache-Control", "no-cache");
		assertThat(answer.header("Vary").split(", ")).contains("Accept", "Accept-Language");
		assertThat(answer.text()).startsWith("<!DOCTYPE html>").contains("Not found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/problem+json", "s3cr3t" })
	void programGetsADocument(String accept) {
		Answer answer = this.server.get("/problems/not-found").accept(accept).send();
		assertThat(answer.status()).isEqualTo(200);
		answer.hasHeader("Content-Type", "application/json");
		assertThat(answer.document()).containsEntry("version", 1).containsEntry("title", "Not found");
	}

	@Test
	void readerGetsTheLanguageThatThereIs() {
		assertThat(this.server.get("/problems/not-found").language("it, de;q=0.5").send().document())
			.containsEntry("title", "Nicht gefunden");
		this.server.get("/problems").language("it").send().hasHeader("Content-Language", "en");
	}

	@ParameterizedTest
	@CsvSource({ "fr, fr, Introuvable", "pt-BR, pt-BR, Não encontrado", "ja, ja, 見つかりません", "zh-CN, zh-CN, 未找到",
			"zh-TW, en, Not found" })
	void pageSaysWhichLanguageItIsIn(String language, String spoken, String title) {
		Answer answer = this.server.get("/problems/not-found").accept(TestServer.BROWSER).language(language).send();
		answer.hasHeader("Content-Language", spoken);
		assertThat(answer.text()).contains("<html lang=\"" + spoken + "\">", "<title>" + title + "</title>");
	}

	@Test
	void pageThatHasNotChangedIsNotSentAgain() {
		Answer first = this.server.get("/problems/not-found").accept(TestServer.BROWSER).send();
		String etag = first.header("ETag");
		assertThat(etag).matches("\"[0-9a-f]{32}\"");
		Answer second = this.server.get("/problems/not-found")
			.accept(TestServer.BROWSER)
			.header("If-None-Match", etag)
			.send();
		assertThat(second.status()).isEqualTo(304);
		assertThat(second.text()).isEmpty();
		second.hasHeader("ETag", etag).hasHeader("Cache-Control", "no-cache");
		assertThat(this.server.get("/problems/not-found").header("If-None-Match", etag).send().status()).isEqualTo(200);
	}

	@Test
	void headSaysWhatGetWouldSay() {
		Answer get = this.server.get("/problems").accept(TestServer.BROWSER).send();
		Answer head = this.server.call("HEAD", "/problems").accept(TestServer.BROWSER).send();
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.text()).isEmpty();
		head.hasHeader("Content-Length", get.header("Content-Length")).hasHeader("ETag", get.header("ETag"));
	}

	@Test
	void nothingCanBeWrittenThere() {
		this.server.post("/problems/not-found")
			.send()
			.isProblem(405, "method-not-allowed")
			.hasHeader("Allow", "GET, HEAD");
	}

	@Test
	void membersHaveTheKindsOfTheExceptionsProperties() {
		assertThat(this.server.get("/problems/sold").send().document())
			.extractingByKey("members", InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("name", "sku")
			.containsEntry("kind", "uuid");
		assertThat(this.server.get("/problems/annotated").send().document())
			.extractingByKey("members", InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("name", "left")
			.containsEntry("kind", "integer");
	}

	@Test
	void pathIsConfigurableAndTypesFollowIt() {
		try (TestServer elsewhere = start(List.of("faultline.pages.path=/docs/errors", pathProperty() + "=/api"))) {
			Answer problem = elsewhere.get("/api/nowhere").send().isProblemOfType(404, "/api/docs/errors/not-found");
			String type = (String) problem.document().get("type");
			assertThat(elsewhere.get(type).send().document()).containsEntry("type", type).containsKey("remedy");
			assertThat(elsewhere.get("/api/docs/errors").accept(TestServer.BROWSER).send().text())
				.contains("href=\"errors/not-found\"");
			elsewhere.get("/api/problems").send().isProblemOfType(404, "/api/docs/errors/not-found");
		}
	}

	@Test
	void typeLeadsToItsPageBelowAPath() {
		try (TestServer shop = start(List.of(pathProperty() + "=/shop"))) {
			leadsToItsPage(shop, "/shop/problems/validation-failed");
		}
	}

	protected static void leadsToItsPage(TestServer server, String type) {
		Answer page = server.get(type).accept(TestServer.BROWSER).send();
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text()).contains("<h1><bdi>Validation failed</bdi></h1>", "href=\"../problems\"");
	}

	@Test
	void pagesOutsideOfThePathsThatAreAnsweredFailAsSpringHasIt() {
		try (TestServer part = start(List.of("faultline.paths=/api/**"))) {
			assertThat(part.get("/problems/not-found").send().status()).isEqualTo(200);
			assertThat(part.get("/problems/nope").send().status()).isEqualTo(404);
			assertThat(part.post("/problems").send().status()).isEqualTo(405);
		}
	}

	@Test
	void optionsAreThoseOfReading() {
		Answer answer = this.server.call("OPTIONS", "/problems/not-found").send();
		assertThat(answer.status()).isEqualTo(200);
		answer.hasHeader("Allow", "GET, HEAD, OPTIONS");
	}

	@Test
	void onlyOwnTypesAreListedOnRequest() {
		try (TestServer own = start(List.of("faultline.pages.include=own", "faultline.problems.sold.status=409"))) {
			assertThat(own.get("/problems").send().document())
				.extractingByKey("problems", InstanceOfAssertFactories.LIST)
				.extracting("slug")
				.contains("sold")
				.doesNotContain("not-found");
			own.get("/problems/not-found").send().isProblem(404, "not-found");
		}
	}

	public static class SoldException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		public UUID getSku() {
			return UUID.randomUUID();
		}

	}

}
