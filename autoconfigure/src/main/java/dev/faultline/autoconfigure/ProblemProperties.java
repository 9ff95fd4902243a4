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

import org.springframework.boot.logging.LogLevel;

/**
 * Properties of a problem type.
 *
 * @since 0.1.0
 * @see FaultlineProperties
 */
public class ProblemProperties {

	/**
	 * HTTP status, 400 to 599. Required for a problem type of your own.
	 */
	private @Nullable Integer status;

	/**
	 * Title, the same for each occurrence. By default the slug in words.
	 */
	private @Nullable String title;

	/**
	 * Detail. A property of the exception in braces stands for its value.
	 */
	private @Nullable String detail;

	/**
	 * What the caller can do about it.
	 */
	private @Nullable String remedy;

	/**
	 * Properties of the exception that become members of the document.
	 */
	private List<String> members = new ArrayList<>();

	/**
	 * Headers of the response.
	 */
	private Map<String, String> headers = new LinkedHashMap<>();

	/**
	 * Level at which each occurrence is logged.
	 */
	private @Nullable LogLevel logLevel;

	public @Nullable Integer getStatus() {
		return this.status;
	}

	public void setStatus(@Nullable Integer status) {
		this.status = status;
	}

	public @Nullable String getTitle() {
		return this.title;
	}

	public void setTitle(@Nullable String title) {
		this.title = title;
	}

	public @Nullable String getDetail() {
		return this.detail;
	}

	public void setDetail(@Nullable String detail) {
		this.detail = detail;
	}

	public @Nullable String getRemedy() {
		return this.remedy;
	}

	public void setRemedy(@Nullable String remedy) {
		this.remedy = remedy;
	}

	public List<String> getMembers() {
		return this.members;
	}

	public void setMembers(List<String> members) {
		this.members = members;
	}

	public Map<String, String> getHeaders() {
		return this.headers;
	}

	public void setHeaders(Map<String, String> headers) {
		this.headers = headers;
	}

	public @Nullable LogLevel getLogLevel() {
		return this.logLevel;
	}

	public void setLogLevel(@Nullable LogLevel logLevel) {
		this.logLevel = logLevel;
	}

}
