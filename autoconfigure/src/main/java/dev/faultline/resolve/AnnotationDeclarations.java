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
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemMapping;
import dev.faultline.ProblemType;
import dev.faultline.resolve.Candidate.Source;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * {@link ProblemMapping @ProblemMapping} on the exception class.
 */
class AnnotationDeclarations implements Declarations {

	private static final Log logger = LogFactory.getLog(AnnotationDeclarations.class);

	private final ProblemCatalog catalog;

	AnnotationDeclarations(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public @Nullable Candidate find(List<Class<?>> lineage) {
		for (int distance = 0; distance < lineage.size(); distance++) {
			Class<?> type = lineage.get(distance);
			ProblemMapping mapping = type.getDeclaredAnnotation(ProblemMapping.class);
			if (mapping != null) {
				ProblemType target = target(type, mapping);
				return new Candidate(Source.ANNOTATION, type.getName(), distance, target,
						(failure, context) -> Problem.of(target, failure).build());
			}
		}
		return null;
	}

	/**
	 * The catalog knows the annotated classes of the application. One of a library joins
	 * when it is first thrown.
	 * @param type the annotated class
	 * @param mapping its annotation
	 * @return the problem type
	 */
	private ProblemType target(Class<?> type, ProblemMapping mapping) {
		ProblemType made = AnnotatedProblemType.of(type, mapping);
		String slug = AnnotatedProblemType.slugOf(type, mapping);
		ProblemType known = this.catalog.find(slug);
		if (known != null) {
			return known;
		}
		if (made == null) {
			logger.error("@ProblemMapping of " + type.getName() + " names the unknown problem type '" + slug
					+ "'; the nearest is '" + this.catalog.nearest(slug) + "'");
			return this.catalog.problem(ProblemCatalog.FALLBACK, new IllegalStateException()).build().type();
		}
		return made;
	}

}
