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

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Records what WebFlux answers without Faultline, for the page to show beside ours.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "faultline.enabled=false")
class PlainSpringBootTests {

	private static final Path RECORD = Documents.ROOT.resolve("sample-webflux/src/main/resources/static/plain.json");

	private final int port;

	PlainSpringBootTests(@LocalServerPort int port) {
		this.port = port;
	}

	@Test
	void recordIsWhatPlainSpringBootAnswers() {
		Generated.assertThatItIsCurrent(RECORD, PlainAnswers.record(() -> new SampleClient(this.port)), getClass());
	}

}
