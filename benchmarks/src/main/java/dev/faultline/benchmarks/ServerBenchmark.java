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

package dev.faultline.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.util.Assert;

/**
 * Requests per second of one connection to a Tomcat over the loopback, and with
 * {@code -prof gc} allocated bytes. The caller is in the same process and makes no
 * objects.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ServerBenchmark {

	/** Who answers. */
	@Param
	public Stack stack = Stack.FAULTLINE;

	/** What goes wrong. */
	@Param
	public Failure failure = Failure.UNKNOWN_ROUTE;

	private ServerService service;

	/**
	 * Start the service, and see to it that what is measured is an answer.
	 * @throws IOException if the service fails
	 */
	@Setup
	public void start() throws IOException {
		this.service = new ServerService(this.stack, this.failure);
		int status = this.service.answer();
		Assert.state((status >= 400) == (this.failure != Failure.NONE),
				() -> "Not the answer that was expected: " + status);
	}

	/**
	 * Stop the service.
	 * @throws IOException if the connection cannot be closed
	 */
	@TearDown
	public void stop() throws IOException {
		this.service.close();
	}

	/**
	 * Let the service fail once.
	 * @return the status
	 * @throws IOException if there is no answer
	 */
	@Benchmark
	public int answer() throws IOException {
		return this.service.answer();
	}

}
