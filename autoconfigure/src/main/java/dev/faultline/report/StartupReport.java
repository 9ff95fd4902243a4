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

package dev.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.faultline.ProblemCatalog;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * Says at start-up that Faultline is there, and which advice of the application keeps
 * what from it.
 *
 * @since 0.1.0
 */
public class StartupReport implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StartupReport.class);

	private final ApplicationContext applicationContext;

	private final ProblemCatalog catalog;

	private final @Nullable String address;

	private final Predicate<Class<?>> ours;

	private final String framework;

	private final Class<?> frameworkAdvice;

	/**
	 * Create the report.
	 * @param applicationContext where the advice beans are
	 * @param catalog the problem types
	 * @param address path of the page that lists them, {@code null} if there is none
	 * @param ours whether an advice is of Faultline
	 * @param framework name of the web framework
	 * @param frameworkAdvice its base class for advice that handles its own exceptions
	 */
	public StartupReport(ApplicationContext applicationContext, ProblemCatalog catalog, @Nullable String address,
			Predicate<Class<?>> ours, String framework, Class<?> frameworkAdvice) {
		this.applicationContext = applicationContext;
		this.catalog = catalog;
		this.address = address;
		this.ours = ours;
		this.framework = framework;
		this.frameworkAdvice = frameworkAdvice;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (logger.isInfoEnabled()) {
			List<String> greedy = greedyAdvice();
			logger.info("Faultline answers failures as problem documents of " + this.catalog.types().size() + " types"
					+ ((this.address != null) ? ", listed at " + this.address : "")
					+ (greedy.isEmpty() ? "" : "; these come first: " + String.join("; ", greedy)));
		}
	}

	private List<String> greedyAdvice() {
		List<String> found = new ArrayList<>();
		for (ControllerAdviceBean advice : ControllerAdviceBean.findAnnotatedBeans(this.applicationContext)) {
			Class<?> type = advice.getBeanType();
			if (type == null || this.ours.test(type)) {
				continue;
			}
			if (isCatchAll(type)) {
				found.add(type.getName() + " handles every exception, so nothing that a controller throws reaches"
						+ " Faultline");
			}
			else if (this.frameworkAdvice.isAssignableFrom(type)) {
				found.add(type.getName() + " extends " + this.frameworkAdvice.getSimpleName()
						+ ", so the exceptions of " + this.framework + " do not reach Faultline");
			}
		}
		return found;
	}

	private static boolean isCatchAll(Class<?> type) {
		return new ExceptionHandlerMethodResolver(type).resolveMethodByExceptionType(Exception.class) != null;
	}

}
