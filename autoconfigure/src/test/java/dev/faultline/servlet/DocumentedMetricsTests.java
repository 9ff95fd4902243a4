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

package dev.faultline.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.FileSystemResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docs/observability.md, the alerts and the dashboard say of metrics is what
 * Prometheus scrapes.
 */
class DocumentedMetricsTests {

	private static final Path DOCS = Path.of("..", "docs");

	/** Prometheus adds these to all that it scrapes. */
	private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

	/** PromQL: a metric with its matchers. */
	private static final Pattern SELECTOR = Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)\\s*(?:\\{([^}]*)})?(?=\\[)");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

	private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|ignoring|without)\\s*\\(([^)]*)\\)");

	private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

	private static final Pattern SAMPLE = Pattern.compile("(\\w+)\\{([^}]*)} \\S+");

	private static String scrape;

	/** Metric to label to the values that it has. */
	private static final Map<String, Map<String, Set<String>>> METRICS = new TreeMap<>();

	@BeforeAll
	static void provokeEachFault() throws InterruptedException {
		try (TestServer server = TestServer.start(
				List.of("test.metrics=true", "test.management=true",
						"management.endpoints.web.exposure.include=prometheus",
						"faultline.mappings.[" + Unreachable.class.getName() + "]=upstream-error"),
				Application.class)) {
			server.get("/late-bug").send().isProblem(500, "internal-error");
			server.get("/unreachable").send().isProblem(502, "upstream-error");
			server.get("/nowhere").send().isProblem(404, "not-found");
			assertThat(server.get("/fine").send().text()).isEqualTo("fine");
			scrape = awaitScrape(server);
		}
		Matcher samples = SAMPLE.matcher(scrape);
		while (samples.find()) {
			Map<String, Set<String>> labels = METRICS.computeIfAbsent(samples.group(1), (name) -> new TreeMap<>());
			MATCHER.matcher(samples.group(2))
				.results()
				.forEach((label) -> labels.computeIfAbsent(label.group(1), (name) -> new TreeSet<>())
					.add(label.group(3)));
		}
	}

	/**
	 * A request is counted after it was answered.
	 */
	private static String awaitScrape(TestServer server) throws InterruptedException {
		String all = "";
		for (int i = 0; i < 200; i++) {
			all = server.get("/actuator/prometheus").send().text();
			String found = all;
			if (List.of("/late-bug", "/unreachable", "/**", "/fine")
				.stream()
				.allMatch((uri) -> found.contains("uri=\"" + uri + "\""))) {
				return all;
			}
			TimeUnit.MILLISECONDS.sleep(25);
		}
		throw new IllegalStateException(all);
	}

	@Test
	void linesOfThePageAreThoseThatAreScraped() throws IOException {
		List<String> lines = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL)
			.matcher(Files.readString(DOCS.resolve("observability.md")))
			.results()
			.flatMap((block) -> block.group(1).lines())
			.toList();
		assertThat(lines).hasSizeGreaterThan(1).allSatisfy((line) -> assertThat(scrape.lines()).contains(line));
	}

	static List<Query> queries() throws IOException {
		List<Query> queries = new ArrayList<>(alerts());
		queries.addAll(panels());
		return queries;
	}

	@ParameterizedTest
	@MethodSource("queries")
	void queryNamesOnlyWhatIsScraped(Query query) {
		List<MatchResult> selectors = SELECTOR.matcher(GROUPING.matcher(query.expression()).replaceAll(" "))
			.results()
			.toList();
		assertThat(selectors).isNotEmpty();
		Set<String> grouped = new TreeSet<>();
		GROUPING.matcher(query.expression())
			.results()
			.forEach((grouping) -> grouped.addAll(Arrays.asList(grouping.group(1).trim().split("\\s*,\\s*"))));
		for (MatchResult selector : selectors) {
			assertThat(METRICS).containsKey(selector.group(1));
			Map<String, Set<String>> labels = METRICS.get(selector.group(1));
			assertThat(known(labels)).containsAll(grouped);
			if (selector.group(2) != null) {
				MATCHER.matcher(selector.group(2)).results().forEach((matcher) -> isScraped(matcher, labels));
			}
		}
		// what a text names is what the query keeps
		grouped.add("value");
		assertThat(TEMPLATE.matcher(query.texts()).results().map((name) -> name.group(1))).isSubsetOf(grouped);
	}

	private static void isScraped(MatchResult matcher, Map<String, Set<String>> labels) {
		String label = matcher.group(1);
		if (!OF_PROMETHEUS.contains(label)) {
			assertThat(labels).containsKey(label);
			assertThat(labels.get(label)).as(label).containsAll(Arrays.asList(matcher.group(3).split("\\|")));
		}
	}

	private static Set<String> known(Map<String, Set<String>> labels) {
		Set<String> known = new TreeSet<>(labels.keySet());
		known.addAll(OF_PROMETHEUS);
		return known;
	}

	private static List<Query> alerts() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new FileSystemResource(DOCS.resolve("prometheus-alerts.yml")));
		Map<Object, Object> properties = yaml.getObject();
		List<Query> queries = new ArrayList<>();
		for (int i = 0; properties.containsKey("groups[0].rules[" + i + "].alert"); i++) {
			String rule = "groups[0].rules[" + i + "].";
			queries.add(new Query((String) properties.get(rule + "alert"), (String) properties.get(rule + "expr"),
					properties.get(rule + "annotations.summary") + " "
							+ properties.get(rule + "annotations.description")));
		}
		assertThat(queries).hasSizeGreaterThan(3);
		return queries;
	}

	private static List<Query> panels() throws IOException {
		JsonNode dashboard = new JsonMapper().readTree(Files.readString(DOCS.resolve("grafana-dashboard.json")));
		List<Query> queries = new ArrayList<>();
		dashboard.get("panels")
			.forEach((panel) -> panel.get("targets")
				.forEach((target) -> queries.add(new Query(panel.get("title").asString(), target.get("expr").asString(),
						target.path("legendFormat").asString("")))));
		assertThat(queries).hasSizeGreaterThan(5);
		return queries;
	}

	@Test
	void variableOfTheDashboardIsOfAMetricThatIsScraped() throws IOException {
		Matcher variable = Pattern.compile("label_values\\((\\w+), (\\w+)\\)")
			.matcher(Files.readString(DOCS.resolve("grafana-dashboard.json")));
		assertThat(variable.find()).isTrue();
		assertThat(METRICS).containsKey(variable.group(1));
		assertThat(known(METRICS.get(variable.group(1)))).contains(variable.group(2));
	}

	/**
	 * An alert, or a panel of the dashboard.
	 *
	 * @param name what it is called
	 * @param expression in PromQL
	 * @param texts what it says
	 */
	record Query(String name, String expression, String texts) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

	@RestController
	static class Endpoints {

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@GetMapping("/late-bug")
		void bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/unreachable")
		void unreachable() {
			throw new Unreachable();
		}

	}

	@SuppressWarnings("serial")
	static class Unreachable extends RuntimeException {

	}

}
