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
import java.util.stream.Stream;

import dev.faultline.servlet.TestServer.Container;
import org.junit.jupiter.params.provider.Arguments;

/**
 * All doors of a WebFlux application on Reactor Netty.
 */
class NettyDoorTests extends DoorContractTests {

	/**
	 * Spring reads what is no UTF-8 as it can.
	 */
	@Override
	List<String> malformedForms() {
		return super.malformedForms().stream().filter((form) -> !form.equals("a=%c3%28")).toList();
	}

	/**
	 * The second answer is one of the event loop. After one of another thread, Reactor
	 * Netty itself forgets to read on, once in a hundred times, with or without
	 * Faultline, and also if nothing fails.
	 */
	@Override
	Stream<Arguments> answersThatKeepTheConnection() {
		return Stream.concat(Stream.of(Arguments.of("/async/fine", "/nowhere")),
				Stream.of("/async/fine", "/async/callable", "/nowhere")
					.map((first) -> Arguments.of(first, "/controller/throw")));
	}

	@Override
	TestServer start(List<String> properties, Class<?>... sources) {
		return TestServer.start(Container.NETTY, properties, sources);
	}

	@Override
	Class<?> application() {
		return ReactiveDoorApplication.class;
	}

}
