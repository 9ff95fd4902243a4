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

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import org.springframework.web.server.ServerWebExchange;

/**
 * Catches what Reactor throws instead of signalling: a stack overflow, a missing class or
 * want of memory. It would reach the server, which answers nothing.
 */
final class FatalErrorGuard {

	private static final String OUTERMOST = FatalErrorGuard.class.getName() + ".OUTERMOST";

	private FatalErrorGuard() {
	}

	/**
	 * Guard what happens while something is subscribed to. The first guard of an exchange
	 * also gets what those within it cannot signal any more.
	 * @param <T> what is signalled
	 * @param source what may fail
	 * @param exchange the exchange
	 * @return the same, with a failure for each fatal error
	 */
	static <T> Mono<T> guard(Mono<T> source, ServerWebExchange exchange) {
		return new MonoOperator<T, T>(source) {

			@Override
			public void subscribe(CoreSubscriber<? super T> actual) {
				Guarded<T> guarded = new Guarded<>(actual, exchange);
				exchange.getAttributes().putIfAbsent(OUTERMOST, guarded);
				try {
					this.source.subscribe(guarded);
				}
				catch (RuntimeException | Error ex) {
					guarded.fail(ex);
				}
			}

		};
	}

	/**
	 * Guard those who listen to something that the server signals when it comes.
	 * @param <T> what is signalled
	 * @param source what they listen to
	 * @param exchange the exchange
	 * @return the same
	 */
	static <T> Flux<T> guard(Flux<T> source, ServerWebExchange exchange) {
		return new FluxOperator<T, T>(source) {

			@Override
			public void subscribe(CoreSubscriber<? super T> actual) {
				this.source.subscribe(new Guarded<>(actual, exchange));
			}

		};
	}

	private static final class Guarded<T> implements CoreSubscriber<T> {

		private final CoreSubscriber<? super T> actual;

		private final ServerWebExchange exchange;

		private volatile @Nullable Subscription subscription;

		private volatile boolean done;

		Guarded(CoreSubscriber<? super T> actual, ServerWebExchange exchange) {
			this.actual = actual;
			this.exchange = exchange;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.subscription = subscription;
			this.actual.onSubscribe(subscription);
		}

		@Override
		public void onNext(T value) {
			signal(() -> this.actual.onNext(value));
		}

		@Override
		public void onError(Throwable failure) {
			if (!this.done) {
				this.done = true;
				Throwable signalled = Exceptions.isFatal(failure) ? new FatalFailure(failure) : failure;
				signal(() -> this.actual.onError(signalled));
			}
		}

		@Override
		public void onComplete() {
			if (!this.done) {
				this.done = true;
				signal(this.actual::onComplete);
			}
		}

		private void signal(Runnable signal) {
			try {
				signal.run();
			}
			catch (RuntimeException | Error ex) {
				Guarded<?> outermost = this.exchange.getAttribute(OUTERMOST);
				if (outermost == null || outermost == this) {
					throw ex;
				}
				// who threw it listens no more
				outermost.fail(ex);
			}
		}

		private void fail(Throwable thrown) {
			if (this.done) {
				Operators.onErrorDropped(new FatalFailure(thrown), currentContext());
				return;
			}
			Subscription subscription = this.subscription;
			if (subscription != null) {
				subscription.cancel();
			}
			else {
				onSubscribe(Operators.emptySubscription());
			}
			onError(thrown);
		}

	}

}
