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

package dev.faultline.classpath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pom calls optional is really left out of the class path of some tests.
 */
class OptionalLibrariesTests {

	/** Library to why it is never left out. */
	private static final Map<String, String> NEVER_ABSENT = Map.of(
			"org.springframework.boot:spring-boot-autoconfigure-processor", "no application has it when it runs",
			"org.springframework.boot:spring-boot-configuration-processor", "no application has it when it runs",
			"org.springframework:spring-web", "without it there is nothing that answers");

	private static final String EXECUTIONS = "/project/build/plugins/plugin/executions/execution";

	private final XPath xpath = XPathFactory.newInstance().newXPath();

	private final Document pom = parse();

	private static Document parse() {
		try (var file = Files.newInputStream(Path.of("pom.xml"))) {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> texts(String path) throws Exception {
		NodeList nodes = (NodeList) this.xpath.evaluate(path, this.pom, XPathConstants.NODESET);
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			texts.add(nodes.item(i).getTextContent().strip());
		}
		return texts;
	}

	@Test
	void eachOptionalLibraryIsReallyAbsentOnce() throws Exception {
		String optional = "/project/dependencies/dependency[optional='true']";
		List<String> groups = texts(optional + "/groupId");
		List<String> artifacts = texts(optional + "/artifactId");
		assertThat(groups).hasSizeGreaterThan(25);
		Set<String> leftOut = new HashSet<>(texts(EXECUTIONS + "//classpathDependencyExclude"));
		leftOut.addAll(NEVER_ABSENT.keySet());
		for (int i = 0; i < groups.size(); i++) {
			assertThat(leftOut).as("an execution 'without-…' of the pom")
				.contains(groups.get(i) + ":" + artifacts.get(i));
		}
	}

	@Test
	void whatIsLeftOutIsAnOptionalLibraryStill() throws Exception {
		assertThat(texts("/project/dependencies/dependency[optional='true']/artifactId"))
			.contains(NEVER_ABSENT.keySet().stream().map((name) -> name.split(":")[1]).toArray(String[]::new));
	}

	@Test
	void eachExecutionWithoutALibrarySaysWhatIsAbsent() throws Exception {
		List<String> without = texts(EXECUTIONS + "/id[starts-with(., 'without-')]");
		assertThat(without).hasSizeGreaterThan(10);
		for (String execution : without) {
			assertThat(texts(EXECUTIONS + "[id='" + execution + "']//*[name()='faultline.absent']")).as(execution)
				.hasSize(1)
				.doesNotContain("");
		}
	}

}
