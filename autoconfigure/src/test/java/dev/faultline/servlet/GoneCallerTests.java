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

import java.io.IOException;

import org.apache.catalina.connector.ClientAbortException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is gone when a connection is closed.
 */
class GoneCallerTests {

	@Test
	void containerThatCannotWriteSaysThatTheCallerIsGone() {
		for (IOException said : new IOException[] { new ClientAbortException(), new EofException(),
				new AsyncRequestNotUsableException("") }) {
			assertThat(GoneCaller.isReasonOf(said)).isTrue();
			assertThat(GoneCaller.isReasonOf(new IllegalStateException(said))).isTrue();
		}
	}

	@Test
	void otherServiceThatClosesTheConnectionIsNoCaller() {
		EofException closed = new EofException();
		assertThat(GoneCaller.isReasonOf(new ResourceAccessException("", closed))).isFalse();
		assertThat(GoneCaller.isReasonOf(new IllegalStateException(new ResourceAccessException("", closed)))).isFalse();
	}

	@Test
	void anyOtherFailureIsOneOfTheServer() {
		assertThat(GoneCaller.isReasonOf(new IOException("Broken pipe"))).isFalse();
	}

}
