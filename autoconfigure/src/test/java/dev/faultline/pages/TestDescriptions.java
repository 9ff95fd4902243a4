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

package dev.faultline.pages;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.faultline.ProblemCatalog;
import dev.faultline.ValueKind;
import dev.faultline.customize.MessageSourceProblemTexts;

import org.springframework.context.support.StaticMessageSource;

/**
 * Descriptions with the built-in texts, for types whose members have these kinds.
 */
final class TestDescriptions {

	private TestDescriptions() {
	}

	static ProblemTypeDescriptions of(ProblemCatalog catalog, Map<String, ValueKind> kinds) {
		return new ProblemTypeDescriptions(catalog, new MessageSourceProblemTexts(new StaticMessageSource()),
				(type) -> true, () -> {
					Map<String, Map<String, ValueKind>> members = new LinkedHashMap<>();
					catalog.types().forEach((type) -> {
						Map<String, ValueKind> own = new LinkedHashMap<>();
						type.members().forEach((name) -> own.put(name, kinds.getOrDefault(name, ValueKind.OTHER)));
						members.put(type.slug(), own);
					});
					return members;
				});
	}

}
