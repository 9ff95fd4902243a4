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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The BOM lists what users may depend on, in the version of the rest.
 */
class BillOfMaterialsTests {

	private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

	private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(faultline-[^<]+)</artifactId>");

	private static final Path BOM = Documents.ROOT.resolve("bom/pom.xml");

	@Test
	void versionIsThatOfTheParent() {
		assertThat(first(VERSION, BOM)).isEqualTo(first(VERSION, Documents.ROOT.resolve("pom.xml")));
	}

	@Test
	void everyModuleThatIsDeployedIsListed() throws IOException {
		List<String> deployed;
		try (Stream<Path> folders = Files.list(Documents.ROOT)) {
			deployed = folders.map((folder) -> folder.resolve("pom.xml"))
				.filter(Files::exists)
				.filter((pom) -> !pom.equals(BOM))
				.filter((pom) -> !Documents.read(pom).contains("<maven.deploy.skip>true</maven.deploy.skip>"))
				.map(BillOfMaterialsTests::artifact)
				.sorted()
				.toList();
		}
		assertThat(all(ARTIFACT, BOM).skip(1)).containsExactlyElementsOf(deployed);
	}

	/**
	 * The first artifact that is named in a module's file is its parent.
	 */
	private static String artifact(Path pom) {
		return all(ARTIFACT, pom).skip(1).findFirst().orElseThrow();
	}

	private static String first(Pattern pattern, Path pom) {
		return all(pattern, pom).findFirst().orElseThrow();
	}

	private static Stream<String> all(Pattern pattern, Path pom) {
		return pattern.matcher(Documents.read(pom)).results().map((MatchResult found) -> found.group(1));
	}

}
