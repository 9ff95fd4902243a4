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

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.faultline.TooManyRequestsException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Grants each API key as many requests a minute as its plan includes.
 */
class QuotaFilter implements WebFilter {

	private static final Duration PERIOD = Duration.ofMinutes(1);

	private final Map<ApiKey, Bucket> buckets = new ConcurrentHashMap<>();

	private final ApiProperties properties;

	QuotaFilter(ApiProperties properties) {
		this.properties = properties;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.mapNotNull(Authentication::getPrincipal)
			.ofType(ApiKey.class)
			.doOnNext(this::consume)
			.then(Mono.defer(() -> chain.filter(exchange)));
	}

	private void consume(ApiKey key) {
		int requests = this.properties.requestsPerMinute(key.plan());
		ConsumptionProbe probe = this.buckets.computeIfAbsent(key, (unknown) -> bucket(requests))
			.tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			// bucket4j has no exception of its own for a spent bucket
			throw new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()))
				.remaining(probe.getRemainingTokens())
				.policy(key.plan().name().toLowerCase(Locale.ROOT), requests, PERIOD);
		}
	}

	private static Bucket bucket(int requests) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(requests).refillIntervally(requests, PERIOD))
			.build();
	}

}
