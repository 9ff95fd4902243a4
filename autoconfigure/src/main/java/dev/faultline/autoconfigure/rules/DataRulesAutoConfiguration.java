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

package dev.faultline.autoconfigure.rules;

import dev.faultline.ProblemCatalog;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.rules.NamedRules;
import dev.faultline.rules.data.ConcurrencyRules;
import dev.faultline.rules.data.DatabaseRules;
import dev.faultline.rules.data.MissingRowRules;
import dev.faultline.rules.data.SortRules;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the rules of data access, which need none of its libraries.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
public final class DataRulesAutoConfiguration {

	DataRulesAutoConfiguration() {
	}

	@Bean
	NamedRules dataNamedRules() {
		return new NamedRules("data");
	}

	@Bean
	DatabaseRules databaseRules(ProblemCatalog catalog) {
		return new DatabaseRules(catalog);
	}

	@Bean
	MissingRowRules missingRowRules(ProblemCatalog catalog) {
		return new MissingRowRules(catalog);
	}

	@Bean
	ConcurrencyRules concurrencyRules(ProblemCatalog catalog) {
		return new ConcurrencyRules(catalog);
	}

	@Bean
	SortRules sortRules(ProblemCatalog catalog, Environment environment) {
		return new SortRules(catalog, environment.getProperty("spring.data.web.sort.sort-parameter", "sort"),
				environment.getProperty("spring.data.web.pageable.page-parameter", "page"));
	}

}
