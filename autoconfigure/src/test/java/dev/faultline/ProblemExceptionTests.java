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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What can be said with an exception of ours.
 */
class ProblemExceptionTests {

	@ParameterizedTest
	@ValueSource(strings = { "type", "title", "status", "detail", "instance" })
	void memberThatIsAStandardOneIsRefused(String name) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ProblemException.of("out-of-stock").member(name, "shipped"))
			.withMessageContaining("'" + name + "'")
			.withMessageContaining("RFC 9457 section 3.1")
			.withMessageContaining("Choose another name");
	}

}
