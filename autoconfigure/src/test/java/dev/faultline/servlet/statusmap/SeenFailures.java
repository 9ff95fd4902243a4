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

package dev.faultline.servlet.statusmap;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import org.jspecify.annotations.Nullable;

/**
 * What the application has seen of failures: those that became a problem, and those that
 * left a handler.
 */
abstract class SeenFailures implements ProblemListener {

	private final List<Throwable> reported = new CopyOnWriteArrayList<>();

	private volatile Run run = new Run();

	/**
	 * Forget everything, also what requests so far are still going to do.
	 */
	void clear() {
		this.reported.clear();
		this.run = new Run();
	}

	/**
	 * Return the failures that became a problem.
	 * @return the outermost throwables
	 */
	List<Throwable> reported() {
		return this.reported;
	}

	/**
	 * Wait for the request to end.
	 * @return whether it has ended in time
	 * @throws InterruptedException if somebody is tired of waiting
	 */
	boolean awaitEnd() throws InterruptedException {
		return this.run.ended.tryAcquire(10, TimeUnit.SECONDS);
	}

	/**
	 * Return what has left a handler.
	 * @return the first failure, or {@code null} if none has
	 */
	@Nullable Throwable raised() {
		return this.run.raised.peek();
	}

	/**
	 * Wait until a failure is told of after the end of the request.
	 * @throws InterruptedException if somebody is tired of waiting
	 */
	void awaitReport() throws InterruptedException {
		for (int i = 0; i < 400 && this.reported.isEmpty(); i++) {
			TimeUnit.MILLISECONDS.sleep(25);
		}
	}

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		this.reported.add(problem.failure());
	}

	/**
	 * A request begins.
	 * @return what belongs to it
	 */
	Run run() {
		return this.run;
	}

	/**
	 * What belongs to one request, since the one before may end after its answer is here.
	 *
	 * @param raised what left a handler
	 * @param ended whether it is over
	 */
	record Run(Queue<Throwable> raised, Semaphore ended) {

		Run() {
			this(new ConcurrentLinkedQueue<>(), new Semaphore(0));
		}

	}

}
