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

import java.time.Duration;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;
import dev.faultline.RetryAfter;
import dev.faultline.TooManyRequestsException;

import org.springframework.http.HttpHeaders;

/**
 * Tells a caller that has spent its quota what that quota is, in the fields
 * {@code RateLimit} and {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers.
 *
 * @since 0.1.0
 */
public class RateLimitCustomizer implements ProblemCustomizer {

	@Override
	public void customize(Problem problem, ProblemContext context) {
		if (problem.decider() instanceof TooManyRequestsException failure) {
			HttpHeaders headers = problem.headers();
			String policy = '"' + failure.policy().replaceAll("[\\\\\"]", "\\\\$0") + '"';
			headers.set("RateLimit",
					policy + ";r=" + failure.remaining() + ";t=" + RetryAfter.seconds(failure.retryAfter()));
			Duration window = failure.window();
			if (window != null) {
				headers.set("RateLimit-Policy", policy + ";q=" + failure.quota() + ";w=" + RetryAfter.seconds(window));
			}
		}
	}

}
