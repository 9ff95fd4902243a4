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

package dev.faultline.servlet;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemException;
import dev.faultline.ProblemHandler;
import dev.faultline.render.ProblemMediaTypes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Answers a failure at any door of a servlet application: with a document, or, for a
 * caller that explicitly prefers HTML, by handing over to the error page.
 *
 * @since 0.1.0
 */
public class ServletProblemResponder {

	private static final String PROBLEM = ServletProblemResponder.class.getName() + ".PROBLEM";

	private static final String LATE = ServletProblemResponder.class.getName() + ".LATE";

	private static final String WITHOUT_PAGES = ServletProblemResponder.class.getName() + ".WITHOUT_PAGES";

	private final ProblemHandler handler;

	private final ServletProblemWriter writer;

	private final List<ServletFailureSource> sources;

	private final ServletProblemPaths paths;

	private final SingletonSupplier<@Nullable LocaleResolver> localeResolver;

	/**
	 * Create the responder.
	 * @param handler the walk
	 * @param writer writes the documents
	 * @param sources know failures that other filters handle
	 * @param paths the part of the application whose failures are answered
	 * @param localeResolver finds the language where no {@code DispatcherServlet} has
	 * been
	 */
	public ServletProblemResponder(ProblemHandler handler, ServletProblemWriter writer,
			List<ServletFailureSource> sources, ServletProblemPaths paths,
			Supplier<@Nullable LocaleResolver> localeResolver) {
		this.handler = handler;
		this.writer = writer;
		this.sources = List.copyOf(sources);
		this.paths = paths;
		// to look for a bean costs more than all the rest of an answer
		this.localeResolver = SingletonSupplier.of(localeResolver);
	}

	/**
	 * Return whether failures of a request are answered here.
	 * @param request the request
	 * @return whether its path is one of those that the application wants problems for
	 */
	boolean covers(HttpServletRequest request) {
		return this.paths.include(request);
	}

	/**
	 * Return whether a failure must go on as it is.
	 * @param failure the outermost throwable
	 * @param request the request
	 * @param response the response
	 * @return whether it is somebody else's, or nothing can be written any more
	 */
	boolean isLeft(Throwable failure, HttpServletRequest request, HttpServletResponse response) {
		return !covers(request) || isUnanswerable(failure, request, response) || isOwnedBySource(failure);
	}

