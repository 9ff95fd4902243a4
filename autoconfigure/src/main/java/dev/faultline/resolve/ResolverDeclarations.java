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
import dev.faultline.ProblemContext;
import dev.faultline.ProblemResolver;
import dev.faultline.resolve.Candidate.Source;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The user's {@link ProblemResolver} beans. They are asked for the instance and so count
 * as declared for its very class.
 */
class ResolverDeclarations implements Declarations {

	private static final Log logger = LogFactory.getLog(ResolverDeclarations.class);

	private final List<ProblemResolver> resolvers;

	ResolverDeclarations(List<ProblemResolver> resolvers) {
		this.resolvers = List.copyOf(resolvers);
	}

	@Override
	public @Nullable Candidate find(List<Class<?>> lineage) {
		if (this.resolvers.isEmpty()) {
			return null;
		}
		String names = this.resolvers.stream().map((resolver) -> resolver.getClass().getName()).toList().toString();
		return new Candidate(Source.RESOLVER, names, 0, null, this::resolve);
	}

	private @Nullable Problem resolve(Throwable failure, ProblemContext context) {
		for (ProblemResolver resolver : this.resolvers) {
			try {
				Problem problem = resolver.resolve(failure, context);
				if (problem != null) {
					return problem;
				}
			}
			catch (RuntimeException ex) {
				logger.error("Left out " + resolver.getClass().getName() + ", which failed on a "
						+ failure.getClass().getName(), ex);
			}
		}
		return null;
	}

}
