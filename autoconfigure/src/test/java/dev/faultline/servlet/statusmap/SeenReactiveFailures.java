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

package dev.faultline.servlet.statusmap;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

/**
 * What a WebFlux application has seen of failures.
 */
@AutoConfigurationPackage
class SeenReactiveFailures extends SeenFailures {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebFilter endOfRequests() {
		return (exchange, chain) -> {
			Run run = run();
			return chain.filter(exchange).doOnError(run.raised()::add).doFinally((signal) -> run.ended().release());
		};
	}

}
