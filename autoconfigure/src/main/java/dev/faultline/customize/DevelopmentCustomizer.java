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

package dev.faultline.customize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.Causes;
import dev.faultline.OwnFrames;
import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the failure to whoever develops the application. Nobody else must see it.
 *
 * @since 0.1.0
 */
public class DevelopmentCustomizer implements ProblemCustomizer {

	/**
	 * Name of the member.
	 */
	public static final String DEBUG = "debug";

	private static final int MAX_FRAMES = 5;

	private final OwnFrames frames;

	/**
	 * Create the customizer.
	 * @param frames finds the application's own code
	 */
	public DevelopmentCustomizer(OwnFrames frames) {
		this.frames = frames;
	}

	@Override
	public void customize(Problem problem, ProblemContext context) {
		List<Throwable> causes = Causes.of(problem.failure());
		Map<String, Object> debug = describe(causes.get(0));
		if (causes.size() > 1) {
			List<Object> below = new ArrayList<>();
			causes.subList(1, causes.size()).forEach((cause) -> below.add(describe(cause)));
			debug.put("causes", below);
		}
		problem.body().setProperty(DEBUG, debug);
	}

	private Map<String, Object> describe(Throwable failure) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("exception", failure.getClass().getName());
		String message = messageOf(failure);
		if (message != null) {
			described.put("message", message);
		}
		described.put("frames", this.frames.of(failure, MAX_FRAMES).stream().map(StackTraceElement::toString).toList());
		return described;
	}

	private static @Nullable String messageOf(Throwable failure) {
		try {
			return failure.getMessage();
		}
		catch (RuntimeException ex) {
			return "(cannot be read)";
		}
	}

}
