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

import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;

/**
 * Gives each problem an id that stands in the log too: {@code instance} is a
 * {@code urn:uuid:} (RFC 9457 section 3.1.5, RFC 9562 section 4). The ids are ordered by
 * time (RFC 9562 section 5.7); they are labels and guard nothing, so they need not be
 * hard to guess.
 *
 * @since 0.1.0
 */
public class OccurrenceIdCustomizer implements ProblemCustomizer {

	private static final long VERSION_7 = 0x7000L;

	private static final long VARIANT = 0x8000000000000000L;

	@Override
	public void customize(Problem problem, ProblemContext context) {
		if (problem.body().getInstance() == null) {
			problem.body().setInstance(URI.create("urn:uuid:" + next()));
		}
	}

	private UUID next() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		long time = System.currentTimeMillis() << 16;
		return new UUID(time | VERSION_7 | random.nextLong(0x1000), VARIANT | (random.nextLong() >>> 2));
	}

}
