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

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records what the same application answers without Faultline, for the page to show
 * beside ours, and writes the list of the page.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "faultline.enabled=false")
@TestMethodOrder(OrderAnnotation.class)
class PlainSpringBootTests {

	private static final Path STATIC = Documents.ROOT.resolve("sample-app/src/main/resources/static");

	private static final Path RECORD = STATIC.resolve("plain.json");

	private static final Path PAGE = STATIC.resolve("index.html");

	private static final Pattern LIST = Pattern.compile("(?<=<!-- generated -->\n).*(?=\t<!-- /generated -->\n)",
			Pattern.DOTALL);

	private final JsonMapper json = new JsonMapper();

	private final int port;

	PlainSpringBootTests(@LocalServerPort int port) {
		this.port = port;
	}

	@Test
	@Order(1)
	void recordIsWhatPlainSpringBootAnswers() {
		String current = PlainAnswers.record(() -> new SampleClient(this.port));
		Generated.assertThatItIsCurrent(RECORD, current, getClass());
		assertThat(this.json.readTree(current).propertyNames()).contains("no-such-place", "upstream-slow");
	}

	@Test
	@Order(2)
	void listOfThePageIsThatOfTheCases() {
		String page = Documents.read(PAGE);
		assertThat(page).containsPattern(LIST);
		String list = CaseList.write(SampleCases.read(), this.json.readTree(Documents.read(RECORD)));
		Generated.assertThatItIsCurrent(PAGE, LIST.matcher(page).replaceFirst(Matcher.quoteReplacement(list)),
				getClass());
	}

}
