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

package dev.faultline.classpath;

import java.util.function.Consumer;

import dev.faultline.servlet.ServletProblemAdvice;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts a servlet application, in a class of its own so that the servlet API is not
 * linked where it is absent.
 */
final class ServletContexts {

	private ServletContexts() {
	}

	/**
	 * Run an application that has no WebFlux, by which alone Boot knows a reactive one.
	 * @param configuration its configuration
	 * @param test what to do with it
	 */
	static void run(Class<?> configuration, Consumer<ApplicationContext> test) {
		new WebApplicationContextRunner().withUserConfiguration(configuration).run((context) -> {
			assertThat(context).hasNotFailed();
			test.accept(context);
		});
	}

	static void start(Class<?> configuration) {
		new WebApplicationContextRunner().withUserConfiguration(configuration)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ServletProblemAdvice.class));
	}

}
