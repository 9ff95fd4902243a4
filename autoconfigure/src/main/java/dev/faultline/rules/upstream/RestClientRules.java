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

package dev.faultline.rules.upstream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.StackTraces;
import org.jspecify.annotations.Nullable;

import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Rules for {@code RestClient}, {@code RestTemplate} and HTTP interfaces on top of them.
 *
 * @since 0.1.0
 */
public class RestClientRules implements ProblemRules {

	/** These exceptions have no property for the request, and say it in their message. */
	private static final Pattern REQUEST = Pattern.compile(" on (\\S+) request for \"([^\"]*)\"");

	/** Classes of these packages themselves: what a client reads an answer with. */
	private static final Pattern PARTS_OF_ANSWER = Pattern
		.compile("org\\.springframework\\.(util|http|web\\.reactive\\.function)\\.[A-Z][\\w$]*");

	private final UpstreamProblems problems;

	/**
	 * Create the rules.
	 * @param problems decides what becomes of a failed call
	 */
	public RestClientRules(UpstreamProblems problems) {
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(RestClientResponseException.class, this::answered);
		registry.add(ResourceAccessException.class, this::unanswered);
		registry.add(RestClientException.class, this::unreadable);
		registry.add(IllegalArgumentException.class, this::illegal);
	}

	private Problem answered(RestClientResponseException failure, ProblemContext context) {
		return this.problems.answered(failure, new UpstreamAnswer(failure.getStatusCode().value(),
				failure.getResponseHeaders(), failure::getResponseBodyAsByteArray, request(failure)));
	}

	private static @Nullable String request(RestClientResponseException failure) {
		Matcher matcher = REQUEST.matcher(String.valueOf(failure.getMessage()));
		return matcher.find() ? UpstreamAnswer.request(matcher.group(1), matcher.group(2)) : null;
	}

	private Problem unanswered(ResourceAccessException failure, ProblemContext context) {
		return this.problems.unanswered(failure);
	}

	/**
	 * An answer may have a status or a content type that is none, and Spring's clients
	 * find that out no earlier than when they make an object of it.
	 * @param failure any illegal argument
	 * @param context the request
	 * @return the problem, or {@code null} if the argument was not of an answer
	 */
	private @Nullable Problem illegal(IllegalArgumentException failure, ProblemContext context) {
		for (StackTraceElement frame : StackTraces.of(failure)) {
			String name = frame.getClassName();
			if (ClientFrames.isClient(name)) {
				return ClientFrames.isBeforeAnswer(name) ? null : this.problems.unanswered(failure);
			}
			if (!PARTS_OF_ANSWER.matcher(name).matches()) {
				return null;
			}
		}
		return null;
	}

	private Problem unreadable(RestClientException failure, ProblemContext context) {
		// the one without a cause says that there is no converter for the request
		boolean notAsked = failure.getClass() == RestClientException.class
				&& (failure.getCause() == null || failure.getCause() instanceof HttpMessageNotWritableException);
		return notAsked ? this.problems.notAsked(failure) : this.problems.unanswered(failure);
	}

}
