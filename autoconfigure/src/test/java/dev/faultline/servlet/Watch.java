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

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import dev.faultline.CapturedLog;
import dev.faultline.report.LoggingProblemListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * What an application logs, counts and observes from now on.
 */
final class Watch implements AutoCloseable {

	private final TestServer server;

	private final CapturedLog others;

	private final CapturedLog log;

	Watch(TestServer server) {
		this.server = server;
		observations().clear();
		server.bean(Stopped.class).forget();
		this.others = CapturedLog.of("ROOT", Level.INFO);
		this.log = CapturedLog.of(LoggingProblemListener.class);
	}

	CapturedLog log() {
		return this.log;
	}

	/**
	 * Return what anybody else logs.
	 * @return the log from INFO on
	 */
	CapturedLog others() {
		return this.others;
	}

	double count(String type, int status, String fault) {
		Counter counter = this.server.bean(MeterRegistry.class)
			.find("faultline.problems")
			.tags("type", type, "status", String.valueOf(status), "fault", fault)
			.counter();
		return (counter != null) ? counter.count() : 0;
	}

	TestObservationRegistry observations() {
		return this.server.bean(TestObservationRegistry.class);
	}

	/**
	 * The answer is there before the observation is stopped.
	 * @return the observations, with one of a request that is over
	 */
	TestObservationRegistry awaitObservations() throws InterruptedException {
		for (int i = 0; i < 200; i++) {
			if (this.server.bean(Stopped.class).tryAcquire()) {
				return observations();
			}
			TimeUnit.MILLISECONDS.sleep(25);
		}
		throw new IllegalStateException("No observation was stopped");
	}

	@Override
	public void close() {
		this.log.close();
		this.others.close();
	}

	/**
	 * What an application must have to be watched, besides {@code test.metrics=true}.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Watched {

		@Bean
		TestObservationRegistry testObservationRegistry() {
			return TestObservationRegistry.create();
		}

		@Bean
		Stopped stopped() {
			return new Stopped();
		}

	}

	/**
	 * Counts the observations of requests that are over.
	 */
	static class Stopped implements ObservationHandler<Observation.Context> {

		private final Semaphore stopped = new Semaphore(0);

		@Override
		public void onStop(Observation.Context context) {
			this.stopped.release();
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof ServerRequestObservationContext
					|| context instanceof org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
		}

		void forget() {
			this.stopped.drainPermits();
		}

		boolean tryAcquire() {
			return this.stopped.tryAcquire();
		}

	}

}
