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

package dev.faultline.autoconfigure.customize;

import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if the development view is asked for, or if Boot's devtools are at work on this
 * machine and nobody speaks of production.
 */
class OnDevelopmentCondition extends SpringBootCondition {

	static final String PROPERTY = "faultline.development";

	/** Names the property source that devtools add when they are at work. */
	private static final String DEVTOOLS = "devtools";

	private static final String REMOTE_DEVTOOLS = "spring.devtools.remote.secret";

	private static final Pattern PRODUCTION = Pattern.compile("prod(uction)?([-_.].*)?", Pattern.CASE_INSENSITIVE);

	static @Nullable String productionProfile(Environment environment) {
		String[] active = environment.getActiveProfiles();
		return Arrays.stream((active.length > 0) ? active : environment.getDefaultProfiles())
			.filter((profile) -> PRODUCTION.matcher(profile).matches())
			.findFirst()
			.orElse(null);
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		ConditionMessage.Builder message = ConditionMessage.forCondition("development view");
		Boolean configured = environment.getProperty(PROPERTY, Boolean.class);
		if (configured != null) {
			return new ConditionOutcome(configured, message.because(PROPERTY + " is " + configured));
		}
		boolean local = environment instanceof ConfigurableEnvironment configurable
				&& configurable.getPropertySources().contains(DEVTOOLS)
				&& !environment.containsProperty(REMOTE_DEVTOOLS);
		boolean match = local && productionProfile(environment) == null;
		return new ConditionOutcome(match, message.because(match ? "devtools are at work" : "it is not asked for"));
	}

}
