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

package dev.faultline.servlet.jetty;

import java.io.IOException;

import dev.faultline.servlet.ServletCut;
import jakarta.servlet.ServletRequest;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/**
 * Aborts a response of Jetty, which does so for any exception and is quiet about this
 * one.
 *
 * @since 0.1.0
 */
public class JettyCut implements ServletCut {

	@Override
	public @Nullable IOException of(Throwable failure, ServletRequest request) {
		return request.getClass().getName().startsWith("org.eclipse.jetty.") ? new EofException(failure) : null;
	}

}
