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

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page with all failures, as an anonymous visitor gets it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class StartPageContractTests {

	private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(?!#)([^\"]+)\"");

	private final SampleClient client;

	StartPageContractTests(@LocalServerPort int port) {
		this.client = new SampleClient(port);
	}

	@ParameterizedTest
	@CsvSource({ "/, text/html", "/cases.json, application/json", "/css/places.css, text/css",
			"/js/places.js, text/javascript", "/favicon.svg, image/svg+xml" })
	void fileIsServedToAnyone(String path, String type) {
		HttpResponse<String> response = this.client.get(path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((contentType) -> assertThat(contentType).startsWith(type));
	}

	@Test
	void pageNeedsNothingFromElsewhere() {
		String page = this.client.get("/").body();
		assertThat(ADDRESS.matcher(page).results().map((match) -> match.group(1))).isNotEmpty()
			.noneMatch((address) -> address.contains("//"))
			.allSatisfy(
					(address) -> assertThat(this.client.get("/" + address).statusCode()).as(address).isEqualTo(200));
	}

}
