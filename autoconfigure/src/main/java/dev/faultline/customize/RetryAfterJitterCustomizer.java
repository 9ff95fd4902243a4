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

package dev.faultline.customize;

import java.util.concurrent.ThreadLocalRandom;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * Lengthens {@code Retry-After} at random, so that those who were sent away together do
 * not come back together. A date stays as it is (RFC 9110 section 10.2.3).
 *
 * @since 0.1.0
 */
public class RetryAfterJitterCustomizer implements ProblemCustomizer {

	private final double jitter;

	/**
	 * Create the customizer.
	 * @param jitter the part by which it is lengthened at most, 0 to 1
	 */
	public RetryAfterJitterCustomizer(double jitter) {
		Assert.isTrue(jitter >= 0 && jitter <= 1, () -> "'jitter' must be between 0 and 1 but is " + jitter);
		this.jitter = jitter;
	}

	@Override
	public void customize(Problem problem, ProblemContext context) {
		String value = problem.headers().getFirst(HttpHeaders.RETRY_AFTER);
		if (this.jitter > 0 && value != null && value.matches("\\d{1,9}")) {
			int seconds = Integer.parseInt(value);
			int longest = (int) Math.ceil(seconds * this.jitter);
			int longer = seconds + ThreadLocalRandom.current().nextInt(longest + 1);
			problem.headers().set(HttpHeaders.RETRY_AFTER, Integer.toString(longer));
		}
	}

}
