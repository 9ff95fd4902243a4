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

/**
 * Finds out who is calling, for those who set a status and throw nothing: while they do,
 * they are on the stack.
 *
 * @since 0.1.0
 */
public final class NearbyCaller {

	private static final StackWalker STACK = StackWalker.getInstance();

	/** Between who asks and who is asked for there are wrappers. */
	private static final int NEAR = 12;

	private NearbyCaller() {
	}

	/**
	 * Return whether a class is calling at this moment.
	 * @param type the class itself, no subclass
	 * @return whether one of the nearest frames is of that class
	 */
	public static boolean is(Class<?> type) {
		String name = type.getName();
		return STACK.walk((frames) -> frames.limit(NEAR).anyMatch((frame) -> frame.getClassName().equals(name)));
	}

}
