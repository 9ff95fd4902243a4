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

package dev.faultline.render;

import org.jspecify.annotations.Nullable;

/**
 * Selects the representation of a problem that a caller gets: JSON, unless the caller
 * explicitly prefers XML and there is XML.
 *
 * @since 0.1.0
 */
public class ProblemRenderers {

	private final ProblemRenderer json;

	private final @Nullable ProblemRenderer xml;

	/**
	 * Create the selection.
	 * @param json writes JSON
	 * @param xml writes XML, or {@code null} if the application does not speak it
	 */
	public ProblemRenderers(ProblemRenderer json, @Nullable ProblemRenderer xml) {
		this.json = json;
		this.xml = xml;
	}

	/**
	 * Return the renderer for a caller.
	 * @param accept the header {@code Accept}
	 * @return the renderer
	 */
	public ProblemRenderer select(@Nullable String accept) {
		return (this.xml != null && ProblemMediaTypes.prefersXml(accept)) ? this.xml : this.json;
	}

	/**
	 * Return whether documents depend on {@code Accept}, as {@code Vary} has to say.
	 * @return whether there is a choice
	 */
	public boolean vary() {
		return this.xml != null;
	}

}
