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

package dev.faultline.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemType;
import dev.faultline.resolve.Candidate.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.ClassUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ResponseStatusException;

/**
 * Spring's {@link ErrorResponse} where the application wrote it: a class of its own, or a
 * plain {@link ErrorResponseException} or {@link ResponseStatusException}. It says its
 * status and body itself.
 */
class ErrorResponseDeclarations implements Declarations {

	/** Nothing else makes a stack trace worth its price. */
	private static final boolean REACTIVE = ClassUtils.isPresent("org.springframework.web.reactive.DispatcherHandler",
			ErrorResponseDeclarations.class.getClassLoader());

	@Override
	public @Nullable Candidate find(List<Class<?>> lineage) {
		Class<?> type = lineage.get(0);
		if (!ErrorResponse.class.isAssignableFrom(type) || !isWrittenByApplication(type)) {
			return null;
		}
		int distance = 0;
		while (isErrorResponse(lineage, distance + 1)) {
			distance++;
		}
		return new Candidate(Source.ERROR_RESPONSE, lineage.get(distance).getName(), distance, null, this::resolve);
	}

	private boolean isErrorResponse(List<Class<?>> lineage, int distance) {
		return distance < lineage.size() && !lineage.get(distance).isInterface()
				&& ErrorResponse.class.isAssignableFrom(lineage.get(distance));
	}

	private boolean isWrittenByApplication(Class<?> type) {
		return type == ResponseStatusException.class || type == ErrorResponseException.class
				|| !type.getName().startsWith("org.springframework.");
	}

	private @Nullable Problem resolve(Throwable failure, ProblemContext context) {
		if (failure.getClass() == ResponseStatusException.class && isThrownBySpring(failure)) {
			return null;
		}
		ErrorResponse response = (ErrorResponse) failure;
		HttpStatusCode status = response.getStatusCode();
		ProblemBuilder problem = Problem.of(ProblemType.ofStatus(status), failure).headers(response.getHeaders());
		ProblemDetail body = copy(response.getBody());
		if (failure instanceof ResponseStatusException exception && status.is5xxServerError()
				&& Objects.equals(body.getDetail(), exception.getReason())) {
			// a reason is a text for developers as often as not
			body.setDetail(null);
		}
		return problem.body(body).build();
	}

	/**
	 * For some failures WebFlux and its actuator have no class, not even for a path
	 * without a handler. They throw what the application may throw too.
	 * @param failure the failure
	 * @return whether it is no declaration of the application
	 */
	private static boolean isThrownBySpring(Throwable failure) {
		if (!REACTIVE) {
			return false;
		}
		StackTraceElement[] frames = failure.getStackTrace();
		return frames.length > 0 && (frames[0].getClassName().startsWith("org.springframework.web.reactive.")
				|| frames[0].getClassName().startsWith("org.springframework.boot.webflux."));
	}

	/**
	 * An exception may be a constant, and customizers change the body.
	 * @param body the exception's own body
	 * @return a copy, unless the body is of a subclass
	 */
	private ProblemDetail copy(ProblemDetail body) {
		if (body.getClass() != ProblemDetail.class) {
			return body;
		}
		ProblemDetail copy = ProblemDetail.forStatus(body.getStatus());
		copy.setType(body.getType());
		copy.setTitle(body.getTitle());
		copy.setDetail(body.getDetail());
		copy.setInstance(body.getInstance());
		Map<String, Object> properties = body.getProperties();
		copy.setProperties((properties != null) ? new LinkedHashMap<>(properties) : null);
		return copy;
	}

}
