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

package dev.faultline.report;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import ch.qos.logback.classic.Level;
import dev.faultline.CapturedLog;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.TestCatalog;
import dev.faultline.TestProblemContext;
import dev.faultline.resolve.DefaultProblemResolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExplainingProblemListener}.
 */
class ExplainingProblemListenerTests {

	private final CapturedLog log = CapturedLog.of(ExplainingProblemListener.class);

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void eachExceptionOfTheChainIsExplainedDownToTheOneThatDecided() {
		explain(new IllegalStateException(TestProblemContext.class.getName(),
				new NoSuchElementException("seven", new ArithmeticException())));
		assertThat(this.log.lines()).containsExactly("""
				DEBUG [urn:1] is not-found because of java.util.NoSuchElementException
				java.lang.IllegalStateException
				  fallback [*] -> internal-error: answers
				java.util.NoSuchElementException
				  faultline.mappings [java.util.NoSuchElementException] -> not-found: answers
				  fallback [*] -> internal-error: not asked, an earlier one answers""");
	}

	@Test
	void nothingIsExplainedAboveDebug() {
		this.log.setLevel(Level.INFO);
		explain(new NoSuchElementException());
		assertThat(this.log.events()).isEmpty();
	}

	private static void explain(Throwable failure) {
		ProblemCatalog catalog = TestCatalog.with();
		DefaultProblemResolution resolution = new DefaultProblemResolution(catalog,
				Map.of("java.util.NoSuchElementException", catalog.find("not-found")), List.of(), List.of());
		Problem problem = resolution.resolve(failure, TestProblemContext.get("/"));
		problem.body().setInstance(URI.create("urn:1"));
		new ExplainingProblemListener(resolution).onProblem(problem, TestProblemContext.get("/"));
	}

}
