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

package dev.faultline.sample.security;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.faultline.TooManyRequestsException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Grants each API key as many requests a minute as its plan includes.
 */
class QuotaFilter extends OncePerRequestFilter {

	private static final Duration PERIOD = Duration.ofMinutes(1);

	private final Map<Plan, Integer> requestsPerMinute;

	private final Map<ApiKey, Bucket> buckets = new ConcurrentHashMap<>();

	QuotaFilter(Map<Plan, Integer> requestsPerMinute) {
		this.requestsPerMinute = requestsPerMinute;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof ApiKey key) {
			consume(key.plan(), this.buckets.computeIfAbsent(key, this::newBucket));
		}
		chain.doFilter(request, response);
	}

	private void consume(Plan plan, Bucket bucket) {
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			// bucket4j has no exception of its own for a spent bucket
			throw new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()))
				.remaining(probe.getRemainingTokens())
				.policy(plan.name().toLowerCase(Locale.ROOT), requestsOf(plan), PERIOD);
		}
	}

	private Bucket newBucket(ApiKey key) {
		int requests = requestsOf(key.plan());
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(requests).refillIntervally(requests, PERIOD))
			.build();
	}

	private int requestsOf(Plan plan) {
		Integer requests = this.requestsPerMinute.get(plan);
		Assert.state(requests != null, () -> "No quota for plan " + plan);
		return requests;
	}

}
