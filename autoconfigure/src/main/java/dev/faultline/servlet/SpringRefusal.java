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

import dev.faultline.NearbyCaller;

import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Some requests Spring refuses with a status, throws nothing, and writes content that is
 * no answer: a few words to an origin that is not allowed, in filters and handler
 * mappings alike, and the whole of a resource to a caller who wanted a range that it does
 * not have. While it does, it is on the stack.
 */
final class SpringRefusal {

	private SpringRefusal() {
	}

	static boolean isOfOrigin() {
		return NearbyCaller.is(DefaultCorsProcessor.class);
	}

	static boolean isOfRange() {
		return NearbyCaller.is(ResourceHttpMessageConverter.class);
	}

}
