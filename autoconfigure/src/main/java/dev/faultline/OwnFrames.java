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

package dev.faultline;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds the application's own code in a stack trace.
 *
 * @since 0.1.0
 */
public final class OwnFrames {

	private final List<String> prefixes;

	/**
	 * Create the finder.
	 * @param packages where the application's own classes are, subpackages included
	 */
	public OwnFrames(Collection<String> packages) {
		this.prefixes = packages.stream().map((name) -> name.isEmpty() ? "" : name + ".").toList();
	}

	/**
	 * Return the first frames of the application itself.
	 * @param failure the failure
	 * @param limit how many at most
	 * @return the frames, innermost first; those at the top if none is the application's
	 * own, and none if there is no stack trace
	 */
	public List<StackTraceElement> of(Throwable failure, int limit) {
		StackTraceElement[] frames = StackTraces.of(failure);
		List<StackTraceElement> own = Arrays.stream(frames).filter(this::isOwn).limit(limit).toList();
		return own.isEmpty() ? Arrays.stream(frames).limit(limit).toList() : own;
	}

	private boolean isOwn(StackTraceElement frame) {
		return this.prefixes.stream().anyMatch(frame.getClassName()::startsWith);
	}

}
