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

package dev.faultline.autoconfigure;

/**
 * Properties of what callers are told when there is too much load.
 *
 * @since 0.1.0
 * @see FaultlineProperties
 */
public class LoadProperties {

	/**
	 * Part of Retry-After by which it is lengthened at random, so that callers do not
	 * come back all at once. With 0.2, ten seconds become ten to twelve.
	 */
	private double retryAfterJitter = 0;

	/**
	 * Whether to send the fields RateLimit and RateLimit-Policy to a caller that has
	 * spent its quota.
	 */
	private boolean rateLimitHeaders = false;

	public double getRetryAfterJitter() {
		return this.retryAfterJitter;
	}

	public void setRetryAfterJitter(double retryAfterJitter) {
		this.retryAfterJitter = retryAfterJitter;
	}

	public boolean isRateLimitHeaders() {
		return this.rateLimitHeaders;
	}

	public void setRateLimitHeaders(boolean rateLimitHeaders) {
		this.rateLimitHeaders = rateLimitHeaders;
	}

}
