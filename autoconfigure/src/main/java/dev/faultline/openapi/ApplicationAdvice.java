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

package dev.faultline.openapi;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * The exception handlers of the application. What they answer is theirs to document.
 */
class ApplicationAdvice {

	private static final String OURS = "dev.faultline.servlet";

	private final Map<Class<?>, ExceptionHandlerMethodResolver> resolvers = new ConcurrentHashMap<>();

	private final SingletonSupplier<List<ControllerAdviceBean>> advice;

	private final @Nullable ClassLoader classLoader;

	ApplicationAdvice(ApplicationContext context) {
		this.classLoader = context.getClassLoader();
		this.advice = SingletonSupplier.of(() -> ControllerAdviceBean.findAnnotatedBeans(context)
			.stream()
			.filter((bean) -> !isOurs(bean))
			.toList());
	}

	private static boolean isOurs(ControllerAdviceBean bean) {
		Class<?> type = bean.getBeanType();
		return type != null && type.getPackageName().equals(OURS);
	}

	/**
	 * Return whether a handler of the application answers an exception.
	 * @param controller the controller that fails
	 * @param failure the name of the exception class
	 * @return whether there is such a handler
	 */
	boolean handles(Class<?> controller, String failure) {
		try {
			return handles(controller, ClassUtils.forName(failure, this.classLoader).asSubclass(Throwable.class));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	/**
	 * Return whether a handler of the application answers an exception.
	 * @param controller the controller that fails
	 * @param failure the exception class
	 * @return whether there is such a handler
	 */
	boolean handles(Class<?> controller, Class<? extends Throwable> failure) {
		if (resolver(controller).resolveMethodByExceptionType(failure) != null) {
			return true;
		}
		for (ControllerAdviceBean bean : this.advice.obtain()) {
			Class<?> type = bean.getBeanType();
			if (type != null && bean.isApplicableToBeanType(controller)
					&& resolver(type).resolveMethodByExceptionType(failure) != null) {
				return true;
			}
		}
		return false;
	}

	private ExceptionHandlerMethodResolver resolver(Class<?> type) {
		return this.resolvers.computeIfAbsent(type, ExceptionHandlerMethodResolver::new);
	}

}
