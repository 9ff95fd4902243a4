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

package org.example.competing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * A starter of somebody else, with an advice that has no order. It is later than ours in
 * the alphabet, and registered only for a class loader that sees its imports file.
 */
@AutoConfiguration
public final class CompetingAdviceAutoConfiguration {

	@Bean
	CompetingAdvice competingAdvice() {
		return new CompetingAdvice();
	}

	@RestControllerAdvice
	static class CompetingAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(IllegalStateException failure) {
			return ResponseEntity.status(420).body("competing");
		}

	}

}
