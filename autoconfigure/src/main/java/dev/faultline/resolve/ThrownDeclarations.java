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
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemException;
import dev.faultline.ProblemType;
import dev.faultline.resolve.Candidate.Source;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * {@link ProblemException}, which says itself what it is.
 */
class ThrownDeclarations implements Declarations {

	private static final Log logger = LogFactory.getLog(ThrownDeclarations.class);

	private final ProblemCatalog catalog;

	ThrownDeclarations(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public @Nullable Candidate find(List<Class<?>> lineage) {
		if (!ProblemException.class.isAssignableFrom(lineage.get(0))) {
			return null;
		}
		int distance = lineage.indexOf(ProblemException.class);
		return new Candidate(Source.THROWN, ProblemException.class.getName(), distance, null, this::resolve);
	}

	private Problem resolve(Throwable failure, ProblemContext context) {
		ProblemException exception = (ProblemException) failure;
		ProblemType type = typeOf(exception);
		if (type == null) {
			logger.error("A ProblemException names the unknown problem type '" + exception.slug()
					+ "'; the nearest is '" + this.catalog.nearest(String.valueOf(exception.slug())) + "'");
			return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
		}
		ProblemBuilder problem = Problem.of(type, failure).detail(exception.detail()).headers(exception.headers());
		exception.members().forEach((name, value) -> problem.member(name, value).argument(name, value));
		return problem.build();
	}

	private @Nullable ProblemType typeOf(ProblemException exception) {
		String slug = exception.slug();
		HttpStatusCode status = exception.status();
		if (slug != null) {
			return this.catalog.find(slug);
		}
		return (status != null) ? ProblemType.ofStatus(status) : null;
	}

}
