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

package dev.faultline;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Thrown when a caller has spent its quota: 429 (RFC 6585 section 4) with the time after
 * which there is quota again. It carries the numbers that a limiter knows, such as those
 * of a {@code ConsumptionProbe} of bucket4j.
 *
 * @since 0.1.0
 */
public final class TooManyRequestsException extends ProblemException implements RetryAfter {

	private static final String DEFAULT_POLICY = "default";

	private final transient Duration wait;

	private final transient String policy;

	private final transient long remaining;

	private final transient long quota;

	private final transient @Nullable Duration window;

	/**
	 * Create an exception for a quota that has nothing left.
	 * @param wait how long it takes until there is quota again
	 */
	public TooManyRequestsException(Duration wait) {
		this(wait, DEFAULT_POLICY, 0, -1, null);
	}

	private TooManyRequestsException(Duration wait, String policy, long remaining, long quota,
			@Nullable Duration window) {
		super(ProblemException.of("too-many-requests").withoutStackTrace());
		Assert.notNull(wait, "'wait' must not be null");
		this.wait = wait;
		this.policy = policy;
		this.remaining = remaining;
		this.quota = quota;
		this.window = window;
	}

	/**
	 * Return the same with what is left of the quota, which was not enough.
	 * @param remaining the number of requests
	 * @return an exception to be thrown instead
	 */
	public TooManyRequestsException remaining(long remaining) {
		Assert.isTrue(remaining >= 0, "'remaining' must not be negative");
		return new TooManyRequestsException(this.wait, this.policy, remaining, this.quota, this.window);
	}

	/**
	 * Return the same with the policy that the quota is of.
	 * @param name the name of the policy, of printable ASCII characters
	 * @param quota how many requests it grants
	 * @param window the time in which it grants them
	 * @return an exception to be thrown instead
	 */
	public TooManyRequestsException policy(String name, long quota, Duration window) {
		Assert.isTrue(name != null && name.matches("[\\x20-\\x7E]+"),
				"'name' must be made of printable ASCII characters");
		Assert.isTrue(quota >= 0, "'quota' must not be negative");
		Assert.isTrue(window != null && !window.isNegative() && !window.isZero(), "'window' must be positive");
		return new TooManyRequestsException(this.wait, name, this.remaining, quota, window);
	}

	@Override
	public Duration retryAfter() {
		return this.wait;
	}

	/**
	 * Return what is left of the quota.
	 * @return the number of requests
	 */
	public long remaining() {
		return this.remaining;
	}

	/**
	 * Return the name of the policy.
	 * @return the name, {@code default} if none was given
	 */
	public String policy() {
		return this.policy;
	}

	/**
	 * Return how many requests the policy grants.
	 * @return the number of requests, or a negative number if it is not known
	 */
	public long quota() {
		return this.quota;
	}

	/**
	 * Return the time in which the policy grants its requests.
	 * @return the time, or {@code null} if it is not known
	 */
	public @Nullable Duration window() {
		return this.window;
	}

}
