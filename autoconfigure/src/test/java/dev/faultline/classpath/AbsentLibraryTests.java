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

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;
import org.springframework.web.ErrorResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs once for each optional library, in a JVM whose class path really lacks it: see the
 * surefire executions of the pom. What is left must start and resolve.
 */
@EnabledIfSystemProperty(named = AbsentLibraryTests.ABSENT, matches = ".+",
		disabledReason = "Runs in the executions that leave out a library")
class AbsentLibraryTests {

	static final String ABSENT = "faultline.absent";

	private static void run(Consumer<ApplicationContext> test) {
		if (!ClassUtils.isPresent("org.springframework.web.reactive.HandlerResult", null)) {
			ServletContexts.run(OurAutoConfigurations.class, test);
			return;
		}
		new ReactiveWebApplicationContextRunner().withUserConfiguration(OurAutoConfigurations.class).run((context) -> {
			assertThat(context).hasNotFailed();
			test.accept(context);
		});
	}

	@Test
	void libraryIsReallyAbsent() {
		for (String className : System.getProperty(ABSENT).split(",")) {
			assertThat(ClassUtils.isPresent(className, null)).as(className).isFalse();
		}
	}

	@Test
	void contextStartsAndAnswersAnUnknownFailure() {
		run((context) -> {
			Problem problem = context.getBean(ProblemHandler.class)
				.handle(new IllegalStateException("secret"), new GetRequest());
			assertThat(problem.type().slug()).isEqualTo(ProblemCatalog.FALLBACK);
			assertThat(problem.body().toString()).doesNotContain("secret");
		});
	}

	@Test
	void servletContextStartsIfThereIsSpringMvc() {
		Assumptions.assumeTrue(ClassUtils.isPresent("org.springframework.web.servlet.DispatcherServlet", null),
				"there is no Spring MVC");
		ServletContexts.start(OurAutoConfigurations.class);
	}

	@Test
	void oneExceptionPerRuleOfThePresentLibrariesResolves() throws IOException {
		Map<String, String> rules = rules();
		assertThat(rules).hasSizeGreaterThan(40);
		run((context) -> {
			ProblemHandler handler = context.getBean(ProblemHandler.class);
			int resolved = 0;
			for (Map.Entry<String, String> rule : rules.entrySet()) {
				Throwable failure = instantiate(rule.getKey());
				if (failure != null && ruleIsActive(rule.getKey())) {
					Problem problem = handler.handle(failure, new GetRequest());
					assertThat(problem.type().slug()).as(rule.getKey()).isEqualTo(rule.getValue());
					resolved++;
				}
			}
			assertThat(resolved).isGreaterThan(20);
		});
	}

	@Test
	void oneExceptionPerRuleThatLooksInsideResolves() {
		run((context) -> {
			ProblemHandler handler = context.getBean(ProblemHandler.class);
			RuleFailures.present().forEach((failure, slug) -> {
				Problem problem = handler.handle(failure, new GetRequest());
				assertThat(problem.type().slug()).as(failure.getClass().getName()).isEqualTo(slug);
			});
		});
	}

	private static Map<String, String> rules() throws IOException {
		Map<String, String> rules = new TreeMap<>();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:/dev/faultline/rules/*.properties")) {
			if ("gateway.properties".equals(file.getFilename())) {
				// no test here has a gateway
				continue;
			}
			Properties properties = PropertiesLoaderUtils.loadProperties(file);
			// behind a comma there may be a level
			properties
				.forEach((className, rule) -> rules.put((String) className, ((String) rule).split(",")[0].strip()));
		}
		return rules;
	}

	/**
	 * Those of Spring MVC and Spring Security are there when their library is.
	 * @param className the class that the rule names
	 * @return whether its auto-configuration matches
	 */
	private static boolean ruleIsActive(String className) {
		boolean webMvc = ClassUtils.isPresent("org.springframework.web.servlet.DispatcherServlet", null);
		boolean ofWebMvc = className.startsWith("jakarta.servlet") || className.startsWith("org.apache.coyote")
				|| className.startsWith("org.springframework.web.servlet")
				|| className.endsWith("SessionRequiredException");
		// without a cause it is a bug of ours, which a rule that looks inside says first
		boolean isUndecided = className.equals("org.springframework.core.codec.DecodingException");
		return !isUndecided && (!ofWebMvc || webMvc);
	}

	/**
	 * Make an instance without its constructor, since for these rules the class is all
	 * that counts. Those that say their headers themselves must be real ones.
	 * @param className name of the exception class
	 * @return the instance, or {@code null} if the class is absent or abstract
	 */
	private static @Nullable Throwable instantiate(String className) {
		try {
			Class<?> type = Class.forName(className);
			boolean real = ErrorResponse.class.isAssignableFrom(type);
			if (real || Modifier.isAbstract(type.getModifiers())) {
				return null;
			}
			return (Throwable) new SpringObjenesis().newInstance(type);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * A request for the root.
	 */
	private static final class GetRequest implements ProblemContext {

		@Override
		public String method() {
			return "GET";
		}

		@Override
		public String path() {
			return "/";
		}

		@Override
		public @Nullable String query() {
			return null;
		}

		@Override
		public @Nullable String header(String name) {
			return null;
		}

		@Override
		public Locale locale() {
			return Locale.ENGLISH;
		}

		@Override
		public boolean hasContent() {
			return false;
		}

		@Override
		public boolean committed() {
			return false;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Imports.class)
	static class OurAutoConfigurations {

	}

	/**
	 * By name and in their order, as Boot does it, so that no class is loaded before its
	 * conditions match. Of Boot's own there is only what serves a servlet application.
	 */
	static class Imports extends AutoConfigurationImportSelector {

		@Override
		protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
			return new AnnotationAttributes(Map.of("exclude", new String[0], "excludeName", new String[0]));
		}

		@Override
		protected List<String> getCandidateConfigurations(AnnotationMetadata metadata,
				@Nullable AnnotationAttributes attributes) {
			return ImportCandidates.load(AutoConfiguration.class, getBeanClassLoader())
				.getCandidates()
				.stream()
				.filter((name) -> name.startsWith("dev.faultline.")
						|| name.startsWith("org.springframework.boot.webmvc.autoconfigure."))
				.filter((name) -> !name.contains(".actuate."))
				.toList();
		}

	}

}
