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
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * Rules for the circuit breaker of resilience4j. The exception names its breaker and no
 * more, so those of the registries are watched: what is left of the time for which one
 * opened is what the caller should wait.
 *
 * @since 0.1.0
 */
public class CircuitBreakerRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final Map<String, Opening> openings = new ConcurrentHashMap<>();

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param registries the registries of the application
	 */
	public CircuitBreakerRules(ProblemCatalog catalog, Stream<CircuitBreakerRegistry> registries) {
		this.catalog = catalog;
		registries.forEach(this::watch);
	}

	private void watch(CircuitBreakerRegistry registry) {
		registry.getEventPublisher()
			.onEntryAdded((event) -> watch(event.getAddedEntry()))
			.onEntryReplaced((event) -> watch(event.getNewEntry()));
		registry.getAllCircuitBreakers().forEach(this::watch);
	}

	private void watch(CircuitBreaker breaker) {
		breaker.getEventPublisher().onStateTransition((event) -> changed(breaker, event));
	}

	private void changed(CircuitBreaker breaker, CircuitBreakerOnStateTransitionEvent event) {
		State state = event.getStateTransition().getToState();
		if (state == State.OPEN) {
			Opening before = this.openings.get(breaker.getName());
			boolean again = before != null && event.getStateTransition().getFromState() == State.HALF_OPEN;
			int attempt = (before != null && again) ? before.attempt() + 1 : 1;
			long wait = breaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(attempt);
			this.openings.put(breaker.getName(),
					new Opening(attempt, event.getCreationTime().toInstant().plusMillis(wait)));
		}
		else if (state != State.HALF_OPEN) {
			this.openings.remove(breaker.getName());
		}
	}

	@Override
	public void register(Registry registry) {
		registry.add(CallNotPermittedException.class, this::notPermitted);
	}

	private Problem notPermitted(CallNotPermittedException failure, ProblemContext context) {
		return this.catalog.problem("service-unavailable", failure)
			.retryAfter(remaining(failure.getCausingCircuitBreakerName()))
			.logLevelAtMost(LogLevel.WARN)
			.note("breaker", failure.getCausingCircuitBreakerName())
			.build();
	}

	private @Nullable Duration remaining(@Nullable String name) {
		Opening opening = (name != null) ? this.openings.get(name) : null;
		Duration wait = (opening != null) ? Duration.between(Instant.now(), opening.until()) : Duration.ZERO;
		// half open, and busy with trying: nobody knows for how long
		return (wait.isNegative() || wait.isZero()) ? null : wait;
	}

	/**
	 * A breaker that is open or half open.
	 *
	 * @param attempt how often it opened in a row
	 * @param until when it will try again
	 */
	private record Opening(int attempt, Instant until) {

	}

}
