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

import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.scheduler.Schedulers;

/**
 * Has tasks that are scheduled for a request guarded by it, as long as there is such an
 * application in the virtual machine. Others are not touched.
 *
 * @since 0.1.0
 */
public class GuardedTasks implements AutoCloseable {

	private static final String KEY = GuardedTasks.class.getName();

	private static final AtomicInteger applications = new AtomicInteger();

	/**
	 * Create the guard of tasks, which begins at once.
	 */
	public GuardedTasks() {
		applications.incrementAndGet();
		Schedulers.onScheduleHook(KEY, RequestGuard::task);
	}

	@Override
	public void close() {
		if (applications.decrementAndGet() == 0) {
			Schedulers.resetOnScheduleHook(KEY);
		}
	}

}
