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

/**
 * The addresses of the problem types.
 *
 * @since 0.1.0
 */
public class PagesProperties {

	/**
	 * Whether to serve the problem types at their addresses.
	 */
	private boolean enabled = true;

	/**
	 * Path of the list of the problem types, below the servlet's own. Each type is below
	 * that, at its slug.
	 */
	private String path = "/problems";

	/**
	 * Which problem types are listed.
	 */
	private Include include = Include.OCCURRING;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

	public Include getInclude() {
		return this.include;
	}

	public void setInclude(Include include) {
		this.include = include;
	}

	/**
	 * Which problem types are listed.
	 */
	public enum Include {

		/** Those that can occur with the libraries that are present. */
		OCCURRING,

		/** All. */
		ALL,

		/** Those of the application, and none that is built in. */
		OWN

	}

}
