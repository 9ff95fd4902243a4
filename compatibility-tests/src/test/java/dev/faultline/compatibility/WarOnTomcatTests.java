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

package dev.faultline.compatibility;

import java.util.ArrayList;
import java.util.List;

import dev.faultline.test.ProblemResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A WAR on a Tomcat that was there before it. What reaches the application is answered as
 * everywhere; what does not is Tomcat's.
 */
class WarOnTomcatTests extends NeighboursContractTests {

	@Override
	Server start() throws Exception {
		List<String> properties = new ArrayList<>(Row.properties());
		properties.remove("spring.threads.virtual.enabled=true");
		return ExternalTomcat.start("shop", properties);
	}

	@Override
	String prefix() {
		return "/shop";
	}

	@Test
	@Override
	void requestThatTheContainerCannotReadIsMalformed() {
		ProblemResponse answer = server().raw("GET /shop/fine HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.headers().getFirst("Content-Type")).startsWith("text/html");
	}

	@Test
	void pathOutsideOfTheApplicationIsTomcats() {
		ProblemResponse answer = server().raw("GET /other HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.headers().getFirst("Content-Type")).startsWith("text/html");
	}

}
