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

package dev.faultline.pages.actuator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.faultline.Explanation;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;

/**
 * {@link Endpoint @Endpoint} that shows the problem types with what occurred since the
 * start, and explains how exceptions are answered.
 *
 * @since 0.1.0
 */
@Endpoint(id = "problems")
public class ProblemsEndpoint {

	private final ProblemCatalog catalog;

	private final ProblemHandler handler;

	private final ProblemOccurrences occurrences;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Create the endpoint.
	 * @param catalog the problem types
	 * @param handler explains
	 * @param occurrences what occurred
	 * @param classLoader where exception classes are looked for, {@code null} for the
	 * default
	 */
	public ProblemsEndpoint(ProblemCatalog catalog, ProblemHandler handler, ProblemOccurrences occurrences,
			@Nullable ClassLoader classLoader) {
		this.catalog = catalog;
		this.handler = handler;
		this.occurrences = occurrences;
		this.classLoader = classLoader;
	}

	/**
	 * Return all problem types, those that occurred first, the most frequent one first.
	 * @return the types
	 */
	@ReadOperation
	public Types types() {
		ProblemType bare = ProblemType.ofStatus(HttpStatus.INTERNAL_SERVER_ERROR);
		List<Type> types = new ArrayList<>();
		Stream.concat(this.catalog.types().stream(), Stream.of(bare)).forEach((type) -> types.add(describe(type)));
		types.sort((left, right) -> Long.compare(right.count(), left.count()));
		return new Types(types);
	}

	private Type describe(ProblemType type) {
		boolean bare = type.slug().equals(ProblemType.ABOUT_BLANK);
		return new Type(type.slug(), String.valueOf(type.uri()), bare ? null : type.status().value(),
				bare ? null : type.title(), bare ? null : type.fault().name().toLowerCase(Locale.ROOT),
				this.occurrences.count(type), this.occurrences.last(type));
	}

	/**
	 * Explain how exceptions of a class are answered.
	 * @param exceptionClass the full name of the class
	 * @return the steps, or {@code null} if there is no such exception class
	 */
	@ReadOperation
	public @Nullable Explained explain(@Selector String exceptionClass) {
		try {
			Class<?> type = ClassUtils.forName(exceptionClass, this.classLoader);
			return Throwable.class.isAssignableFrom(type)
					? new Explained(this.handler.explain(type.asSubclass(Throwable.class))) : null;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * All problem types.
	 *
	 * @param problems the types
	 */
	public record Types(List<Type> problems) implements OperationResponseBody {
	}

	/**
	 * A problem type and what occurred of it.
	 *
	 * @param slug its name
	 * @param type its URI
	 * @param status its HTTP status, {@code null} for bare statuses
	 * @param title its title, {@code null} for bare statuses
	 * @param fault who has to change something, {@code null} for bare statuses
	 * @param count how many occurred since the start
	 * @param last when the last one occurred, or {@code null}
	 */
	public record Type(String slug, String type, @Nullable Integer status, @Nullable String title,
			@Nullable String fault, long count, @Nullable Instant last) implements OperationResponseBody {
	}

	/**
	 * How exceptions of a class are answered.
	 *
	 * @param exceptionClass the name of the class
	 * @param steps the candidates in the order in which they are asked
	 */
	public record Explained(String exceptionClass, List<Explanation.Step> steps) implements OperationResponseBody {

		Explained(Explanation explanation) {
			this(explanation.failureType(), explanation.steps());
		}

	}

}
