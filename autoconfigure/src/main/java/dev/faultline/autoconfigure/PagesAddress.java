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

import jakarta.servlet.ServletContext;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.context.reactive.ConfigurableReactiveWebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Where the application itself serves its problem types.
 *
 * @since 0.1.0
 */
public final class PagesAddress {

	private static final boolean SERVLETS = ClassUtils.isPresent("jakarta.servlet.ServletContext",
			PagesAddress.class.getClassLoader());

	private PagesAddress() {
	}

	/**
	 * Return the path of the list of the problem types, from the root of the server.
	 * @param context knows the paths of context and servlet
	 * @param properties knows the rest
	 * @return the path, without a slash at its end
	 * @throws InvalidConfigurationPropertyValueException if the configured path is none
	 */
	public static String of(ApplicationContext context, FaultlineProperties properties) {
		String path = properties.getPages().getPath();
		if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
			throw new InvalidConfigurationPropertyValueException("faultline.pages.path", path,
					"The problem types are served below it. Use a path that starts with a slash and does not end with"
							+ " one, of letters, digits and -._~, such as /problems");
		}
		Environment environment = context.getEnvironment();
		if (environment instanceof ConfigurableReactiveWebEnvironment) {
			return prefix(environment, "spring.webflux.base-path") + path;
		}
		String deployed = SERVLETS ? OfServletContext.path(context) : "";
		String contextPath = deployed.isEmpty() ? prefix(environment, "server.servlet.context-path") : deployed;
		return contextPath + prefix(environment, "spring.mvc.servlet.path") + path;
	}

	private static String prefix(Environment environment, String name) {
		String path = environment.getProperty(name, "");
		return (path.startsWith("/") ? path : "").replaceAll("/+$", "");
	}

	/**
	 * An external server decides on the context path of a WAR, and no property tells it.
	 */
	private static final class OfServletContext {

		static String path(ApplicationContext context) {
			ServletContext servletContext = (context instanceof WebApplicationContext web) ? web.getServletContext()
					: null;
			return (servletContext != null) ? servletContext.getContextPath() : "";
		}

	}

}
