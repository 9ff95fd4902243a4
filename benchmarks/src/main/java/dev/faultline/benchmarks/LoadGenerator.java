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
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.OperatingSystemMXBean;

/**
 * Callers, each with a connection. They call as fast as they are answered, or at a rate:
 * then the time of an answer counts from when the call was due, so that a slow answer is
 * not hidden by the calls that it held up.
 */
public final class LoadGenerator {

	/** Each is one percent longer than the one before. */
	private static final double STEP = Math.log(1.01);

	private final AtomicLongArray latencies = new AtomicLongArray(4096);

	private final int port;

	private final Failure failure;

	private final long end;

	private final long interval;

	private LoadGenerator(int port, Failure failure, int seconds, long interval) {
		this.port = port;
		this.failure = failure;
		this.end = System.nanoTime() + seconds * 1_000_000_000L;
		this.interval = interval;
	}

	/**
	 * Call.
	 * @param args port, what goes wrong, connections, seconds, calls per second or 0
	 * @throws InterruptedException if nobody waits any more
	 */
	public static void main(String[] args) throws InterruptedException {
		int connections = Integer.parseInt(args[2]);
		long rate = Long.parseLong(args[4]);
		long interval = (rate > 0) ? connections * 1_000_000_000L / rate : 0;
		LoadGenerator generator = new LoadGenerator(Integer.parseInt(args[0]), Failure.valueOf(args[1]),
				Integer.parseInt(args[3]), interval);
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		Lines.write("started", 1);
		long start = System.nanoTime();
		long cpu = system.getProcessCpuTime();
		Thread[] threads = new Thread[connections];
		for (int i = 0; i < connections; i++) {
			long due = start + i * interval / connections;
			threads[i] = new Thread(() -> generator.call(due));
			threads[i].start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		Lines.write("millis", (System.nanoTime() - start) / 1_000_000, "cpu",
				(system.getProcessCpuTime() - cpu) / 1_000_000, "requests", generator.requests(), "p50",
				generator.percentile(0.5), "p99", generator.percentile(0.99));
	}

	private void call(long first) {
		try (Caller caller = new Caller(this.port, this.failure)) {
			for (long due = first; due < this.end; due += this.interval) {
				while (this.interval > 0 && System.nanoTime() < due) {
					LockSupport.parkNanos(due - System.nanoTime());
				}
				long from = (this.interval > 0) ? due : System.nanoTime();
				if (from >= this.end) {
					return;
				}
				caller.answer();
				int place = (int) (Math.log(System.nanoTime() - from) / STEP);
				this.latencies.incrementAndGet(Math.min(Math.max(place, 0), this.latencies.length() - 1));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long requests() {
		long requests = 0;
		for (int i = 0; i < this.latencies.length(); i++) {
			requests += this.latencies.get(i);
		}
		return requests;
	}

	/**
	 * Return how long an answer takes at most for a part of the calls.
	 * @param part the part
	 * @return microseconds
	 */
	private long percentile(double part) {
		long left = (long) Math.ceil(part * requests());
		int place = 0;
		while (place < this.latencies.length() - 1 && left > this.latencies.get(place)) {
			left -= this.latencies.get(place++);
		}
		return (long) (Math.exp((place + 1) * STEP) / 1000);
	}

}
