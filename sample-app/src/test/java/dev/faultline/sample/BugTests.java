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

package dev.faultline.sample;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static dev.faultline.test.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample's bug: what its message says is for the log. Other tests may have caused it
 * a moment ago, so each stack trace is asked for.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "faultline.logging.stack-trace-interval=0")
@ExtendWith(OutputCaptureExtension.class)
class BugTests {

	private final SampleClient client;

	BugTests(@LocalServerPort int port) {
		this.client = new SampleClient(port);
	}

	@Test
	void secretIsInTheLogOnceAndNotInTheBody(CapturedOutput output) {
		HttpResponse<String> response = this.client.get("/api/places/2/keyholders", "X-API-Key", "demo-free");
		assertThatProblem(response).hasType("internal-error").hasStatus(500).leaksNothing("heron-5518", "otter-7140");
		assertThat(output).containsOnlyOnce("heron-5518").containsOnlyOnce("otter-7140");
	}

}
