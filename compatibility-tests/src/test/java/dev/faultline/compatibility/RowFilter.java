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

package dev.faultline.compatibility;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out what is on the class path for other rows and other applications.
 */
class RowFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String CONTAINER = "row.container";

	static final String JACKSON2 = "row.jackson2";

	static final String NEIGHBOURS = "row.neighbours";

	private static final Pattern OF_NEIGHBOURS = Pattern.compile(
			"org\\.springframework\\.boot\\.(data|hateoas|graphql|jdbc|hibernate|jpa|sql|persistence|actuate|health"
					+ "|micrometer)\\..*|.*\\.actuate\\..*");

	private @Nullable Environment environment;

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		String otherContainer = property(CONTAINER).equals("jetty") ? "tomcat" : "jetty";
		boolean jackson2 = property(JACKSON2).equals("true");
		boolean neighbours = property(NEIGHBOURS).equals("true");
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = name == null || (!name.startsWith("org.springframework.boot." + otherContainer + ".")
					&& (jackson2 || !name.startsWith("org.springframework.boot.jackson2."))
					&& (neighbours || !OF_NEIGHBOURS.matcher(name).matches()));
		}
		return matches;
	}

	private String property(String name) {
		return (this.environment != null) ? this.environment.getProperty(name, "") : "";
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

}
