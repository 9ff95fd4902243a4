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

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class OwnFramesTests {

	private final OwnFrames frames = new OwnFrames(List.of("dev.faultline"));

	@Test
	void framesOfAFailureAreThoseOfTheApplication() {
		assertThat(this.frames.of(caught(Mono.fromCallable(OwnFramesTests::fail)), 1)).singleElement()
			.satisfies(OwnFramesTests::isOfFail);
	}

	@Test
	void framesOfAFailureThatPassedACheckpointAreThoseOfTheApplicationToo() {
		Throwable failure = caught(Mono.fromCallable(OwnFramesTests::fail).checkpoint("here").checkpoint("and here"));
		assertThat(failure.getStackTrace()).hasSize(1);
		assertThat(this.frames.of(failure, 1)).singleElement().satisfies(OwnFramesTests::isOfFail);
	}

	@Test
	void failureWithoutStackTraceHasNoFrames() {
		assertThat(this.frames.of(ProblemException.of("not-found").withoutStackTrace().build(), 1)).isEmpty();
	}

	private static String fail() {
		return List.<String>of().iterator().next();
	}

	private static void isOfFail(StackTraceElement frame) {
		assertThat(frame.getClassName()).isEqualTo(OwnFramesTests.class.getName());
		assertThat(frame.getMethodName()).isEqualTo("fail");
	}

	private static Throwable caught(Mono<?> failing) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		failing.subscribe((value) -> {
		}, failure::set);
		return failure.get();
	}

}
