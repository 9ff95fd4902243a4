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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of Faultline.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(prefix = "faultline", ignoreUnknownFields = false)
public class FaultlineProperties {

	/**
	 * Whether to answer failures with problem documents.
	 */
	private boolean enabled = true;

	/**
	 * What the type of each problem begins with, up to the slug. By default the path at
	 * which the application itself serves its problem types.
	 */
	private @Nullable String typeBase;

	/**
	 * What the instance of a problem is.
	 */
	private Instance instance = Instance.OCCURRENCE;

	/**
	 * Exception classes and the problem type, or bare status, that each is answered with.
	 */
	private final Map<String, String> mappings = new LinkedHashMap<>();

	/**
	 * Problem types by slug: your own, or overrides of built-in ones.
	 */
	private final Map<String, ProblemProperties> problems = new LinkedHashMap<>();

	/**
	 * Patterns of the paths whose failures are answered, within the context path. By
	 * default all paths; elsewhere Spring Boot answers as it does without Faultline.
	 */
	private List<String> paths = new ArrayList<>();

	@NestedConfigurationProperty
	private final ErrorsProperties errors = new ErrorsProperties();

	@NestedConfigurationProperty
	private final SecurityProperties security = new SecurityProperties();

	private final Data data = new Data();

	@NestedConfigurationProperty
	private final ContainerProperties container = new ContainerProperties();

	@NestedConfigurationProperty
	private final PagesProperties pages = new PagesProperties();

	@NestedConfigurationProperty
	private final UpstreamProperties upstream = new UpstreamProperties();

	@NestedConfigurationProperty
	private final LoadProperties load = new LoadProperties();

	private final Openapi openapi = new Openapi();

	@NestedConfigurationProperty
	private final LoggingProperties logging = new LoggingProperties();

	private final Observation observation = new Observation();

	/**
	 * Whether documents have the id of the current trace, if there is a tracer.
	 */
	private boolean includeTraceId = true;

	/**
	 * Whether documents show the exception to the caller. By default only while Spring
	 * Boot's devtools are at work. A profile for production refuses it.
	 */
	private @Nullable Boolean development;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getTypeBase() {
		return this.typeBase;
	}

	public void setTypeBase(@Nullable String typeBase) {
		this.typeBase = typeBase;
	}

	public Instance getInstance() {
		return this.instance;
	}

	public void setInstance(Instance instance) {
		this.instance = instance;
	}

	public Map<String, String> getMappings() {
		return this.mappings;
	}

	public Map<String, ProblemProperties> getProblems() {
		return this.problems;
	}

	public List<String> getPaths() {
		return this.paths;
	}

	public void setPaths(List<String> paths) {
		this.paths = paths;
	}

	public ErrorsProperties getErrors() {
		return this.errors;
	}

	public SecurityProperties getSecurity() {
		return this.security;
	}

	public Data getData() {
		return this.data;
	}

	public ContainerProperties getContainer() {
		return this.container;
	}

	public PagesProperties getPages() {
		return this.pages;
	}

	public UpstreamProperties getUpstream() {
		return this.upstream;
	}

	public LoadProperties getLoad() {
		return this.load;
	}

	public Openapi getOpenapi() {
		return this.openapi;
	}

	public LoggingProperties getLogging() {
		return this.logging;
	}

	public Observation getObservation() {
		return this.observation;
	}

	public boolean isIncludeTraceId() {
		return this.includeTraceId;
	}

	public void setIncludeTraceId(boolean includeTraceId) {
		this.includeTraceId = includeTraceId;
	}

	public @Nullable Boolean getDevelopment() {
		return this.development;
	}

	public void setDevelopment(@Nullable Boolean development) {
		this.development = development;
	}

	/**
	 * What the instance of a problem is.
	 */
	public enum Instance {

		/** An id of the occurrence, which stands in the log too. */
		OCCURRENCE,

		/** The path of the request, without its query. */
		PATH,

		/** Nothing: problems have no instance. */
		NONE

	}

	/** Data access. */
	public static class Data {

		/**
		 * Constraints in the database, by name, and the problem type that the violation
		 * of each is answered with.
		 */
		private final Map<String, String> constraints = new LinkedHashMap<>();

		public Map<String, String> getConstraints() {
			return this.constraints;
		}

	}

	/** OpenAPI. */
	public static class Openapi {

		/**
		 * Whether to list in the OpenAPI document what each operation can be answered
		 * with.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/** Observations of requests. */
	public static class Observation {

		/**
		 * Whether a problem with a status below 500 is an error of the observation too.
		 */
		private boolean clientErrors;

		public boolean isClientErrors() {
			return this.clientErrors;
		}

		public void setClientErrors(boolean clientErrors) {
			this.clientErrors = clientErrors;
		}

	}

}
