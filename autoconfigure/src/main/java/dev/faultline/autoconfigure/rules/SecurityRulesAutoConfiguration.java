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
import dev.faultline.rules.security.FirewallRules;
import dev.faultline.rules.security.ServiceFailureRules;
import dev.faultline.rules.security.SuspectRules;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.AuthenticationException;

/**
 * Auto-configuration for the rules of Spring Security.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@ConditionalOnClass(AuthenticationException.class)
public final class SecurityRulesAutoConfiguration {

	SecurityRulesAutoConfiguration() {
	}

	@Bean
	NamedRules securityNamedRules() {
		return new NamedRules("security");
	}

	@Bean
	FirewallRules firewallRules(ProblemCatalog catalog) {
		return new FirewallRules(catalog);
	}

	@Bean
	ServiceFailureRules securityServiceFailureRules(ProblemCatalog catalog) {
		return new ServiceFailureRules(catalog);
	}

	@Bean
	SuspectRules securitySuspectRules(ProblemCatalog catalog) {
		return new SuspectRules(catalog);
	}

}
