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

package dev.faultline;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DefaultProblemCatalogTests {

	private final ProblemType outOfStock = ProblemType.of("out-of-stock", 409).build();

	private final ProblemCatalog catalog = TestCatalog.with(this.outOfStock);

	@Test
	void uriIsTheBaseWithTheSlugAppended() {
		ProblemType type = this.catalog.find("out-of-stock");
		assertThat(type).isNotNull();
		assertThat(type.uri()).isEqualTo(URI.create("https://api.example.com/problems/out-of-stock"));
	}

	@Test
	void uriThatATypeBringsIsKept() {
		URI uri = URI.create("tag:example.com,2026:gone");
		ProblemCatalog catalog = TestCatalog.with(ProblemType.of("gone", 410).uri(uri).build());
		assertThat(catalog.find("gone")).isNotNull().extracting(ProblemType::uri).isEqualTo(uri);
	}

	@Test
	void laterTypeReplacesAnEarlierOneOfTheSameSlug() {
		ProblemCatalog catalog = TestCatalog.with(ProblemType.of("validation-failed", 400).build());
		assertThat(catalog.find("validation-failed")).isNotNull()
			.extracting((type) -> type.status().value())
			.isEqualTo(400);
		assertThat(catalog.types()).extracting(ProblemType::slug).doesNotHaveDuplicates();
	}

	@Test
	void unknownSlugIsNotFound() {
		assertThat(this.catalog.find("out-of-stok")).isNull();
	}

	@Test
	void problemOfUnknownSlugFailsAndNamesTheNearest() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.catalog.problem("out-of-stok", new IllegalStateException()))
			.withMessageContaining("out-of-stok")
			.withMessageContaining("'out-of-stock'");
	}

	@Test
	void problemOfStatusIsAboutBlankWithThePhrase() {
		Problem problem = this.catalog.problem(HttpStatus.CONFLICT, new IllegalStateException()).build();
		assertThat(problem.body().getType()).isEqualTo(URI.create("about:blank"));
		assertThat(problem.body().getTitle()).isEqualTo("Conflict");
		assertThat(problem.body().getStatus()).isEqualTo(409);
	}

	@Test
	void typesCannotBeChanged() {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.catalog.types().clear());
	}

	@Test
	void catalogWithoutFallbackCannotBeMade() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DefaultProblemCatalog("/problems/", List.of(this.outOfStock)))
			.withMessageContaining("internal-error");
	}

}
