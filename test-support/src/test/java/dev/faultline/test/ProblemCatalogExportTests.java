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

package dev.faultline.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProblemCatalogExportTests {

	private final WebApplicationContextRunner application = new WebApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("faultline.problems.out-of-stock.status=409",
				"faultline.problems.out-of-stock.title=Out *of* <stock>",
				"faultline.problems.out-of-stock.detail=Only {available} of {sku} left.",
				"faultline.problems.out-of-stock.members=sku,available",
				"faultline.problems.out-of-stock.headers.Retry-After=3600",
				"faultline.problems.out-of-stock.headers.Link=</stock>",
				"faultline.problems.out-of-stock.remedy=Lower the `quantity`.", "faultline.pages.include=own",
				"faultline.mappings.[dev.faultline.test.ProblemCatalogExportTests$OutOfStockException]=out-of-stock");

	@TempDir
	private Path directory;

	@AfterEach
	void compareAgain() {
		System.clearProperty(ProblemCatalogExport.UPDATE);
	}

	@Test
	void jsonIsThatOfThePages() {
		this.application.run((context) -> {
			Path file = this.directory.resolve("problems.json");
			ProblemCatalogExport.of(context).writeTo(file);
			JsonNode json = new JsonMapper().readTree(Files.readString(file));
			assertThat(json.path("version").asInt()).isEqualTo(1);
			JsonNode type = json.path("problems").path(0);
			assertThat(type.path("type").asString()).isEqualTo("/problems/out-of-stock");
			assertThat(type.path("status").asInt()).isEqualTo(409);
			assertThat(type.path("members").path(1).path("kind").asString()).isEqualTo("integer");
			assertThat(type.path("example").path("detail").asString()).isEqualTo("Only 3 of … left.");
		});
	}

	@Test
	void jsonHasOneMemberALine() {
		this.application.run((context) -> {
			Path file = this.directory.resolve("problems.json");
			ProblemCatalogExport.of(context).writeTo(file);
			assertThat(Files.readString(file)).startsWith("""
					{
					  "version": 1,
					  "problems": [
					    {
					      "type": "/problems/out-of-stock",
					""").endsWith("  ]\n}\n");
		});
	}

	@Test
	void markdownSaysAllThatACallerCanUse() {
		this.application.run((context) -> {
			Path file = this.directory.resolve("PROBLEMS.md");
			ProblemCatalogExport.of(context).writeTo(file);
			assertThat(Files.readString(file)).isEqualTo(
					"""
							# Problem types

							Every error of this API is of one of these types. The `type` of a problem document leads to its page.

							- 409 [Out \\*of\\* \\<stock\\>](#out-of-stock)

							<a id="out-of-stock"></a>

							## Out \\*of\\* \\<stock\\>

							`409 Conflict`

							Only {available} of {sku} left.

							**What to do.** Lower the `quantity`.

							- Whose fault is it? The caller's.
							- Try again? Yes, after a while. If the answer has Retry-After, it says when.
							- Identifier: `/problems/out-of-stock`

							| Member | Value |
							| - | - |
							| `sku` | a text |
							| `available` | a whole number |

							| Header | Content |
							| - | - |
							| `Retry-After` | `3600` |
							| `Link` | `</stock>` |

							```http
							HTTP/1.1 409 Conflict
							Content-Type: application/problem+json
							Retry-After: 3600
							Link: </stock>

							{
							  "type": "/problems/out-of-stock",
							  "title": "Out *of* <stock>",
							  "status": 409,
							  "detail": "Only 3 of … left.",
							  "instance": "urn:uuid:0c5ce3a2-8f4b-7c1d-9e6a-2b7d4f8a1c35",
							  "sku": "…",
							  "available": 3
							}
							```
							""");
		});
	}

	@Test
	void languageIsChosen() {
		this.application.run((context) -> {
			Path file = this.directory.resolve("PROBLEMS.md");
			ProblemCatalogExport.of(context).in(Locale.GERMAN).writeTo(file);
			assertThat(Files.readString(file)).contains("| `available` | eine ganze Zahl |");
		});
	}

	@Test
	void languageWithoutTextsIsEnglish() {
		this.application.run((context) -> {
			Path file = this.directory.resolve("PROBLEMS.md");
			ProblemCatalogExport.of(context).in(Locale.ITALIAN).writeTo(file);
			assertThat(Files.readString(file)).startsWith("# Problem types\n");
		});
	}

	@Test
	void fileThatWasWrittenMatches() {
		this.application.run((context) -> {
			for (String name : List.of("problems.json", "PROBLEMS.md")) {
				Path file = this.directory.resolve("api").resolve(name);
				ProblemCatalogExport.of(context).writeTo(file);
				ProblemCatalogExport.of(context).assertMatches(file);
			}
		});
	}

	@Test
	void fileWithOtherLineEndsMatches() {
		this.application.run((context) -> {
			Path file = this.directory.resolve("PROBLEMS.md");
			ProblemCatalogExport.of(context).writeTo(file);
			Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
			ProblemCatalogExport.of(context).assertMatches(file);
		});
	}

	@Test
	void driftFailsWithTheChangeAndHowToUpdate() {
		Path file = this.directory.resolve("problems.json");
		this.application.run((context) -> ProblemCatalogExport.of(context).writeTo(file));
		this.application.withPropertyValues("faultline.problems.out-of-stock.status=422")
			.run((context) -> assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> ProblemCatalogExport.of(context).assertMatches(file))
				.withMessageContaining(file.toString())
				.withMessageContaining("-       \"status\": 409,")
				.withMessageContaining("+       \"status\": 422,")
				.withMessageContaining("-Dproblem-catalog.update=true")
				.withMessageNotContaining("identifier"));
	}

	@Test
	void missingFileFailsWithHowToWriteIt() {
		this.application.run((context) -> assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ProblemCatalogExport.of(context).assertMatches(this.directory.resolve("problems.json")))
			.withMessageContaining("There is no file")
			.withMessageContaining("-Dproblem-catalog.update=true"));
	}

	@Test
	void systemPropertyHasTheFileWritten() {
		this.application.run((context) -> {
			Path file = this.directory.resolve("problems.json");
			System.setProperty(ProblemCatalogExport.UPDATE, "true");
			ProblemCatalogExport.of(context).assertMatches(file);
			System.clearProperty(ProblemCatalogExport.UPDATE);
			ProblemCatalogExport.of(context).assertMatches(file);
		});
	}

	@Test
	void systemPropertyDoesNotStopTheStart() {
		System.setProperty(ProblemCatalogExport.UPDATE, "true");
		this.application.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void pagesNeedNotBeServed() {
		this.application.withPropertyValues("faultline.pages.enabled=false").run((context) -> {
			Path file = this.directory.resolve("problems.json");
			ProblemCatalogExport.of(context).writeTo(file);
			assertThat(file).content().contains("out-of-stock");
		});
	}

	@Test
	void unknownEndingIsRefused() {
		this.application.run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> ProblemCatalogExport.of(context).assertMatches(this.directory.resolve("problems.yaml")))
			.withMessageContaining(".json"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	public static class OutOfStockException extends RuntimeException {

		public String getSku() {
			return "A-1";
		}

		public int getAvailable() {
			return 3;
		}

	}

}
