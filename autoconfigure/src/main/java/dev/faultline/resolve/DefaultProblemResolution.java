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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.Explanation;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemResolution;
import dev.faultline.ProblemResolver;
import dev.faultline.ProblemRules;
import dev.faultline.ProblemType;
import dev.faultline.resolve.Candidate.Source;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Step 1. The outermost throwable that anything answers decides; there, what the user
 * declared comes before the built-in rules, and among that the nearest class.
 *
 * @since 0.1.0
 */
public class DefaultProblemResolution implements ProblemResolution {

	private static final Log logger = LogFactory.getLog(DefaultProblemResolution.class);

	private static final Set<Integer> REFINED_SERVER_FAULTS = Set.of(502, 503, 504);

	private static final Set<String> BUILT_IN = Set.copyOf(BuiltInProblemTypes.slugs());

	private final ProblemCatalog catalog;

	private final MappingDeclarations mappings;

	private final List<Declarations> declarations;

	private final RuleBook rules;

	private final ClassValue<Candidates> candidates = new ClassValue<>() {

		@Override
		protected Candidates computeValue(Class<?> type) {
			return candidatesOf(type);
		}

	};

	/**
	 * Create step 1.
	 * @param catalog the problem types
	 * @param mappings the user's mappings, name of an exception class to problem type
	 * @param resolvers the user's resolvers, in their order
	 * @param rules the built-in rules of each library
	 */
	public DefaultProblemResolution(ProblemCatalog catalog, Map<String, ProblemType> mappings,
			List<ProblemResolver> resolvers, List<ProblemRules> rules) {
		this.catalog = catalog;
		this.mappings = new MappingDeclarations(mappings);
		this.declarations = List.of(new ThrownDeclarations(catalog), this.mappings, new ResolverDeclarations(resolvers),
				new AnnotationDeclarations(catalog), new ErrorResponseDeclarations(), new ResponseStatusDeclarations());
		this.rules = new RuleBook(catalog, rules);
	}

	@Override
	public Problem resolve(Throwable failure, ProblemContext context) {
		List<Throwable> chain = CauseChain.of(failure);
		Problem builtIn = null;
		for (int i = 0; i < chain.size(); i++) {
			Throwable current = chain.get(i);
			Candidates candidates = this.candidates.get(current.getClass());
			if (builtIn == null || !isOfPlatform(current.getClass())) {
				Problem declared = firstAnswer(candidates.declared(), current, context);
				if (declared != null) {
					return finish(declared, failure, current);
				}
			}
			if (builtIn == null) {
				Problem problem = firstAnswer(candidates.rules(), current, context);
				builtIn = (problem != null) ? finish(belowOpaque(problem, i > 0), failure, current) : null;
			}
		}
		if (builtIn != null && !builtIn.type().slug().equals(ProblemCatalog.FALLBACK)) {
			return builtIn;
		}
		Throwable outermost = chain.get(0);
		Candidate catchAll = this.candidates.get(outermost.getClass()).catchAll();
		Problem declared = (catchAll != null) ? answer(catchAll, outermost, context) : null;
		return finish((declared != null) ? declared : fallback(failure), failure, outermost);
	}

	/**
	 * Below an exception that nobody knows, a built-in rule may say which server failed
	 * but never blame the caller.
	 * @param problem what the rule says
	 * @param below whether there is such an exception above
	 * @return the problem that may stand
	 */
	private Problem belowOpaque(Problem problem, boolean below) {
		boolean allowed = !below || REFINED_SERVER_FAULTS.contains(problem.status().value());
		return allowed ? problem : fallback(problem.failure());
	}

	private Problem fallback(Throwable failure) {
		return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
	}

	private @Nullable Problem firstAnswer(List<Candidate> candidates, Throwable failure, ProblemContext context) {
		for (int i = 0; i < candidates.size(); i++) {
			Problem problem = answer(candidates.get(i), failure, context);
			if (problem != null) {
				return problem;
			}
		}
		return null;
	}

	private @Nullable Problem answer(Candidate candidate, Throwable failure, ProblemContext context) {
		try {
			return candidate.resolver().resolve(failure, context);
		}
		catch (RuntimeException ex) {
			logger.error("Left out " + candidate.source() + " for " + candidate.key() + ", which failed", ex);
			return null;
		}
	}

