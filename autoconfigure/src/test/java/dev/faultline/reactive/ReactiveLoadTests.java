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

package dev.faultline.reactive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.faultline.CapturedLog;
import dev.faultline.TestUpstream;
import dev.faultline.TooManyRequestsException;
import dev.faultline.report.LoggingProblemListener;
import dev.faultline.servlet.Answer;
import dev.faultline.servlet.TestServer;
import dev.faultline.servlet.TestServer.Container;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows of the status map about load, with the operators of Reactor.
 */
class ReactiveLoadTests {

	private static TestServer server;

	private static TestUpstream upstream;

	@BeforeAll
	static void start() {
		upstream = TestUpstream.start();
		server = TestServer.start(Container.NETTY, List.of("faultline.load.rate-limit-headers=true"),
				Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
		upstream.close();
	}

	private static long seconds(Answer answer) {
		assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
		return Long.parseLong(answer.header("Retry-After"));
	}

	@Test
	void openBreakerOfARegistrySaysWhatIsLeftOfItsTime() {
		server.get("/breaker/minutes").send().isProblem(500, "internal-error");
		Answer answer = server.get("/breaker/minutes").send().isProblem(503, "service-unavailable");
		assertThat(seconds(answer)).isBetween(590L, 600L);
	}

	@Test
	void breakerWhoseTimeNobodyKnowsLeavesItToTheType() {
		server.get("/breaker/own").send().isProblem(500, "internal-error");
		server.get("/breaker/own").send().isProblem(503, "service-unavailable").hasHeader("Retry-After", "30");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulkhead", "executor", "scheduler" })
	void whatIsFullIsBusyForASecond(String what) {
		server.get("/full/" + what).send().isProblem(503, "busy").hasHeader("Retry-After", "1");
	}

	@Test
	void limiterOfARegistrySaysItsPeriod() {
		server.get("/limiter/known").send();
		server.get("/limiter/known").send().isProblem(429, "too-many-requests").hasHeader("Retry-After", "90");
	}

	@Test
	void limiterThatNobodyKnowsSaysNothing() {
		server.get("/limiter/own").send();
		server.get("/limiter/own").send().isProblem(429, "too-many-requests").hasHeader("Retry-After", null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "time-limiter", "mono", "flux" })
	void timeThatIsUpIsATimeoutOfOursAndAWarning(String what) {
		try (CapturedLog log = CapturedLog.of(LoggingProblemListener.class)) {
			server.get("/timeout/" + what).send().isProblem(503, "timeout").hasHeader("Retry-After", "5");
			assertThat(log.events()).singleElement().satisfies((event) -> {
				assertThat(event.getLevel()).isEqualTo(Level.WARN);
				assertThat(event.getFormattedMessage()).contains("503 timeout", TimeoutException.class.getName());
			});
		}
	}

	@ParameterizedTest
	@CsvSource({ "resilience4j", "reactor", "annotation" })
	void retryThatGivesUpOnAFailureIsThatFailure(String retry) {
		server.get("/retry/" + retry + "/404").send().isProblem(502, "upstream-error");
		server.get("/retry/" + retry + "/504").send().isProblem(504, "upstream-timeout");
		server.get("/retry/" + retry + "/stalls").send().isProblem(504, "upstream-timeout");
		server.get("/retry/" + retry + "/bug").send().isProblem(500, "internal-error");
		server.get("/retry/" + retry + "/quota").send().isProblem(429, "too-many-requests");
	}

	@Test
	void firstOfSeveralFailuresDecides() {
		try (CapturedLog log = CapturedLog.of(LoggingProblemListener.class)) {
			server.get("/several").send().isProblem(429, "too-many-requests").hasHeader("Retry-After", "30");
			assertThat(log.events()).extracting(ILoggingEvent::getFormattedMessage)
				.singleElement()
				.asString()
				.contains(TooManyRequestsException.class.getName());
		}
	}

	@Test
	void quotaIsToldInTheFieldsOfTheDraft() {
		server.get("/quota")
			.send()
			.isProblem(429, "too-many-requests")
			.hasHeader("Retry-After", "30")
			.hasHeader("RateLimit", "\"per \\\"key\\\"\";r=2;t=30")
			.hasHeader("RateLimit-Policy", "\"per \\\"key\\\"\";q=100;w=60");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableResilientMethods
	@Import({ PlainReactiveApplication.class, Load.class, Retried.class })
	static class Application {

		@Bean
		CircuitBreakerRegistry circuitBreakerRegistry() {
			return CircuitBreakerRegistry.of(breaker());
		}

		static CircuitBreakerConfig breaker() {
			return CircuitBreakerConfig.custom()
				.slidingWindowSize(1)
				.minimumNumberOfCalls(1)
				.waitDurationInOpenState(Duration.ofMinutes(10))
				.build();
		}

		@Bean
		RateLimiterRegistry rateLimiterRegistry() {
			return RateLimiterRegistry.of(limiter());
		}

		static RateLimiterConfig limiter() {
			return RateLimiterConfig.custom()
				.limitForPeriod(1)
				.limitRefreshPeriod(Duration.ofSeconds(90))
				.timeoutDuration(Duration.ZERO)
				.build();
		}

	}

	@RestController
	static class Load {

		private final CircuitBreakerRegistry breakers;

		private final RateLimiterRegistry limiters;

		private final Retried retried;

		private final CircuitBreaker ownBreaker = CircuitBreaker.of("own", Application.breaker());

		private final RateLimiter ownLimiter = RateLimiter.of("own", Application.limiter());

		Load(CircuitBreakerRegistry breakers, RateLimiterRegistry limiters, Retried retried) {
			this.breakers = breakers;
			this.limiters = limiters;
			this.retried = retried;
		}

		@GetMapping("/breaker/{name}")
		Mono<String> breaker(@PathVariable String name) {
			CircuitBreaker breaker = name.equals("own") ? this.ownBreaker : this.breakers.circuitBreaker(name);
			return Mono.<String>error(new IllegalStateException(TestServer.SECRET))
				.transformDeferred(CircuitBreakerOperator.of(breaker));
		}

		@GetMapping("/limiter/{name}")
		Mono<String> limiter(@PathVariable String name) {
			RateLimiter limiter = name.equals("own") ? this.ownLimiter : this.limiters.rateLimiter(name);
			return Mono.just("fine").transformDeferred(RateLimiterOperator.of(limiter));
		}

		@GetMapping("/full/bulkhead")
		Mono<String> bulkhead() {
			Bulkhead bulkhead = Bulkhead.of(TestServer.SECRET,
					BulkheadConfig.custom().maxConcurrentCalls(1).maxWaitDuration(Duration.ZERO).build());
			bulkhead.tryAcquirePermission();
			return Mono.just("never").transformDeferred(BulkheadOperator.of(bulkhead));
		}

		@GetMapping("/full/executor")
		Mono<String> executor() {
			ExecutorService executor = Executors.newSingleThreadExecutor();
			executor.shutdown();
			return Mono.just("never").publishOn(Schedulers.fromExecutorService(executor));
		}

		@GetMapping("/full/scheduler")
		Mono<String> scheduler() {
			Scheduler scheduler = Schedulers.newSingle(TestServer.SECRET);
			scheduler.dispose();
			return Mono.just("never").subscribeOn(scheduler);
		}

		@GetMapping("/timeout/time-limiter")
		Mono<String> timeLimiter() {
			return Mono.<String>never()
				.transformDeferred(TimeLimiterOperator.of(TimeLimiter.of(Duration.ofMillis(50))));
		}

		@GetMapping("/timeout/mono")
		Mono<String> monoTimeout() {
			return Mono.<String>never().timeout(Duration.ofMillis(50));
		}

		@GetMapping("/timeout/flux")
		Flux<String> fluxTimeout() {
			return Flux.just("first")
				.concatWith(Flux.never())
				.timeout(Duration.ofMillis(50))
				.collectList()
				.flux()
				.flatMapIterable((all) -> all);
		}

		@GetMapping("/retry/resilience4j/{path}")
		Mono<String> retry(@PathVariable String path) {
			RetryConfig config = RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(1)).build();
			return call(path)
				.transformDeferred(RetryOperator.of(io.github.resilience4j.retry.Retry.of(TestServer.SECRET, config)));
		}

		@GetMapping("/retry/reactor/{path}")
		Mono<String> retryWhen(@PathVariable String path) {
			return call(path).retryWhen(Retry.backoff(1, Duration.ofMillis(1)));
		}

		@GetMapping("/retry/annotation/{path}")
		Mono<String> retryable(@PathVariable String path) {
			return this.retried.call(path);
		}

		@GetMapping("/several")
		Flux<String> several() {
			return Flux.mergeDelayError(1, Mono.error(quotaSpent()),
					Mono.error(new IllegalStateException(TestServer.SECRET)));
		}

		@GetMapping("/quota")
		Mono<Void> quota() {
			return Mono.error(quotaSpent());
		}

		static TooManyRequestsException quotaSpent() {
			return new TooManyRequestsException(Duration.ofMillis(29_001)).remaining(2)
				.policy("per \"key\"", 100, Duration.ofMinutes(1));
		}

		static Mono<String> call(String path) {
			return switch (path) {
				case "bug" -> Mono.error(new IllegalStateException(TestServer.SECRET));
				case "quota" -> Mono.error(quotaSpent());
				default -> WebClient.builder()
					.clientConnector(new ReactorClientHttpConnector(reactor.netty.http.client.HttpClient.newConnection()
						.responseTimeout(Duration.ofMillis(200))))
					.build()
					.get()
					.uri(upstream.uri("/" + path))
					.retrieve()
					.bodyToMono(String.class);
			};
		}

	}

	@Component
	static class Retried {

		@Retryable(maxRetries = 1, delay = 1)
		Mono<String> call(String path) {
			return Load.call(path);
		}

	}

}
