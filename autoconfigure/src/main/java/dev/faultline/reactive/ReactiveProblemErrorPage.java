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

import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.autoconfigure.web.WebProperties.Resources;
import org.springframework.boot.webflux.autoconfigure.error.DefaultErrorWebExceptionHandler;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Spring Boot's error pages, with the true status, for callers that explicitly prefer
 * HTML. What was answered by the walk is logged there.
 *
 * @since 0.1.0
 */
public class ReactiveProblemErrorPage extends DefaultErrorWebExceptionHandler implements Ordered {

	private final ReactiveProblemResponder responder;

	/**
	 * Create the pages.
	 * @param responder writes a document where there is no page
	 * @param errorAttributes what a page may show
	 * @param resources where static pages are
	 * @param errorProperties what pages show
	 * @param applicationContext where templates are
	 */
	public ReactiveProblemErrorPage(ReactiveProblemResponder responder, ErrorAttributes errorAttributes,
			Resources resources, ErrorProperties errorProperties, ApplicationContext applicationContext) {
		super(errorAttributes, resources, errorProperties, applicationContext);
		this.responder = responder;
	}

	@Override
	public int getOrder() {
		return ReactiveProblemExceptionHandler.ORDER + 1;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		if (!(failure instanceof PreferredPage wanted)) {
			return super.handle(exchange, failure);
		}
		// that there is a page does not change what went wrong
		HandledException.set(exchange, wanted.handled());
		return super.handle(exchange, failure).onErrorResume((missing) -> !exchange.getResponse().isCommitted(),
				(missing) -> this.responder.respondWithoutPage(wanted, exchange));
	}

	@Override
	protected void logError(ServerRequest request, ServerResponse response, Throwable failure) {
		if (!(failure instanceof PreferredPage)) {
			super.logError(request, response, failure);
		}
	}

}
