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

package com.acme.r2dbc;

import com.acme.library.LibraryController;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The API of the library for each way to use R2DBC.
 */
final class R2dbcControllers {

	private R2dbcControllers() {
	}

	@RestController
	@RequestMapping("/r2dbc")
	static class Client extends LibraryController {

		Client(R2dbcAccess access) {
			super(access);
		}

	}

	@RestController
	@RequestMapping("/raw-r2dbc")
	static class Raw extends LibraryController {

		Raw(RawR2dbcAccess access) {
			super(access);
		}

	}

}
