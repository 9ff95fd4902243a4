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

import java.io.File;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests of an application compile and run without the libraries that it does not
 * have.
 */
class ProblemAssertionsClassPathTests {

	private static final String USER = """
			import static dev.faultline.test.ProblemAssertions.*;
			import static org.assertj.core.api.Assertions.assertThat;
			import org.springframework.http.ResponseEntity;

			public class User implements Runnable {

				private static final String JSON = "{\\"type\\":\\"/problems/gone\\",\\"detail\\":\\"\\\\u00e4\\"}";

				public void run() {
					assertThatProblem(410, JSON).hasType("gone").hasDetail("ä").isValid().leaksNothing();
					ResponseEntity<String> response = ResponseEntity.status(410)
						.header("Content-Type", "application/problem+json").body(JSON);
					assertThatProblem(response).hasType("gone").hasStatus(410);
					assertThat(response).asInstanceOf(PROBLEM).hasType("gone").hasStatus(410);
				}

			}
			""";

	private static final String USER_OF_WEB_TEST_CLIENT = """
			import static dev.faultline.test.ProblemAssertions.*;
			import org.springframework.test.web.reactive.server.WebTestClient;

			public class User implements Runnable {

				void exchange(WebTestClient client) {
					assertThatProblem(client.get().uri("/").exchange()).hasType("gone");
				}

				public void run() {
				}

			}
			""";

	/** Overloads with types of spring-test cannot be told apart without it. */
	private static final String USER_WITHOUT_SPRING_TEST = """
			import dev.faultline.test.ProblemResponse;
			import static dev.faultline.test.ProblemAssertions.PROBLEM;
			import static org.assertj.core.api.Assertions.assertThat;
			import org.springframework.http.ResponseEntity;

			public class User implements Runnable {

				public void run() {
					ResponseEntity<String> response = ResponseEntity.status(410)
						.header("Content-Type", "application/problem+json").body("{\\"type\\":\\"/problems/gone\\"}");
					assertThat(response).asInstanceOf(PROBLEM).hasType("gone").hasStatus(410);
					assertThat(ProblemResponse.of(410, "{\\"type\\":\\"/problems/gone\\"}")).hasType("gone");
				}

			}
			""";

	private static final String USER_OF_MOCK_MVC = """
			import static dev.faultline.test.ProblemAssertions.*;
			import org.springframework.test.web.servlet.assertj.MockMvcTester;

			public class User implements Runnable {

				void exchange(MockMvcTester mvc) {
					assertThatProblem(mvc.get().uri("/")).hasType("gone");
				}

				public void run() {
				}

			}
			""";

	@ParameterizedTest
	@CsvSource({ "spring-webflux|reactor-|reactive-streams", "tomcat-embed|jakarta.servlet|spring-webmvc", "jackson-",
			"json-smart|json-path|accessors-smart", "hamcrest|mockito|xmlunit|jsonassert",
			"spring-webflux|reactor-|tomcat-embed|jakarta.servlet|spring-webmvc|jackson-" })
	void userCompilesAndRunsWithout(String libraries, @TempDir Path classes) throws Exception {
		compileAndRun(USER, libraries, classes);
	}

	@ParameterizedTest
	@CsvSource("spring-test-|spring-boot-test|spring-webflux|reactor-|tomcat-embed|jakarta.servlet|spring-webmvc")
	void userWithoutSpringTestCompilesAndRuns(String libraries, @TempDir Path classes) throws Exception {
		compileAndRun(USER_WITHOUT_SPRING_TEST, libraries, classes);
	}

	@ParameterizedTest
	@CsvSource("tomcat-embed|jakarta.servlet|spring-webmvc")
	void userOfWebTestClientCompilesAndRunsWithout(String libraries, @TempDir Path classes) throws Exception {
		compileAndRun(USER_OF_WEB_TEST_CLIENT, libraries, classes);
	}

	@ParameterizedTest
	@CsvSource("spring-webflux|reactor-|reactive-streams|jackson-")
	void userOfMockMvcCompilesAndRunsWithout(String libraries, @TempDir Path classes) throws Exception {
		compileAndRun(USER_OF_MOCK_MVC, libraries, classes);
	}

	private static void compileAndRun(String code, String libraries, Path classes) throws Exception {
		List<String> classPath = classPathWithout(libraries);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter mistakes = new StringWriter();
		List<String> options = List.of("-proc:none", "-d", classes.toString(), "-cp",
				String.join(File.pathSeparator, classPath));
		assertThat(compiler.getTask(mistakes, null, null, options, null, List.of(new Source(code))).call())
			.as(mistakes.toString())
			.isTrue();
		try (URLClassLoader loader = new URLClassLoader(urls(classPath, classes),
				ClassLoader.getPlatformClassLoader())) {
			((Runnable) loader.loadClass("User").getConstructor().newInstance()).run();
		}
	}

	private static List<String> classPathWithout(String libraries) {
		List<String> absent = Arrays.asList(libraries.split("\\|"));
		List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
		List<String> rest = all.stream()
			.filter((entry) -> absent.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
			.collect(Collectors.toList());
		assertThat(rest).hasSizeLessThan(all.size());
		return rest;
	}

	private static URL[] urls(List<String> classPath, Path classes) {
		return Stream.concat(Stream.of(classes.toString()), classPath.stream())
			.map(ProblemAssertionsClassPathTests::url)
			.toArray(URL[]::new);
	}

	private static URL url(String entry) {
		try {
			return Path.of(entry).toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String code;

		Source(String code) {
			super(URI.create("string:///User.java"), Kind.SOURCE);
			this.code = code;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.code;
		}

	}

}
