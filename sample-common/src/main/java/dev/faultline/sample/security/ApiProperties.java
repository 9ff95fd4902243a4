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

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Who may call the API, and how often.
 *
 * @param keys the API keys
 * @param requestsPerMinute how many requests each plan includes
 */
@ConfigurationProperties("places.api")
record ApiProperties(Map<String, ApiKey> keys, Map<Plan, Integer> requestsPerMinute) {

	int requestsPerMinute(Plan plan) {
		Integer requests = this.requestsPerMinute.get(plan);
		Assert.state(requests != null, () -> "No quota for plan " + plan);
		return requests;
	}

}