	private Problem finish(Problem problem, Throwable failure, Throwable decider) {
		ExceptionProperties properties = ExceptionProperties.of(decider.getClass());
		properties.readMembers(decider).forEach((name, value) -> addMember(problem, name, value));
		for (String name : problem.type().members()) {
			addMember(problem, name, properties.read(decider, name));
		}
		RetryAfterHeader.complete(problem, decider, properties);
		boolean ownText = problem.status().value() < 500 && !BUILT_IN.contains(problem.type().slug());
		return problem.withFailure(failure,
				(name) -> (ownText && name.equals("message")) ? messageOf(decider) : properties.read(decider, name));
	}

	private static @Nullable String messageOf(Throwable failure) {
		try {
			return failure.getMessage();
		}
		catch (RuntimeException ex) {
			logger.warn("Left out the message of a " + failure.getClass().getName() + ", which could not be read", ex);
			return null;
		}
	}

	private static void addMember(Problem problem, String name, @Nullable Object value) {
		Map<String, Object> present = problem.body().getProperties();
		if (value != null && (present == null || !present.containsKey(name))) {
			problem.body().setProperty(name, value);
		}
	}

	private static boolean isOfPlatform(Class<?> type) {
		String name = type.getName();
		return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jakarta.")
				|| name.startsWith("org.springframework.");
	}

	private Candidates candidatesOf(Class<?> type) {
		List<Class<?>> lineage = ClassLineage.of(type);
		List<Candidate> known = this.rules.find(lineage);
		List<Candidate> declared = new ArrayList<>();
		for (Declarations source : this.declarations) {
			Candidate candidate = source.find(lineage);
			if (candidate != null && !isOverruled(candidate, known)) {
				declared.add(candidate);
			}
		}
		declared.sort(Candidate.ORDER);
		return new Candidates(List.copyOf(declared), List.copyOf(known), this.mappings.findCatchAll(lineage));
	}

	/**
	 * An annotation of Spring's own class is no word of the application, and a rule for
	 * that very class knows more.
	 * @param declared what was found
	 * @param rules the rules
	 * @return whether the rule stands instead
	 */
	private static boolean isOverruled(Candidate declared, List<Candidate> rules) {
		return declared.source() == Source.RESPONSE_STATUS && declared.key().startsWith("org.springframework.")
				&& rules.stream().anyMatch((rule) -> rule.key().equals(declared.key()));
	}

	@Override
	public Explanation explain(Class<? extends Throwable> failureType) {
		Candidates candidates = this.candidates.get(failureType);
		Candidate fallback = new Candidate(Source.FALLBACK, "*", 0, this.catalog.find(ProblemCatalog.FALLBACK),
				(failure, context) -> fallback(failure));
		Stream<Candidate> known = Stream.concat(candidates.declared().stream(), candidates.rules().stream());
		Stream<Candidate> last = Stream.concat(Stream.ofNullable(candidates.catchAll()), Stream.of(fallback));
		List<Explanation.Step> steps = new ArrayList<>();
		boolean decided = false;
		boolean ruled = false;
		for (Candidate candidate : Stream.concat(known, last).toList()) {
			boolean certain = candidate.slug() != null;
			boolean rule = candidate.source() == Source.RULE;
			boolean yields = rule && ProblemCatalog.FALLBACK.equals(candidate.slug()) && candidates.catchAll() != null;
			boolean skipped = decided || (rule && ruled);
			String outcome = skipped ? "not asked, an earlier one answers"
					: yields ? "leaves it to the catch-all" : certain ? Explanation.Step.ANSWERS : "asked first";
			Integer status = (candidate.type() != null) ? candidate.type().status().value() : null;
			steps.add(new Explanation.Step(candidate.source().toString(), candidate.key(), candidate.slug(), status,
					outcome));
			ruled = ruled || (rule && certain);
			decided = decided || (certain && !yields);
		}
		return new Explanation(failureType.getName(), steps);
	}

	private record Candidates(List<Candidate> declared, List<Candidate> rules, @Nullable Candidate catchAll) {
	}

}
