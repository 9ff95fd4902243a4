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

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Spring refuses a CORS request with a status and a few words, in filters and handler
 * mappings alike, and throws nothing. While it does, it is on the stack.
 */
final class CorsRefusal extends ServletOutputStream {

	private static final StackWalker STACK = StackWalker.getInstance();

	/**
	 * Between the processor and the response there are one class of Spring and wrappers.
	 */
	private static final int NEAR = 12;

	/**
	 * Return whether a CORS request is being refused.
	 * @return whether the processor is writing its words
	 */
	static boolean isBeingWritten() {
		String processor = DefaultCorsProcessor.class.getName();
		return STACK.walk((frames) -> frames.limit(NEAR).anyMatch((frame) -> frame.getClassName().equals(processor)));
	}

	@Override
	public void write(int octet) {
		// its words are replaced by a problem
	}

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		throw new IllegalStateException("Nobody waits for what is discarded");
	}

}
