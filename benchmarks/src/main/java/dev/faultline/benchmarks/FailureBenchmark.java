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

import jakarta.servlet.ServletException;
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

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.Assert;

/**
 * Requests per second of one thread, and with {@code -prof gc} allocated bytes, from the
 * first filter to the last byte of the answer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FailureBenchmark {

	/** Who answers. */
	@Param({ "CONSTANT", "BOOT", "WIMDEBLAUWE", "FAULTLINE" })
	public Stack stack = Stack.FAULTLINE;

	/** What goes wrong. */
	@Param({ "UNKNOWN_ROUTE", "INVALID_BODY", "HUNDRED_VIOLATIONS", "BROKEN_JSON", "MAPPED_EXCEPTION", "RULE", "NONE" })
	public Failure failure = Failure.UNKNOWN_ROUTE;

	private InProcessService service;

	/**
	 * Start the service, and see to it that what is measured is an answer.
	 * @throws ServletException if the service fails
	 * @throws IOException if the service fails
	 */
	@Setup
	public void start() throws ServletException, IOException {
		this.service = new InProcessService(this.stack);
		MockHttpServletResponse answer = this.service.answer(this.failure);
		Assert.state((answer.getStatus() >= 400) == (this.failure != Failure.NONE),
				() -> "Not the answer that was expected: " + answer.getStatus());
	}

	/**
	 * Stop the service.
	 */
	@TearDown
	public void stop() {
		this.service.close();
	}

	/**
	 * Let the service fail once.
	 * @return the answer
	 * @throws ServletException if the service fails in another way
	 * @throws IOException if the service fails in another way
	 */
	@Benchmark
	public MockHttpServletResponse answer() throws ServletException, IOException {
		return this.service.answer(this.failure);
	}

}
