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

package dev.faultline.reactive;

import java.util.List;
import java.util.Set;

import dev.faultline.Causes;
import dev.faultline.Problem;
import dev.faultline.ProblemException;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemPaths;
import dev.faultline.render.ProblemMediaTypes;
import reactor.core.publisher.Mono;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers a failure at any door of a WebFlux application: with a document, or, for a
 * caller that explicitly prefers HTML, by handing over to the error page.
 *
 * @since 0.1.0
 */
public class ReactiveProblemResponder {

	/**
	 * The caller is gone: there is nobody to write to. Names, as they are of libraries
	 * that may be absent.
	 */
	private static final Set<String> CALLER_GONE = Set.of("reactor.netty.channel.AbortedException",
			"org.apache.catalina.connector.ClientAbortException", "org.eclipse.jetty.io.EofException");

	private static final String WITHOUT_PAGES = ReactiveProblemResponder.class.getName() + ".WITHOUT_PAGES";

	private static final String REPORTED = ReactiveProblemResponder.class.getName() + ".reported";

	private final ProblemHandler handler;

	private final ReactiveProblemWriter writer;

	private final List<ReactiveFailureSource> sources;

	private final ProblemPaths paths;

	/**
	 * Create the responder.
	 * @param handler the walk
	 * @param writer writes the documents
	 * @param sources know more about failures that others have a hand in
	 * @param paths the part of the application whose failures are answered
	 */
	public ReactiveProblemResponder(ProblemHandler handler, ReactiveProblemWriter writer,
			List<ReactiveFailureSource> sources, ProblemPaths paths) {
		this.handler = handler;
		this.writer = writer;
		this.sources = List.copyOf(sources);
		this.paths = paths;
	}

	/**
	 * Return whether failures of an exchange are answered here.
	 * @param exchange the exchange
	 * @return whether its path is one of those that the application wants problems for
	 */
	boolean covers(ServerWebExchange exchange) {
		return this.paths.includeAll()
				|| this.paths.include(exchange.getRequest().getPath().pathWithinApplication().value());
	}

	/**
	 * Answer an exception that left handlers and filters.
	 * @param failure the outermost throwable
	 * @param exchange the exchange, whose response is that of the server
	 * @return completes when it is answered, fails if it is left to others
	 */
	Mono<Void> respondToException(Throwable failure, ServerWebExchange exchange) {
		if (failure instanceof PreferredPage || !covers(exchange)) {
			return Mono.error(failure);
		}
		if (exchange.getResponse().isCommitted()) {
			report(CaughtError.unwrap(failure), exchange);
			return Mono.error(failure);
		}
		return respondToUncommitted(CaughtError.unwrap(failure), exchange);
	}

	/**
	 * It is too late for an answer, but the failure is logged and counted like others.
	 * @param failure the failure
	 * @param exchange the exchange, whose response is on its way
	 */
	private void report(Throwable failure, ServerWebExchange exchange) {
		try {
			if (!isGone(failure) && !DisconnectedClientHelper.isClientDisconnectedException(failure)) {
				exchange.getAttributes().put(REPORTED, true);
				problem(failure, exchange);
			}
		}
		catch (RuntimeException | Error ex) {
			exchange.getAttributes().put(REPORTED, true);
			ReactiveLastResort.log(failure, ex);
		}
	}

	/**
	 * Return whether a response that had begun has failed, and somebody knows.
	 * @param exchange the exchange
	 * @return whether nothing but the end of the response is to come
	 */
	public static boolean isReported(ServerWebExchange exchange) {
		return exchange.getAttributes().containsKey(REPORTED);
	}

	private Mono<Void> respondToUncommitted(Throwable failure, ServerWebExchange exchange) {
		if (isGone(failure)) {
			return Mono.empty();
		}
		Throwable meaning = failure;
		for (ReactiveFailureSource source : this.sources) {
			meaning = source.meaningOf(meaning, exchange);
		}
		return respond(meaning, exchange);
	}

	private static boolean isGone(Throwable failure) {
		for (Throwable cause : Causes.of(failure)) {
			if (cause instanceof WebClientException) {
				// a connection of our own
				return false;
			}
			if (CALLER_GONE.contains(cause.getClass().getName())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Answer a status that a response was given without content.
	 * @param status the status, 400 or more
	 * @param exchange the exchange, whose response is that of the server
	 * @return completes when it is answered
	 */
	Mono<Void> respondToStatus(HttpStatusCode status, ServerWebExchange exchange) {
		return respond(failureBehind(status, exchange), exchange);
	}

	private Throwable failureBehind(HttpStatusCode status, ServerWebExchange exchange) {
		for (ReactiveFailureSource source : this.sources) {
			Throwable failure = source.find(status, exchange);
			if (failure != null) {
				return failure;
			}
		}
		return ProblemException.of(status).unthrown().build();
	}

	private Mono<Void> respond(Throwable failure, ServerWebExchange exchange) {
		return Mono.defer(() -> {
			try {
				return answer(failure, exchange);
			}
			catch (RuntimeException | Error ex) {
				return ReactiveLastResort.respond(failure, ex, exchange.getResponse());
			}
		});
	}

	private Mono<Void> answer(Throwable failure, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		Problem problem = problem(failure, exchange);
		if (prefersPage(exchange) && HttpStatus.resolve(problem.status().value()) != null) {
			this.writer.writeHead(problem, response);
			return Mono.error(new PreferredPage(problem, HandledException.of(exchange)));
		}
		return this.writer.write(problem, exchange.getRequest(), response);
	}

	/**
	 * Validators have chosen their words for the language that Spring told them, and who
	 * takes part in the walk may ask for it as in any handler.
	 * @param failure the failure
	 * @param exchange the exchange
	 * @return the problem
	 */
	private Problem problem(Throwable failure, ServerWebExchange exchange) {
		LocaleContext before = LocaleContextHolder.getLocaleContext();
		try {
			LocaleContextHolder.setLocaleContext(ReactiveLocales.contextOf(exchange));
			return this.handler.handle(failure, new ReactiveProblemContext(exchange));
		}
		finally {
			LocaleContextHolder.setLocaleContext(before);
		}
	}

	/**
	 * Write the document after all, since there is no page.
	 * @param wanted says which problem it is
	 * @param exchange the exchange, whose response is that of the server
	 * @return completes when it is written
	 */
	Mono<Void> respondWithoutPage(PreferredPage wanted, ServerWebExchange exchange) {
		return this.writer.write(wanted.problem(), exchange.getRequest(), exchange.getResponse());
	}

	/**
	 * Say that there are no error pages, so that everybody gets a document.
	 * @param exchange the exchange
	 */
	static void withoutPages(ServerWebExchange exchange) {
		exchange.getAttributes().put(WITHOUT_PAGES, true);
	}

	private static boolean prefersPage(ServerWebExchange exchange) {
		if (exchange.getAttributes().containsKey(WITHOUT_PAGES)) {
			return false;
		}
		String accept = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
		return ProblemMediaTypes.prefersHtml(accept);
	}

}
