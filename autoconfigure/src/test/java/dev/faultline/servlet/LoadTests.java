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

package dev.faultline.servlet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.faultline.RetryAfter;
import dev.faultline.TestUpstream;
import dev.faultline.TooManyRequestsException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.resilience.annotation.ConcurrencyLimit;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows of the status map about load: real breakers, bulkheads, limiters and executors
 * that really refuse.
 */
@ExtendWith(OutputCaptureExtension.class)
class LoadTests {

	private static TestServer server;

	private static TestUpstream upstream;

	@BeforeAll
	static void start() {
		upstream = TestUpstream.start();
		server = TestServer.start(List.of("faultline.problems.closed-for-today.status=503",
				"faultline.problems.closed-for-today.headers.Retry-After=600",
				"faultline.mappings.dev.faultline.servlet.LoadTests.ClosedException=closed-for-today",
				"faultline.problems.sold-out.status=503", "faultline.problems.sold-out.headers.retry-after={back}",
				"faultline.mappings.dev.faultline.servlet.LoadTests.SoldOutException=sold-out"), Application.class);
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
	void breakerThatOpensAgainSaysTheTimeOfThatAttempt() throws InterruptedException {
		CircuitBreaker breaker = server.bean(CircuitBreakerRegistry.class).circuitBreaker("backoff");
		server.get("/breaker/backoff").send().isProblem(500, "internal-error");
		assertThat(seconds(server.get("/breaker/backoff").send())).isBetween(50L, 60L);
		breaker.transitionToHalfOpenState();
		server.get("/breaker/backoff").send().isProblem(500, "internal-error");
		assertThat(seconds(server.get("/breaker/backoff").send())).isBetween(110L, 120L);
	}

	@Test
	void breakerWhoseTimeNobodyKnowsLeavesItToTheType() {
		server.get("/breaker/own").send().isProblem(500, "internal-error");
		server.get("/breaker/own").send().isProblem(503, "service-unavailable").hasHeader("Retry-After", "30");
		server.bean(CircuitBreakerRegistry.class).circuitBreaker("forced").transitionToForcedOpenState();
		server.get("/breaker/forced").send().isProblem(503, "service-unavailable").hasHeader("Retry-After", "30");
	}

	@Test
	void openBreakerIsAWarningWithoutStackTrace(CapturedOutput output) {
		server.bean(CircuitBreakerRegistry.class).circuitBreaker("logged").transitionToOpenState();
		server.get("/breaker/logged").send().isProblem(503, "service-unavailable");
		// the line is written before the answer
		assertThat(LoggedEvents.of(output)).singleElement()
			.asString()
			.contains(" WARN ", "503 service-unavailable", "breaker=\"logged\"");
		assertThat(output.getAll()).doesNotContain("\tat ");
	}

	@ParameterizedTest
	@CsvSource({ "bulkhead", "thread-pool-bulkhead", "concurrency-limit", "executor", "jdk-executor" })
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

	@Test
	void timeLimiterIsATimeoutOfOursAndAWarning(CapturedOutput output) {
		server.get("/time-limiter").send().isProblem(503, "timeout").hasHeader("Retry-After", "5");
		assertThat(LoggedEvents.of(output)).singleElement().asString().contains(" WARN ", "503 timeout");
	}

	@Test
	void retryThatGivesUpOnAResultIsAnUpstreamError() {
		server.get("/retry/result").send().isProblem(502, "upstream-error");
		server.get("/breaker/result").send();
		server.get("/breaker/result").send().isProblem(503, "service-unavailable");
	}

	@ParameterizedTest
	@CsvSource({ "resilience4j", "template", "annotation" })
	void retryThatGivesUpOnAFailureIsThatFailure(String retry) {
		server.get("/retry/" + retry + "/404").send().isProblem(502, "upstream-error");
		server.get("/retry/" + retry + "/504").send().isProblem(504, "upstream-timeout");
		server.get("/retry/" + retry + "/stalls").send().isProblem(504, "upstream-timeout");
		server.get("/retry/" + retry + "/bug").send().isProblem(500, "internal-error");
	}

	@Test
	void spentBucketSaysWhenItIsRefilled() {
		server.get("/bucket").send();
		Answer answer = server.get("/bucket").send().isProblem(429, "too-many-requests");
		assertThat(seconds(answer)).isBetween(50L, 60L);
		answer.hasHeader("RateLimit", null).hasHeader("RateLimit-Policy", null);
	}

	@ParameterizedTest
	@CsvSource({ "PT90S, 90", "PT0.001S, 1", "PT1.5S, 2", "PT0S, 1", "PT-5S, 1", "PT48H, 172800", ", 600",
			"PT2562047788015215H30M7S, 2147483646" })
	void exceptionOfTheApplicationSaysWhenToComeBack(String wait, String expected) {
		server.get("/closed/" + wait).send().isProblem(503, "closed-for-today").hasHeader("Retry-After", expected);
	}

	@Test
	void exceptionThatCannotSayWhenLeavesItToTheType() {
		server.get("/closed/broken").send().isProblem(503, "closed-for-today").hasHeader("Retry-After", "600");
	}

	@ParameterizedTest
	@CsvSource({ "duration, 90", "seconds, 7", "none,", "text," })
	void memberOfAnExceptionSaysWhenToComeBack(String kind, String expected) {
		server.get("/sold-out/" + kind).send().isProblem(503, "sold-out").hasHeader("Retry-After", expected);
	}

	@ParameterizedTest
	@CsvSource({ "instant", "date-time", "date" })
	void memberOfAnExceptionSaysTheTimeToComeBack(String kind) {
		assertThat(seconds(server.get("/sold-out/" + kind).send().isProblem(503, "sold-out"))).isBetween(590L, 600L);
	}

	@Test
	void jitterOnlyLengthens() {
		try (TestServer jittered = TestServer.start(
				List.of("faultline.load.retry-after-jitter=0.5", "faultline.problems.closed-for-today.status=503",
						"faultline.mappings.dev.faultline.servlet.LoadTests.ClosedException=closed-for-today"),
				Application.class)) {
			for (int i = 0; i < 20; i++) {
				assertThat(seconds(jittered.get("/closed/PT20S").send())).isBetween(20L, 30L);
			}
			assertThat(seconds(jittered.get("/full/bulkhead").send())).isBetween(1L, 2L);
		}
	}

	@Test
	void quotaIsToldInTheFieldsOfTheDraftIfTheConfigurationSaysSo() {
		try (TestServer telling = TestServer.start(List.of("faultline.load.rate-limit-headers=true"),
				Application.class)) {
			telling.get("/quota")
				.send()
				.isProblem(429, "too-many-requests")
				.hasHeader("Retry-After", "30")
				.hasHeader("RateLimit", "\"per \\\"key\\\"\";r=2;t=30")
				.hasHeader("RateLimit-Policy", "\"per \\\"key\\\"\";q=100;w=60");
			telling.get("/quota/plain")
				.send()
				.isProblem(429, "too-many-requests")
				.hasHeader("Retry-After", "30")
				.hasHeader("RateLimit", "\"default\";r=0;t=30")
				.hasHeader("RateLimit-Policy", null);
			telling.get("/full/bulkhead").send().isProblem(503, "busy").hasHeader("RateLimit", null);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableResilientMethods
	@Import({ PlainApplication.class, Load.class, Limited.class, Retried.class })
	static class Application {

		@Bean
		CircuitBreakerRegistry circuitBreakerRegistry() {
			CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(breaker((attempt) -> 600_000L));
			registry.circuitBreaker("backoff", breaker((attempt) -> attempt * 60_000L));
			return registry;
		}

		static CircuitBreakerConfig breaker(IntervalFunction wait) {
			return CircuitBreakerConfig.custom()
				.slidingWindowSize(1)
				.minimumNumberOfCalls(1)
				.permittedNumberOfCallsInHalfOpenState(1)
				.recordResult("bad"::equals)
				.waitIntervalFunctionInOpenState(wait)
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

		private final Limited limited;

		private final Retried retried;

		private final CircuitBreaker ownBreaker = CircuitBreaker.of("own", Application.breaker((attempt) -> 600_000L));

		private final RateLimiter ownLimiter = RateLimiter.of("own", Application.limiter());

		private final Bucket bucket = Bucket.builder()
			.addLimit((limit) -> limit.capacity(1).refillIntervally(1, Duration.ofMinutes(1)))
			.build();

		Load(CircuitBreakerRegistry breakers, RateLimiterRegistry limiters, Limited limited, Retried retried) {
			this.breakers = breakers;
			this.limiters = limiters;
			this.limited = limited;
			this.retried = retried;
		}

		@GetMapping("/breaker/{name}")
		String breaker(@PathVariable String name) {
			CircuitBreaker breaker = name.equals("own") ? this.ownBreaker : this.breakers.circuitBreaker(name);
			return breaker.executeSupplier(() -> {
				if (name.equals("result")) {
					return "bad";
				}
				throw new IllegalStateException(TestServer.SECRET);
			});
		}

		@GetMapping("/limiter/{name}")
		String limiter(@PathVariable String name) {
			RateLimiter limiter = name.equals("own") ? this.ownLimiter : this.limiters.rateLimiter(name);
			return limiter.executeSupplier(() -> "fine");
		}

		@GetMapping("/full/bulkhead")
		String bulkhead() {
			Bulkhead bulkhead = Bulkhead.of(TestServer.SECRET,
					BulkheadConfig.custom().maxConcurrentCalls(1).maxWaitDuration(Duration.ZERO).build());
			return bulkhead.executeSupplier(() -> bulkhead.executeSupplier(() -> "never"));
		}

		@GetMapping("/full/thread-pool-bulkhead")
		String threadPoolBulkhead() throws Exception {
			CountDownLatch done = new CountDownLatch(1);
			ThreadPoolBulkhead bulkhead = ThreadPoolBulkhead.of(TestServer.SECRET,
					ThreadPoolBulkheadConfig.custom()
						.coreThreadPoolSize(1)
						.maxThreadPoolSize(1)
						.queueCapacity(1)
						.build());
			try {
				for (int i = 0; i < 3; i++) {
					bulkhead.executeRunnable(() -> await(done));
				}
			}
			finally {
				done.countDown();
				bulkhead.close();
			}
			return "never";
		}

		@GetMapping("/full/concurrency-limit")
		String concurrencyLimit() {
			return this.limited.call(() -> this.limited.call(() -> "never"));
		}

		@GetMapping("/full/executor")
		String executor() {
			CountDownLatch done = new CountDownLatch(1);
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setMaxPoolSize(1);
			executor.setQueueCapacity(0);
			executor.initialize();
			try {
				executor.submit(() -> await(done));
				executor.submit(() -> await(done));
			}
			finally {
				done.countDown();
				executor.shutdown();
			}
			return "never";
		}

		@GetMapping("/full/jdk-executor")
		void jdkExecutor() {
			ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
			executor.shutdown();
			executor.execute(() -> {
			});
		}

		@GetMapping("/time-limiter")
		String timeLimiter() throws Exception {
			return TimeLimiter.of(Duration.ofMillis(50)).executeFutureSupplier(CompletableFuture::new).toString();
		}

		@GetMapping("/retry/result")
		String retryResult() {
			RetryConfig config = RetryConfig.<String>custom()
				.maxAttempts(2)
				.waitDuration(Duration.ofMillis(1))
				.retryOnResult("bad"::equals)
				.failAfterMaxAttempts(true)
				.build();
			return Retry.of(TestServer.SECRET, config).executeSupplier(() -> "bad");
		}

		@GetMapping("/retry/resilience4j/{path}")
		String retry(@PathVariable String path) {
			RetryConfig config = RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(1)).build();
			return Retry.of(TestServer.SECRET, config).executeSupplier(() -> call(path));
		}

		@GetMapping("/retry/template/{path}")
		@Nullable String retryTemplate(@PathVariable String path) throws RetryException {
			RetryTemplate template = new RetryTemplate(
					RetryPolicy.builder().maxRetries(1).delay(Duration.ofMillis(1)).build());
			return template.execute(() -> call(path));
		}

		@GetMapping("/retry/annotation/{path}")
		String retryable(@PathVariable String path) {
			return this.retried.call(path);
		}

		@GetMapping("/bucket")
		String bucket() {
			ConsumptionProbe probe = this.bucket.tryConsumeAndReturnRemaining(1);
			if (!probe.isConsumed()) {
				throw new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()))
					.remaining(probe.getRemainingTokens());
			}
			return "fine";
		}

		@GetMapping("/closed/{wait}")
		void closed(@PathVariable String wait) {
			throw new ClosedException(wait);
		}

		@GetMapping("/sold-out/{kind}")
		void soldOut(@PathVariable String kind) {
			Instant later = Instant.now().plusSeconds(600);
			Object back = switch (kind) {
				case "duration" -> Duration.ofSeconds(90);
				case "seconds" -> 7;
				case "instant" -> later;
				case "date-time" -> later.atOffset(ZoneOffset.ofHours(2));
				case "date" -> Date.from(later);
				case "text" -> TestServer.SECRET;
				default -> null;
			};
			throw new SoldOutException(back);
		}

		@GetMapping("/quota")
		void quota() {
			throw new TooManyRequestsException(Duration.ofMillis(29_001)).remaining(2)
				.policy("per \"key\"", 100, Duration.ofMinutes(1));
		}

		@GetMapping("/quota/plain")
		void plainQuota() {
			throw new TooManyRequestsException(Duration.ofSeconds(30));
		}

		static String call(String path) {
			if (path.equals("bug")) {
				throw new IllegalStateException(TestServer.SECRET);
			}
			SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
			factory.setReadTimeout(Duration.ofMillis(200));
			return RestClient.builder()
				.requestFactory(factory)
				.build()
				.get()
				.uri(upstream.uri("/" + path))
				.retrieve()
				.requiredBody(String.class);
		}

		private static boolean await(CountDownLatch latch) {
			try {
				return latch.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

	}

	@Component
	static class Limited {

		@ConcurrencyLimit(limit = 1, policy = ConcurrencyLimit.ThrottlePolicy.REJECT)
		String call(Supplier<String> work) {
			return work.get();
		}

	}

	@Component
	static class Retried {

		@Retryable(maxRetries = 1, delay = 1)
		String call(String path) {
			return Load.call(path);
		}

	}

	static class SoldOutException extends RuntimeException {

		private final transient @Nullable Object back;

		SoldOutException(@Nullable Object back) {
			super(TestServer.SECRET);
			this.back = back;
		}

	}

	static class ClosedException extends RuntimeException implements RetryAfter {

		private final String wait;

		ClosedException(String wait) {
			super(TestServer.SECRET);
			this.wait = wait;
		}

		@Override
		public @Nullable Duration retryAfter() {
			return this.wait.equals("null") ? null : Duration.parse(this.wait);
		}

	}

}
