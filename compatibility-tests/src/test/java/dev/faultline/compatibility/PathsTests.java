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

/**
 * A context path, a servlet path, and the problem details of Spring Boot.
 */
class PathsTests extends SmokeContractTests {

	@Override
	Server start() {
		List<String> properties = new ArrayList<>(SmokeApplication.PROPERTIES);
		properties.add("server.servlet.context-path=/shop");
		properties.add("spring.mvc.servlet.path=/api");
		properties.add("spring.mvc.problemdetails.enabled=true");
		return Server.start(properties, SmokeApplication.class);
	}

	@Override
	String prefix() {
		return "/shop/api";
	}

}
