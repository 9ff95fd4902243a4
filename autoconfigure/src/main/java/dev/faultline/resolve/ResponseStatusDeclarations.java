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

package dev.faultline.resolve;

import java.util.List;

import dev.faultline.Problem;
import dev.faultline.ProblemType;
import dev.faultline.resolve.Candidate.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Spring's {@link ResponseStatus @ResponseStatus} on the exception class.
 */
class ResponseStatusDeclarations implements Declarations {

	@Override
	public @Nullable Candidate find(List<Class<?>> lineage) {
		for (int distance = 0; distance < lineage.size(); distance++) {
			Class<?> type = lineage.get(distance);
			ResponseStatus annotation = AnnotatedElementUtils.getMergedAnnotation(type, ResponseStatus.class);
			if (annotation != null && annotation.code().isError()) {
				return candidate(type, distance, annotation);
			}
		}
		return null;
	}

	private Candidate candidate(Class<?> type, int distance, ResponseStatus annotation) {
		ProblemType target = ProblemType.ofStatus(annotation.code());
		String reason = StringUtils.hasText(annotation.reason()) ? annotation.reason() : null;
		return new Candidate(Source.RESPONSE_STATUS, type.getName(), distance, target,
				(failure, context) -> Problem.of(target, failure).detail(reason).build());
	}

}
