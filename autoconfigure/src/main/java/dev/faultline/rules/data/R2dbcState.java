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

package dev.faultline.rules.data;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;

/**
 * What an R2DBC driver reports. Linked only once there is such a failure, and so R2DBC.
 */
final class R2dbcState {

	private R2dbcState() {
	}

	static @Nullable SqlState of(Throwable part) {
		return (part instanceof R2dbcException exception)
				? new SqlState(exception.getSqlState(), exception.getErrorCode()) : null;
	}

}
