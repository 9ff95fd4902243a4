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

package dev.faultline.rules.resilience;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the rate limiter of resilience4j. The exception names its limiter and no
 * more, so the period in which that refills is looked up in the registries.
 *
 * @since 0.1.0
 */
public class RateLimiterRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final List<RateLimiterRegistry> registries;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param registries the registries of the application
	 */
	public RateLimiterRules(ProblemCatalog catalog, List<RateLimiterRegistry> registries) {
		this.catalog = catalog;
		this.registries = List.copyOf(registries);
	}

	@Override
	public void register(Registry registry) {
		registry.add(RequestNotPermitted.class, this::notPermitted);
	}

	private Problem notPermitted(RequestNotPermitted failure, ProblemContext context) {
		String limiter = failure.getCausingRateLimiterName();
		return this.catalog.problem("too-many-requests", failure)
			.retryAfter(refreshPeriod(limiter))
			.note("limiter", limiter)
			.build();
	}

	private @Nullable Duration refreshPeriod(@Nullable String limiter) {
		return this.registries.stream()
			.map((registry) -> registry.find(String.valueOf(limiter)))
			.flatMap(Optional::stream)
			.map((found) -> found.getRateLimiterConfig().getLimitRefreshPeriod())
			.findFirst()
			.orElse(null);
	}

}
