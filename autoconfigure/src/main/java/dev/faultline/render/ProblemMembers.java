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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import dev.faultline.Problem;
import dev.faultline.ProblemType;
import dev.faultline.StandardMembers;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * The members of a document and their order, which are the same in every representation.
 */
class ProblemMembers {

	private static final Log logger = LogFactory.getLog(ProblemMembers.class);

	/**
	 * What a mapper without Spring's mixin calls the extensions, which are there already.
	 */
	private static final String PROPERTIES = "properties";

	private final MemberConverter converter;

	private final MemberValues values;

	ProblemMembers(MemberConverter converter) {
		this.converter = converter;
		this.values = new MemberValues(converter);
	}

	/**
	 * Write a document. If the true one cannot be written, it is one that says no more
	 * than the status.
	 * @param problem the problem
	 * @param format writes members
	 * @return the document
	 */
	byte[] write(Problem problem, Function<Map<String, Object>, byte[]> format) {
		try {
			return format.apply(of(problem));
		}
		catch (RuntimeException | StackOverflowError ex) {
			return format.apply(minimal(problem, ex));
		}
	}

	private static Map<String, Object> minimal(Problem problem, Throwable failure) {
		logger.error("Left out the members of " + problem + ", which could not be written", failure);
		Map<String, Object> minimal = new LinkedHashMap<>();
		minimal.put("type", ProblemType.ABOUT_BLANK);
		minimal.put("title", ProblemType.ofStatus(problem.status()).title());
		minimal.put("status", problem.status().value());
		return minimal;
	}

	/**
	 * Return the members, without those that have no value or cannot be read.
	 * @param problem the problem
	 * @return the members by name: texts, numbers, booleans, lists and maps of these
	 */
	private Map<String, Object> of(Problem problem) {
		ProblemDetail body = problem.body();
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "type", (body.getType() != null) ? body.getType() : ProblemType.ABOUT_BLANK);
		put(members, "title", body.getTitle());
		put(members, "status", problem.status().value());
		put(members, "detail", body.getDetail());
		put(members, "instance", body.getInstance());
		extensions(members, body.getProperties());
		if (body.getClass() != ProblemDetail.class && convert(body) instanceof Map<?, ?> own) {
			// the application's own subclass of ProblemDetail has members of its own
			Map<Object, Object> others = new LinkedHashMap<>(own);
			others.remove(PROPERTIES);
			extensions(members, others);
		}
		return members;
	}

	private @Nullable Object convert(ProblemDetail body) {
		try {
			return this.converter.convert(body);
		}
		catch (RuntimeException | StackOverflowError ex) {
			logger.warn("Left out the members of a " + body.getClass().getName() + ", which could not be converted",
					ex);
			return null;
		}
	}

	private void extensions(Map<String, Object> members, @Nullable Map<?, ?> extensions) {
		if (extensions != null) {
			extensions.forEach((name, value) -> {
				if (!StandardMembers.contain(name)) {
					put(members, String.valueOf(name), normalize(name, value));
				}
			});
		}
	}

	private @Nullable Object normalize(@Nullable Object name, @Nullable Object value) {
		try {
			return this.values.normalize(value);
		}
		catch (RuntimeException | StackOverflowError ex) {
			logger.warn("Left out the member '" + name + "' of a problem, which could not be written", ex);
			return null;
		}
	}

	private static void put(Map<String, Object> members, String name, @Nullable Object value) {
		if (value != null) {
			members.put(name, value);
		}
	}

}
