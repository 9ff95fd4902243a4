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

import java.util.List;

import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemListener;
import dev.faultline.ProblemResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.ErrorResponse;

/**
 * Takes part in answering, and fails in the way that the query names.
 */
@Configuration(proxyBeanMethods = false)
class Saboteur {

	private static final ThreadLocal<@Nullable String> SABOTAGE = new ThreadLocal<>();

	static void intercept(List<ErrorResponse.Interceptor> interceptors) {
		interceptors.add((detail, response) -> {
			if ("Internal error".equals(detail.getTitle()) && "interceptor".equals(SABOTAGE.get())) {
				throw new IllegalArgumentException("sabotaged by interceptor");
			}
		});
	}

	static int overflow(int depth) {
		return overflow(depth + 1) + 1;
	}

	@Bean
	ProblemCustomizer failingCustomizer(ObjectProvider<ProblemHandler> handler) {
		return (problem, context) -> {
			SABOTAGE.set(asked(context));
			fail("customizer", context);
			if ("recursion".equals(SABOTAGE.get())) {
				handler.getObject().handle(problem.failure(), context);
			}
		};
	}

	@Bean
	ProblemListener failingListenerOfProblems() {
		return (problem, context) -> fail("listener", context);
	}

	@Bean
	ProblemResolver failingResolver() {
		return (failure, context) -> {
			fail("resolver", context);
			return null;
		};
	}

	private static String asked(ProblemContext context) {
		String query = context.query();
		return (query != null) ? query.substring(query.indexOf('=') + 1) : "";
	}

	private static void fail(String who, ProblemContext context) {
		String asked = asked(context);
		if (asked.equals(who)) {
			throw new IllegalArgumentException("sabotaged by " + who);
		}
		if (asked.equals(who + "-memory")) {
			throw new OutOfMemoryError("sabotaged by " + who);
		}
		if (asked.equals(who + "-stack")) {
			overflow(0);
		}
	}

}
