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

package dev.faultline.blocking;

import java.util.List;

import dev.faultline.reactive.PlainReactiveApplication;
import dev.faultline.servlet.TestServer;
import dev.faultline.servlet.TestServer.Container;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the tests which run beside this one would notice a thread that blocks.
 */
@EnabledIfSystemProperty(named = "junit.jupiter.extensions.autodetection.enabled", matches = "true",
		disabledReason = "Runs in the execution that has BlockHound at work")
class BlockHoundTests {

	@Test
	void handlerThatSleepsIsNoticed() {
		try (TestServer server = TestServer.start(Container.NETTY, List.of(), Application.class)) {
			server.get("/sleep").send().isProblem(500, "internal-error");
			assertThat(BlockHoundExtension.take()).anySatisfy((call) -> {
				assertThat(call).hasMessageContaining("java.lang.Thread.sleep").hasMessageContaining("http-");
				assertThat(call.getStackTrace()).extracting(StackTraceElement::getClassName)
					.contains(Sleeper.class.getName());
			});
		}
	}

	@Test
	void handlerThatDoesNotSleepIsFine() {
		try (TestServer server = TestServer.start(Container.NETTY, List.of(), Application.class)) {
			server.get("/hurry").send().isProblem(500, "internal-error");
			assertThat(BlockHoundExtension.take()).isEmpty();
		}
	}

	@Import({ PlainReactiveApplication.class, Sleeper.class })
	static class Application {

	}

	@RestController
	static class Sleeper {

		@GetMapping("/sleep")
		Mono<String> sleep() throws InterruptedException {
			Thread.sleep(1);
			return hurry();
		}

		@GetMapping("/hurry")
		Mono<String> hurry() {
			return Mono.error(new IllegalStateException(TestServer.SECRET));
		}

	}

}
