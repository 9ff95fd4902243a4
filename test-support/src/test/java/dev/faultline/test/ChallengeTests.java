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

package dev.faultline.test;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

class ChallengeTests {

	// RFC 9110 section 11.6.1
	@Test
	void exampleOfTheRfcHasTwoChallenges() {
		List<Challenge> challenges = parse(
				"Basic realm=\"simple\", Newauth realm=\"apps\", type=1," + " title=\"Login to \\\"apps\\\"\"");
		assertThat(challenges).extracting(Challenge::scheme).containsExactly("Basic", "Newauth");
		assertThat(challenges.get(0).parameters()).containsExactly(entry("realm", "simple"));
		assertThat(challenges.get(1).parameters()).containsOnly(entry("realm", "apps"), entry("type", "1"),
				entry("title", "Login to \"apps\""));
	}

	@Test
	void schemesWithoutParametersAreApart() {
		assertThat(parse("Negotiate, NTLM ,Basic realm=\"x\"")).extracting(Challenge::scheme)
			.containsExactly("Negotiate", "NTLM", "Basic");
	}

	@Test
	void parameterWithoutCommaBeforeItBelongsToTheScheme() {
		assertThat(parse("Bearer error=\"invalid_token\"").get(0).parameters()).containsEntry("error", "invalid_token");
	}

	@Test
	void commaAndSchemeInQuotesAreText() {
		List<Challenge> challenges = parse("Bearer error_description=\"expired, Basic realm=1\", scope=\"a b\"");
		assertThat(challenges).hasSize(1);
		assertThat(challenges.get(0).parameters()).containsEntry("error_description", "expired, Basic realm=1")
			.containsEntry("scope", "a b");
	}

	@Test
	void tokenIsNoParameter() {
		Challenge challenge = parse("Negotiate YII+/a1-._~==, Basic realm=x").get(0);
		assertThat(challenge.token()).isEqualTo("YII+/a1-._~==");
		assertThat(challenge.parameters()).isEmpty();
	}

	@Test
	void spaceAroundEqualsSignIsLeftOut() {
		assertThat(parse("Basic realm = \"x\" , charset\t=\tUTF-8").get(0).parameters()).containsEntry("realm", "x")
			.containsEntry("charset", "UTF-8");
	}

	@Test
	void emptyElementsAreIgnored() {
		assertThat(parse(" , ,Basic realm=x,, Bearer,")).extracting(Challenge::scheme)
			.containsExactly("Basic", "Bearer");
	}

	@Test
	void namesAreInAnyCase() {
		Challenge challenge = parse("bEARER ERROR=\"x\"").get(0);
		assertThat(challenge.hasScheme("Bearer")).isTrue();
		assertThat(challenge.parameters()).containsKey("error");
	}

	@Test
	void severalHeadersAreOneList() {
		assertThat(Challenge.parse(List.of("Basic realm=x", "Bearer"))).hasSize(2);
	}

	@Test
	void noHeaderIsNoChallenge() {
		assertThat(Challenge.parse(List.of())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"Basic\"", "Basic realm=\"open", "Basic realm=\"x\" charset=y", "Basic realm=x y", "=x",
			"Basic realm=\"x\"y" })
	void malformedValueIsRefused(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> parse(value)).withMessageContaining("malformed");
	}

	private static List<Challenge> parse(String value) {
		return Challenge.parse(List.of(value));
	}

}
