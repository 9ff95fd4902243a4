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

package dev.faultline;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Knows exceptions whose answer somebody has settled, so that it is not for anybody else
 * to look at their causes.
 *
 * @since 0.1.0
 */
public final class MeantAnswers {

	private MeantAnswers() {
	}

	/**
	 * Return whether the answer to a failure was settled above one of its causes.
	 * @param failure the outermost throwable
	 * @param cause the cause
	 * @param handler knows what is declared for exception classes
	 * @return whether an exception around the cause has a status of its own, or was given
	 * one by a mapping or an annotation
	 */
	public static boolean areAbove(Throwable cause, Throwable failure, ProblemHandler handler) {
		for (Throwable wrapper : Causes.of(failure)) {
			if (wrapper == cause) {
				return false;
			}
			if (isMeant(wrapper, handler)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isMeant(Throwable wrapper, ProblemHandler handler) {
		return wrapper instanceof ErrorResponse || wrapper instanceof ProblemException
				|| AnnotatedElementUtils.hasAnnotation(wrapper.getClass(), ResponseStatus.class)
				|| handler.explain(wrapper.getClass()).certain() != null;
	}

}
