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

/**
 * Damaged requests to Reactor Netty.
 */
class NettyFuzzTests extends FuzzContractTests {

	@Override
	TestServer start(List<String> properties, Class<?>... sources) {
		return TestServer.start(Container.NETTY, properties, sources);
	}

	/**
	 * What is not a digit, a dot and a digit is no version there.
	 */
	@Override
	boolean readsVersions() {
		return false;
	}

	@Override
	Class<?> application() {
		return ReactiveDoorApplication.class;
	}

}
