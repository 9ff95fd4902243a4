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

package dev.faultline.resolve;

import dev.faultline.ProblemMapping;
import dev.faultline.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AnnotatedProblemTypeTests {

	@ParameterizedTest
	@CsvSource({ "OutOfStockException, out-of-stock", "OutOfStock, out-of-stock", "HTTPTimeoutException, http-timeout",
			"Exception, exception", "QuotaError, quota-error", "AException, a" })
	void slugIsTheSimpleNameLessExceptionInKebabCase(String simpleName, String slug) {
		assertThat(AnnotatedProblemType.derive(simpleName)).isEqualTo(slug);
		assertThat(ProblemType.isSlug(slug)).isTrue();
	}

	@Test
	void annotationWithStatusMakesAType() {
		ProblemType type = of(SoldOutException.class);
		assertThat(type).isNotNull();
		assertThat(type.slug()).isEqualTo("sold-out");
		assertThat(type.status().value()).isEqualTo(409);
		assertThat(type.title()).isEqualTo("Gone");
		assertThat(type.detail()).isEqualTo("No {sku} left.");
	}

	@Test
	void annotationWithoutStatusOnlyNamesAType() {
		assertThat(of(NamedException.class)).isNull();
		assertThat(AnnotatedProblemType.slugOf(NamedException.class,
				NamedException.class.getAnnotation(ProblemMapping.class)))
			.isEqualTo("conflict");
	}

	@Test
	void annotationWithAStatusThatIsNoErrorIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> of(FineException.class)).withMessageContaining("200");
	}

	private static ProblemType of(Class<?> type) {
		return AnnotatedProblemType.of(type, type.getAnnotation(ProblemMapping.class));
	}

	@ProblemMapping(status = 409, title = "Gone", detail = "No {sku} left.")
	static class SoldOutException extends RuntimeException {

	}

	@ProblemMapping("conflict")
	static class NamedException extends RuntimeException {

	}

	@ProblemMapping(status = 200)
	static class FineException extends RuntimeException {

	}

}
