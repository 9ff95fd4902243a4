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

package dev.faultline.blocking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;

/**
 * Has every test fail while which a thread blocked that must not. JUnit finds it by
 * itself in the surefire execution that is about it, and nowhere else.
 */
public class BlockHoundExtension implements ExecutionCondition, BeforeAllCallback, AfterEachCallback {

	private static final int TOO_NEW = 25;

	private static final ConcurrentLinkedQueue<Throwable> CALLS = new ConcurrentLinkedQueue<>();

	private static boolean installed;

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		int version = Runtime.version().feature();
		return (version < TOO_NEW) ? ConditionEvaluationResult.enabled("BlockHound is at work")
				: ConditionEvaluationResult.disabled(
						"BlockHound changes classes of the JDK Java " + version + " does not allow, so nobody watches");
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		install();
	}

	private static synchronized void install() {
		if (installed) {
			return;
		}
		BlockHound.builder()
			// The log is what the application makes of it: a file or a console is written
			// to by whoever logs, here as with every other logger of the application, and
			// one that must not be waited for gets an asynchronous appender.
			.allowBlockingCallsInside("ch.qos.logback.core.OutputStreamAppender", "append")
			// reads the classes of a stack trace that is logged
			.allowBlockingCallsInside("ch.qos.logback.classic.spi.PackagingDataCalculator", "calculate")
			// loads what is native with the first call of a client, from the class path
			.allowBlockingCallsInside("io.netty.util.internal.NativeLibraryLoader", "load")
			.allowBlockingCallsInside("com.github.luben.zstd.util.Native", "load")
			// Hibernate Validator looks for JPA, which here is on the class path, and not
			// in
			// an application with WebFlux
			.allowBlockingCallsInside(
					"jakarta.persistence.spi.PersistenceProviderResolverHolder$DefaultPersistenceProviderResolver",
					"getPersistenceProviders")
			// and reads its messages with the first violation
			.allowBlockingCallsInside("org.hibernate.validator.resourceloading.PlatformResourceBundleLocator",
					"getResourceBundle")
			.loadIntegrations()
			.blockingMethodCallback((method) -> CALLS
				.add(new IllegalStateException("%s in %s".formatted(method, Thread.currentThread().getName()))))
			.install();
		installed = true;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		List<Throwable> calls = take();
		if (!calls.isEmpty()) {
			throw new AssertionError(calls.stream()
				.map(BlockHoundExtension::describe)
				.distinct()
				.limit(5)
				.collect(Collectors.joining("\n", "Threads have blocked that must not:\n", "")));
		}
	}

	// a stack trace would be cut off where the JDK ends
	private static String describe(Throwable call) {
		return Arrays.stream(call.getStackTrace())
			.map((frame) -> "\tat " + frame)
			.filter((frame) -> !frame.contains("blockhound") && !frame.contains("at reactor.core."))
			.limit(25)
			.collect(Collectors.joining("\n", call.getMessage() + "\n", ""));
	}

	/**
	 * Return the calls that have blocked until now, and forget them.
	 * @return the calls, with their stack traces
	 */
	static List<Throwable> take() {
		List<Throwable> calls = new ArrayList<>();
		for (Throwable call = CALLS.poll(); call != null; call = CALLS.poll()) {
			calls.add(call);
		}
		return calls;
	}

}
