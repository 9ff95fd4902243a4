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

package dev.faultline.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemResolver;
import dev.faultline.ProblemRules;
import dev.faultline.TestCatalog;
import dev.faultline.rules.data.ConcurrencyRules;
import dev.faultline.rules.data.DatabaseRules;
import dev.faultline.rules.data.MissingRowRules;
import dev.faultline.rules.data.SortRules;
import dev.faultline.rules.jdk.UnsupportedOperationRules;
import dev.faultline.rules.security.FirewallRules;
import dev.faultline.rules.security.ServiceFailureRules;
import dev.faultline.rules.security.SuspectRules;
import dev.faultline.rules.webmvc.EndpointRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleFilesTests {

	/** Packages of libraries that are not on the test class path. */
	private static final List<String> ABSENT = List.of("kotlin.", "org.springframework.cloud.");

	private static final ClassLoader LOADER = RuleFilesTests.class.getClassLoader();

	@Test
	void everyLibraryHasItsFile() {
		assertThat(files().keySet()).containsExactlyInAnyOrder("data.properties", "gateway.properties",
				"jdk.properties", "messaging.properties", "resilience.properties", "security.properties",
				"upstream.properties", "web.properties", "webmvc.properties");
	}

	@Test
	void everyRuleNamesAProblemType() {
		ProblemCatalog catalog = TestCatalog.with();
		files().forEach((file, rules) -> rules.forEach((className, rule) -> {
			String slug = ((String) rule).split(", ")[0];
			assertThat(catalog.find(slug)).as("%s: %s=%s", file, className, rule).isNotNull();
		}));
	}

	@Test
	void everyClassThatAFileNamesExists() {
		files().forEach((file, rules) -> assertExist(file, rules.stringPropertyNames()));
	}

	@Test
	void everyClassThatCodeNamesExists() {
		List<Function<ProblemCatalog, ProblemRules>> rules = List.of(ConcurrencyRules::new, DatabaseRules::new,
				MissingRowRules::new, (catalog) -> new SortRules(catalog, "sort", "page"), FirewallRules::new,
				EndpointRules::new, ServiceFailureRules::new, SuspectRules::new,
				(catalog) -> new UnsupportedOperationRules(catalog, List.of()));
		ProblemCatalog catalog = TestCatalog.with();
		rules.forEach((made) -> {
			ProblemRules library = made.apply(catalog);
			RecordingRegistry registry = new RecordingRegistry();
			library.register(registry);
			assertThat(registry.names).isNotEmpty();
			assertExist(library.getClass().getSimpleName(), registry.names);
		});
	}

	@Test
	void noFileRepeatsTheClassOfAnother() {
		Map<String, String> seen = new TreeMap<>();
		files().forEach((file, rules) -> rules.stringPropertyNames()
			.forEach((className) -> assertThat(seen.put(className, file)).as(className).isNull()));
	}

	@Test
	void libraryThatIsOnTheClassPathIsNotListedAsAbsent() {
		assertThat(ABSENT)
			.allSatisfy((name) -> assertThat(LOADER.getResource(name.replace('.', '/'))).as(name).isNull());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "data", "gateway", "jdk", "messaging", "resilience", "security", "upstream", "web", "webmvc" })
	void namedRulesRegisterEachLineOfTheFile(String library) {
		RecordingRegistry registry = new RecordingRegistry();
		new NamedRules(library).register(registry);
		assertThat(registry.names).isEqualTo(new TreeSet<>(files().get(library + ".properties").stringPropertyNames()));
	}

	@Test
	void namedRulesOfAnUnknownLibraryFail() {
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> new NamedRules("lotus"))
			.withMessageContaining("lotus");
	}

	@Test
	void ruleThatNamesAnUnknownTypeFailsAtStartUp() {
		ProblemCatalog catalog = TestCatalog.with();
		ProblemRules rules = (registry) -> registry.add("java.lang.IllegalStateException", "bussy");
		assertThatIllegalArgumentException().isThrownBy(
				() -> new dev.faultline.resolve.DefaultProblemResolution(catalog, Map.of(), List.of(), List.of(rules)))
			.withMessageContaining("bussy")
			.withMessageContaining("'busy'");
	}

	private static void assertExist(String source, Set<String> classNames) {
		for (String className : classNames) {
			if (ABSENT.stream().noneMatch(className::startsWith)) {
				assertThat(LOADER.getResource(className.replace('.', '/') + ".class")).as("%s: %s", source, className)
					.isNotNull();
			}
		}
	}

	private static Map<String, Properties> files() {
		Map<String, Properties> files = new TreeMap<>();
		try {
			Resource[] resources = new PathMatchingResourcePatternResolver()
				.getResources("classpath*:dev/faultline/rules/*.properties");
			for (Resource resource : Arrays.asList(resources)) {
				files.put(resource.getFilename(), PropertiesLoaderUtils.loadProperties(resource));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

	private static final class RecordingRegistry implements ProblemRules.Registry {

		private final Set<String> names = new TreeSet<>();

		@Override
		public void add(String className, String slug, LogLevel mostSevere) {
			this.names.add(className);
		}

		@Override
		public <T> void add(Class<T> type, ProblemRules.Rule<T> rule) {
			this.names.add(type.getName());
		}

		@Override
		public void add(String className, ProblemResolver rule) {
			this.names.add(className);
		}

	}

}
