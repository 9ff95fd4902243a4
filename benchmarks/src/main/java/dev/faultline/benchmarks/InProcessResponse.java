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

import java.io.ByteArrayOutputStream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Takes the content in one piece, as a server does. The one of Spring takes it byte by
 * byte.
 */
final class InProcessResponse extends MockHttpServletResponse {

	private final ByteArrayOutputStream written = new ByteArrayOutputStream(512);

	private final ServletOutputStream output = new ServletOutputStream() {

		@Override
		public void write(int octet) {
			InProcessResponse.this.written.write(octet);
		}

		@Override
		public void write(byte[] octets, int offset, int length) {
			InProcessResponse.this.written.write(octets, offset, length);
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new IllegalStateException("Nobody waits");
		}

	};

	@Override
	public ServletOutputStream getOutputStream() {
		return this.output;
	}

	@Override
	public byte[] getContentAsByteArray() {
		return this.written.toByteArray();
	}

}
