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

import java.util.List;

import dev.faultline.servlet.TestServer.Container;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Tomcat refuses by itself.
 */
class TomcatContainerTests extends ContainerContractTests {

	@Override
	TestServer start(List<String> properties, Class<?>... sources) {
		return TestServer.start(Container.TOMCAT, properties, sources);
	}

	@Test
	void whatTomcatAcceptsIsAcceptedOnRequest() {
		try (TestServer lenient = start(List.of("faultline.container.strict=false"), PlainApplication.class)) {
			assertThat(lenient
				.exchange("GET /problems HTTP/1.1\r\n" + HOST + "Connection: close\r\n"
						+ "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
				.status()).isEqualTo(200);
		}
	}

}
