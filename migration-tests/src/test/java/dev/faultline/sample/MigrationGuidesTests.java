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

package dev.faultline.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.faultline.sample.Documents.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guides in docs/migrating are true: a shop with the code and the configuration of a
 * guide answers what the guide shows, before and after the move, and with the members
 * that callers knew.
 */
class MigrationGuidesTests {

	private static final String NOT_RUN = "before, not run";

	/** What each request of the guides is, by its name. */
	private static final Map<String, Shop.Call> REQUESTS = Map.of( //
			"invalid", new Shop.Call("POST", "/orders", """
					{"sku": "B-12", "quantity": 0, "address": {"city": ""}}"""), //
			"no-city", new Shop.Call("POST", "/orders", """
					{"sku": "B-12", "quantity": 8, "address": {"city": ""}}"""), //
			"out-of-stock", new Shop.Call("POST", "/orders", """
					{"sku": "B-12", "quantity": 8, "address": {"city": "Ghent"}}"""), //
			"broken-json", new Shop.Call("POST", "/orders", """
					{"sku": "B-12", "quantity": }"""), //
			"wrong-type", new Shop.Call("GET", "/orders/seven", ""), //
			"wrong-method", new Shop.Call("DELETE", "/orders", ""), //
			"no-such-path", new Shop.Call("GET", "/ordres", ""), //
			"bug", new Shop.Call("GET", "/orders/7", ""));

	@ParameterizedTest
	@MethodSource("states")
	void shopAnswersWhatTheGuideShows(Guide guide, Guide.State state, @TempDir Path classes) throws IOException {
		try (Shop shop = Shop.open(guide, state, classes)) {
			for (Block block : guide.responses(state)) {
				assertThatShopAnswers(shop, state, block);
			}
		}
	}

	/**
	 * The first step of each guide: with both, what the former advice answers stays.
	 */
	@ParameterizedTest
	@MethodSource("guidesWithAnAdvice")
	void formerAdviceComesFirstWhileBothAreThere(Guide guide, @TempDir Path classes) throws IOException {
		Guide.State state = Guide.State.BEFORE;
		try (Shop shop = Shop.openWithBoth(guide, classes)) {
			for (String name : List.of("out-of-stock", "bug")) {
				Block block = guide.responses(state)
					.stream()
					.filter((each) -> state.subject(each).equals(name))
					.findFirst()
					.orElseThrow();
				assertThatShopAnswers(shop, state, block);
			}
		}
	}

	private static void assertThatShopAnswers(Shop shop, Guide.State state, Block block) throws IOException {
		Shop.Call call = REQUESTS.get(state.subject(block));
		assertThat(call).as(block + " names a request").isNotNull();
		DocumentedResponse documented = DocumentedResponse.of(block);
		documented.assertThatRequestIs(call.method(), call.path());
		documented.assertThatItIs(shop.send(call));
	}

	@ParameterizedTest
	@MethodSource("guides")
	void guideShowsTheShopBeforeAndAfter(Guide guide) {
		assertThat(guide.responses(Guide.State.AFTER)).isNotEmpty();
		boolean isTheirs = guide.blocks().stream().anyMatch((block) -> block.isMarked(NOT_RUN));
		assertThat(isTheirs || !guide.responses(Guide.State.BEFORE).isEmpty()).isTrue();
	}

	/**
	 * A document that Faultline writes is never one of those that cannot be run.
	 */
	@ParameterizedTest
	@MethodSource("guides")
	void responseThatIsNotRunIsOfALibraryThatIsNotHere(Guide guide) {
		if (guide.blocks().stream().anyMatch((block) -> block.isMarked(NOT_RUN))) {
			assertThat(guide.toString()).isIn("zalando.md", "problem4j.md", "belgif.md");
		}
	}

	@Test
	void markersOfTheGuidesAreInTheGuidesOnly() {
		Set<String> folder = guides().stream()
			.map((guide) -> Documents.ROOT.relativize(guide.page()).toString())
			.collect(Collectors.toSet());
		assertThat(Documents.blocks()).filteredOn(Guide.State::marksAny)
			.allSatisfy((block) -> assertThat(folder).contains(block.place().substring(0, block.place().indexOf(':'))));
	}

	static List<Guide> guides() {
		return Guide.all();
	}

	static List<Guide> guidesWithAnAdvice() {
		return guides().stream()
			.filter((guide) -> Set.of("own-advice.md", "wimdeblauwe.md").contains(guide.toString()))
			.toList();
	}

	static Stream<Arguments> states() {
		return guides().stream()
			.flatMap((guide) -> Stream.of(Guide.State.values())
				.filter((state) -> !guide.responses(state).isEmpty())
				.map((state) -> Arguments.of(guide, state)));
	}

}
