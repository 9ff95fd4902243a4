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

import java.nio.file.Path;

import dev.faultline.test.ProblemCatalogExport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;

/**
 * The problem types of the sample are checked in, so that a review shows what changes for
 * callers.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PublishedProblemsTests {

	@ParameterizedTest
	@ValueSource(strings = { "problems.json", "PROBLEMS.md" })
	void filesAreWhatTheApplicationAnswersWith(String file, @Autowired ApplicationContext context) {
		ProblemCatalogExport.of(context).assertMatches(Path.of(file));
	}

}
