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

package dev.faultline.report;

import java.util.List;

import dev.faultline.Causes;
import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import dev.faultline.ProblemResolution;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Explains at debug level why each failure is the problem that it is.
 *
 * @since 0.1.0
 */
public class ExplainingProblemListener implements ProblemListener {

	private static final Log logger = LogFactory.getLog(ExplainingProblemListener.class);

	private final ProblemResolution resolution;

	/**
	 * Create the listener.
	 * @param resolution step 1
	 */
	public ExplainingProblemListener(ProblemResolution resolution) {
		this.resolution = resolution;
	}

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		if (!logger.isDebugEnabled()) {
			return;
		}
		LoggedFacts facts = LoggedFacts.of(problem, context);
		StringBuilder text = new StringBuilder(512);
		text.append('[').append(facts.instance()).append("] is ").append(facts.type());
		text.append(" because of ").append((facts.exception() != null) ? facts.exception() : "a status or refusal");
		List<Throwable> chain = Causes.of(problem.failure());
		for (Throwable failure : chain) {
			text.append(System.lineSeparator()).append(this.resolution.explain(failure.getClass()));
			if (failure == problem.decider()) {
				break;
			}
		}
		logger.debug(text);
	}

}