	private boolean isOwnedBySource(Throwable failure) {
		for (ServletFailureSource source : this.sources) {
			if (source.owns(failure)) {
				source.left(failure);
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether nothing can be written any more.
	 * @param failure the outermost throwable
	 * @param request the request
	 * @param response the response
	 * @return whether the response is on its way or the caller is gone
	 */
	boolean isUnanswerable(Throwable failure, HttpServletRequest request, HttpServletResponse response) {
		return !ServletErrorDispatch.isPending(request, response)
				&& (response.isCommitted() || GoneCaller.isReasonOf(failure));
	}

	/**
	 * Log and count a failure that comes too late to be answered, once. Below 500 it is
	 * the container's, whose line says what ours does not: that the response was cut.
	 * @param failure the outermost throwable
	 * @param request the request
	 * @param response the response
	 */
	void reportLate(Throwable failure, HttpServletRequest request, HttpServletResponse response) {
		if (!covers(request) || !response.isCommitted() || GoneCaller.isReasonOf(failure)
				|| request.getAttribute(LATE) != null || problemOf(request) != null) {
			// what fails once there is an answer is somebody else's to tell
			return;
		}
		try {
			Problem problem = this.handler.handle(failure,
					new ServletProblemContext(request, response, this.localeResolver.get()));
			request.setAttribute(LATE, problem.status().is5xxServerError());
		}
		catch (RuntimeException | Error ex) {
			failure.addSuppressed(ex);
		}
	}

	static boolean isLoggedLate(HttpServletRequest request) {
		return Boolean.TRUE.equals(request.getAttribute(LATE));
	}

	/**
	 * Return whether a response that has begun cannot be completed.
	 * @param failure the outermost throwable
	 * @param response the response
	 * @return whether the connection must be cut
	 */
	boolean isCut(Throwable failure, HttpServletResponse response) {
		return response.isCommitted() && !(failure instanceof ErrorResponse) && !GoneCaller.isReasonOf(failure);
	}

	/**
	 * Say that there are no error pages, so that everybody gets a document.
	 * @param request the request
	 */
	static void withoutPages(HttpServletRequest request) {
		request.setAttribute(WITHOUT_PAGES, true);
	}

	boolean prefersPage(HttpServletRequest request) {
		return request.getAttribute(WITHOUT_PAGES) == null
				&& ProblemMediaTypes.prefersHtml(request.getHeader(HttpHeaders.ACCEPT));
	}

	/**
	 * Answer a failure, now or in the ERROR dispatch that is to come.
	 * @param failure the outermost throwable
	 * @param request the request
	 * @param response the response
	 * @throws IOException if the caller is gone
	 */
	void respond(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
		try {
			answer(failure, request, response);
		}
		catch (RuntimeException | Error ex) {
			ServletLastResort.respond(failure, ex, response);
		}
	}

	private void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Problem problem = problem(failure, request, response);
		if (ServletErrorDispatch.isPending(request, response)) {
			// then it is written
			return;
		}
		if (prefersPage(request)) {
			this.writer.writeHead(problem, response);
			response.sendError(problem.status().value());
		}
		else {
			this.writer.write(problem, request, response);
		}
	}

	/**
	 * Return the failure behind a status.
	 * @param status the status
	 * @param request the request
	 * @param response the response
	 * @return what a source knows, else the status as an exception
	 */
	Throwable failureBehind(int status, HttpServletRequest request, HttpServletResponse response) {
		Throwable known = knownFailureBehind(status, request, response);
		return (known != null) ? known : ProblemException.of(HttpStatusCode.valueOf(status)).unthrown().build();
	}

	@Nullable Throwable knownFailureBehind(int status, HttpServletRequest request, HttpServletResponse response) {
		for (ServletFailureSource source : this.sources) {
			Throwable failure = source.find(status, request, response);
			if (failure != null) {
				return failure;
			}
		}
		return null;
	}

	void note(int status, HttpServletRequest request) {
		this.sources.forEach((source) -> source.note(status, request));
	}

	boolean isRefusing() {
		return this.sources.stream().anyMatch(ServletFailureSource::isRefusing);
	}

	/**
	 * Answer on an ERROR dispatch, or somebody who opened the error page.
	 * @param request the request
	 * @param response the response
	 * @throws IOException if the caller is gone
	 */
	void respondToDispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
		try {
			this.writer.write(problemOfDispatch(request, response), request, response);
		}
		catch (RuntimeException | Error ex) {
			ServletLastResort.respond(ServletErrorDispatch.failure(request), ex, response);
		}
	}

	/**
	 * Find out the true status for an error page.
	 * @param request the request
	 * @param response the response
	 * @return the status
	 */
	HttpStatusCode statusOfPage(HttpServletRequest request, HttpServletResponse response) {
		return problemOfDispatch(request, response).status();
	}

	/**
	 * Each failure takes the walk once, also when it is answered in another dispatch.
	 * @param request the request
	 * @param response the response
	 * @return the problem
	 */
	private Problem problemOfDispatch(HttpServletRequest request, HttpServletResponse response) {
		Problem present = problemOf(request);
		return (present != null) ? present : problem(ServletErrorDispatch.failure(request), request, response);
	}

	static @Nullable Problem problemOf(HttpServletRequest request) {
		return (request.getAttribute(PROBLEM) instanceof Problem problem) ? problem : null;
	}

	private Problem problem(Throwable failure, HttpServletRequest request, HttpServletResponse response) {
		ProblemContext context = new ServletProblemContext(request, response, this.localeResolver.get());
		Problem problem = this.handler.handle(failure, context);
		request.setAttribute(PROBLEM, problem);
		return problem;
	}

}
