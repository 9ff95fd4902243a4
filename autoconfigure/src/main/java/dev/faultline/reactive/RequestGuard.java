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

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Catches what is thrown past every subscriber while a request is handled, and makes it
 * the failure of the request. Such errors end up in an event loop or a scheduler
 * otherwise, and the caller waits or is cut off.
 */
final class RequestGuard implements CoreSubscriber<Void>, Subscription {

	/** The request that this thread works for; empty when it has been answered. */
	private static final ThreadLocal<@Nullable AtomicReference<RequestGuard>> CURRENT = new ThreadLocal<>();

	/** Reactor asks for it by this name, which it does not give away. */
	private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

	private static final Log logger = LogFactory.getLog(RequestGuard.class);

	private final AtomicReference<RequestGuard> self = new AtomicReference<>(this);

	private final AtomicBoolean done = new AtomicBoolean();

	private final CoreSubscriber<? super Void> actual;

	private volatile @Nullable Subscription upstream;

	private RequestGuard(CoreSubscriber<? super Void> actual) {
		this.actual = actual;
	}

	/**
	 * Guard the handling of a request.
	 * @param handling handles it, with a guard for what it listens to
	 * @return the guarded handling
	 */
	static Mono<Void> around(Function<RequestGuard, Mono<Void>> handling) {
		return new Mono<>() {

			@Override
			public void subscribe(CoreSubscriber<? super Void> actual) {
				RequestGuard guard = new RequestGuard(actual);
				guard.run(() -> handling.apply(guard).subscribe(guard));
			}

		};
	}

	/**
	 * Have a task of a scheduler guarded by the request for which it is scheduled.
	 * @param task the task
	 * @return the guarded task, or that task if it is for no request
	 */
	static Runnable task(Runnable task) {
		AtomicReference<RequestGuard> current = CURRENT.get();
		if (current == null || current.get() == null) {
			return task;
		}
		return () -> {
			RequestGuard guard = current.get();
			if (guard != null) {
				guard.run(task);
			}
			else {
				task.run();
			}
		};
	}

	<T> Mono<T> guard(Mono<T> source) {
		return new Mono<>() {

			@Override
			public void subscribe(CoreSubscriber<? super T> actual) {
				RequestGuard.this.run(() -> source.subscribe(new Signals<>(actual)));
			}

		};
	}

	<T> Flux<T> guard(Flux<T> source) {
		return new Flux<>() {

			@Override
			public void subscribe(CoreSubscriber<? super T> actual) {
				RequestGuard.this.run(() -> source.subscribe(new Signals<>(actual)));
			}

		};
	}

	private boolean run(Runnable task) {
		AtomicReference<RequestGuard> outer = CURRENT.get();
		CURRENT.set(this.self);
		try {
			task.run();
			return true;
		}
		catch (RuntimeException | Error ex) {
			if (!this.done.compareAndSet(false, true)) {
				throw ex;
			}
			fail(ex);
			return false;
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	private void fail(Throwable failure) {
		this.self.set(null);
		Subscription subscription = this.upstream;
		if (subscription != null) {
			subscription.cancel();
		}
		else {
			this.actual.onSubscribe(Operators.emptySubscription());
		}
		this.actual.onError(CaughtError.wrap(failure));
	}

	@Override
	public Context currentContext() {
		return this.actual.currentContext();
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.upstream = subscription;
		this.actual.onSubscribe(this);
	}

	@Override
	public void onNext(Void nothing) {
		// there is none
	}

	@Override
	public void onError(Throwable failure) {
		if (end()) {
			this.actual.onError(CaughtError.wrap(failure));
		}
	}

	@Override
	public void onComplete() {
		if (end()) {
			this.actual.onComplete();
		}
	}

	@Override
	public void request(long number) {
		Subscription subscription = this.upstream;
		if (subscription != null) {
			subscription.request(number);
		}
	}

	@Override
	public void cancel() {
		Subscription subscription = this.upstream;
		if (end() && subscription != null) {
			subscription.cancel();
		}
	}

	private boolean end() {
		this.self.set(null);
		return this.done.compareAndSet(false, true);
	}

	/**
	 * Guards whoever listens to something that comes later, on whatever thread.
	 */
	private final class Signals<T> implements CoreSubscriber<T> {

		private final CoreSubscriber<? super T> listener;

		private @Nullable Subscription subscription;

		private final Context context;

		private Signals(CoreSubscriber<? super T> listener) {
			this.listener = listener;
			// Reactor Netty drops what it has delivered, if the answer comes at once
			Consumer<Throwable> dropped = (failure) -> logger.debug("Dropped a failure of the content", failure);
			this.context = listener.currentContext().put(ON_ERROR_DROPPED, dropped);
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.subscription = subscription;
			signal(() -> this.listener.onSubscribe(subscription));
		}

		@Override
		public void onNext(T value) {
			signal(() -> this.listener.onNext(value));
		}

		@Override
		public void onError(Throwable failure) {
			signal(() -> this.listener.onError(failure));
		}

		@Override
		public void onComplete() {
			signal(this.listener::onComplete);
		}

		private void signal(Runnable signal) {
			if (!RequestGuard.this.run(signal) && this.subscription != null) {
				this.subscription.cancel();
			}
		}

	}

}
