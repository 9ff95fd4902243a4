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

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Knows what makes a container cut a response that has begun without a word in the log,
 * where the failure stands already.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ServletCut {

	/**
	 * Return what to throw.
	 * @param failure the failure
	 * @param request the request, as the container made it
	 * @return the exception, or {@code null} if it is another container
	 */
	@Nullable IOException of(Throwable failure, ServletRequest request);

}
