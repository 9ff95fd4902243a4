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

	private final Errors errors = new Errors();

	private final Security security = new Security();

	private final Pages pages = new Pages();

	@NestedConfigurationProperty
	private final UpstreamProperties upstream = new UpstreamProperties();

	@NestedConfigurationProperty
	private final LoadProperties load = new LoadProperties();

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

	public Errors getErrors() {
		return this.errors;
	}

	public Security getSecurity() {
		return this.security;
	}

	public Pages getPages() {
		return this.pages;
	}

	public UpstreamProperties getUpstream() {
		return this.upstream;
	}

	public LoadProperties getLoad() {
		return this.load;
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

	/** Violations, the entries of the member 'errors'. */
	public static class Errors {

		/**
		 * How many violations a problem lists at most. How many more there are stands in
		 * its member 'omittedErrors'.
		 */
		private int limit = 100;

		/**
		 * Whether to show the value that was sent. Only single values are shown, and they
		 * are cut in length.
		 */
		private boolean includeRejectedValue = false;

		/**
		 * Whether to list the constants of an enum where the caller sent none of them.
		 */
		private boolean includeAllowedValues = false;

		/**
		 * Parts of names whose values are masked when values are shown.
		 */
		private List<String> maskedNames = new ArrayList<>(List.of("password", "passphrase", "passcode", "secret",
				"token", "credential", "authorization", "apikey", "card", "cvv", "cvc", "iban", "ssn"));

		public int getLimit() {
			return this.limit;
		}

		public void setLimit(int limit) {
			this.limit = limit;
		}

		public boolean isIncludeRejectedValue() {
			return this.includeRejectedValue;
		}

		public void setIncludeRejectedValue(boolean includeRejectedValue) {
			this.includeRejectedValue = includeRejectedValue;
		}

		public boolean isIncludeAllowedValues() {
			return this.includeAllowedValues;
		}

		public void setIncludeAllowedValues(boolean includeAllowedValues) {
			this.includeAllowedValues = includeAllowedValues;
		}

		public List<String> getMaskedNames() {
			return this.maskedNames;
		}

		public void setMaskedNames(List<String> maskedNames) {
			this.maskedNames = maskedNames;
		}

	}

	/** Spring Security. */
	public static class Security {

		/**
		 * Whether to tell apart what Spring Security answers.
		 */
		private boolean enabled = true;

		/**
		 * Challenge of a 401 that has none, such as 'ApiKey realm="places"'. With it,
		 * anonymous callers of a filter chain without an authentication mechanism get 401
		 * rather than 403.
		 */
		private @Nullable String challenge;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public @Nullable String getChallenge() {
			return this.challenge;
		}

		public void setChallenge(@Nullable String challenge) {
			this.challenge = challenge;
		}

	}

	/** Problem pages. */
	public static class Pages {

		/**
		 * Whether to serve the problem types at their addresses.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

}
