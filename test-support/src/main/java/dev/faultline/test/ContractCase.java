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

package dev.faultline.test;

import java.util.function.Supplier;

import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * An exception class with the problem type that it is declared to be.
 *
 * @param type the class
 * @param expected the problem type, or {@code null} if the instance decides
 * @param instance makes or has an instance
 */
record ContractCase(Class<?> type, @Nullable ProblemType expected, Supplier<Throwable> instance) {

	String name() {
		String shortName = ClassUtils.getShortName(this.type);
		if (this.expected == null) {
			return shortName + " is a problem";
		}
		boolean bare = this.expected.slug().equals(ProblemType.ABOUT_BLANK);
		return "%s is %s".formatted(shortName, bare ? this.expected.status().value() : this.expected.slug());
	}

	Throwable failure() {
		return this.instance.get();
	}

}
