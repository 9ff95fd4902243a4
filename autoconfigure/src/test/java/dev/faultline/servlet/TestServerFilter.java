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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Chooses one of the containers that the tests have on their class path, and leaves the
 * actuator out where it is not tested: with it Boot secures an application differently.
 * The same goes for metrics, with which each request is observed, and for traces, with
 * which each document has an id more. OTLP would be sent to a port of this machine.
 * Jackson 2 is there beside Jackson 3 where it is tested.
 */
class TestServerFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String CONTAINER = "test.container";

	static final String MANAGEMENT = "test.management";

	static final String METRICS = "test.metrics";

	static final String TRACING = "test.tracing";

	static final String OTLP = "test.otlp";

	static final String JACKSON2 = "test.jackson2";

	private Environment environment;

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		String container = this.environment.getProperty(CONTAINER, "tomcat");
		boolean management = this.environment.getProperty(MANAGEMENT, boolean.class, false);
		boolean metrics = this.environment.getProperty(METRICS, boolean.class, false);
		boolean tracing = this.environment.getProperty(TRACING, boolean.class, false);
		boolean otlp = this.environment.getProperty(OTLP, boolean.class, false);
		boolean jackson2 = this.environment.getProperty(JACKSON2, boolean.class, false);
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = name == null || (isOf(container, name) && (management || !name.contains(".actuate."))
					&& (jackson2 || !name.startsWith("org.springframework.boot.jackson2."))
					&& (otlp || !name.contains(".export.otlp.")) && (isOfTracing(name) ? tracing
							: metrics || !name.startsWith("org.springframework.boot.micrometer.")));
		}
		return matches;
	}

	private static boolean isOfTracing(String name) {
		return name.startsWith("org.springframework.boot.micrometer.tracing.")
				|| name.startsWith("org.springframework.boot.opentelemetry.");
	}

	private static boolean isOf(String container, String name) {
		String prefix = "org.springframework.boot.";
		boolean ofContainer = name.startsWith(prefix + "tomcat.") || name.startsWith(prefix + "jetty.");
		return !ofContainer || name.startsWith(prefix + container + ".");
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

}
