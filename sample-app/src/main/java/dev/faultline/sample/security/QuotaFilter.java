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

import dev.faultline.TooManyRequestsException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Grants each API key as many requests a minute as its plan includes.
 */
class QuotaFilter extends OncePerRequestFilter {

	private final Quotas quotas;

	private final ApiProperties properties;

	QuotaFilter(Quotas quotas, ApiProperties properties) {
		this.quotas = quotas;
		this.properties = properties;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof ApiKey key) {
			consume(key.plan(), this.quotas.of(key));
		}
		chain.doFilter(request, response);
	}

	private void consume(Plan plan, Bucket bucket) {
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			// bucket4j has no exception of its own for a spent bucket
			throw new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()))
				.remaining(probe.getRemainingTokens())
				.policy(plan.name().toLowerCase(Locale.ROOT), this.properties.requestsPerMinute(plan),
						QuotaConfiguration.PERIOD);
		}
	}

}
