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

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TooManyRequestsExceptionTests {

	private final TooManyRequestsException failure = new TooManyRequestsException(Duration.ofSeconds(30));

	@Test
	void saysWhenThereIsQuotaAgainAndNothingElseThatItDoesNotKnow() {
		assertThat(this.failure.slug()).isEqualTo("too-many-requests");
		assertThat(this.failure.retryAfter()).isEqualTo(Duration.ofSeconds(30));
		assertThat(this.failure.remaining()).isZero();
		assertThat(this.failure.policy()).isEqualTo("default");
		assertThat(this.failure.quota()).isNegative();
		assertThat(this.failure.window()).isNull();
	}

	@Test
	void carriesWhatTheLimiterKnows() {
		TooManyRequestsException told = this.failure.remaining(2).policy("free", 100, Duration.ofMinutes(1));
		assertThat(told.retryAfter()).isEqualTo(Duration.ofSeconds(30));
		assertThat(told.remaining()).isEqualTo(2);
		assertThat(told.policy()).isEqualTo("free");
		assertThat(told.quota()).isEqualTo(100);
		assertThat(told.window()).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void hasNoStackTraceSinceItIsThrownWhenThereIsMuchToDo() {
		assertThat(this.failure.getStackTrace()).isEmpty();
	}

	// RFC 9651 section 3.3.3
	@ParameterizedTest
	@ValueSource(strings = { "", "f\u00fcr alle", "a\nb", "\u007f" })
	void nameOfAPolicyIsAStringOfAStructuredField(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.failure.policy(name, 1, Duration.ofSeconds(1)))
			.withMessageContaining("'name'");
	}

	@Test
	void numbersThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.failure.remaining(-1))
			.withMessageContaining("'remaining'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.failure.policy("free", -1, Duration.ofSeconds(1)))
			.withMessageContaining("'quota'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.failure.policy("free", 1, Duration.ZERO))
			.withMessageContaining("'window'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.failure.policy("free", 1, Duration.ofSeconds(-1)))
			.withMessageContaining("'window'");
	}

}
