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

package dev.faultline.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

import com.acme.shop.OutOfStockException;
import dev.faultline.ProblemHandler;
import dev.faultline.TestProblemContext;
import dev.faultline.rules.data.ConstraintResolver;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code faultline.data.constraints}: what the documentation shows works as
 * written.
 */
class DataConstraintsAutoConfigurationTests {

	private static final String DOCUMENTED = """
			faultline:
			  problems:
			    email-taken:
			      status: 409
			      title: E-mail address taken
			  data:
			    constraints:
			      uk_user_email: email-taken
			      fk_order_customer: 422
			""";

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(FaultlineAutoConfiguration.class, DataConstraintsAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "uk_user_email", "UK_USER_EMAIL", "public.uk_user_email", "users.uk_user_email",
			"\"public\".\"uk_user_email\"", "PUBLIC.UK_USER_EMAIL INDEX PUBLIC.UK_USER_EMAIL_INDEX_4" })
	void constraintIsFoundHoweverTheDatabaseWritesIt(String name) {
		this.contextRunner.withInitializer(DataConstraintsAutoConfigurationTests::load).run((context) -> {
			assertThat(context).hasSingleBean(ConstraintResolver.class);
			assertThat(slug(context.getBean(ProblemHandler.class), violation(name))).isEqualTo("email-taken");
		});
	}

	@Test
	void constraintOfAnotherNameIsLeftToTheRules() {
		this.contextRunner.withInitializer(DataConstraintsAutoConfigurationTests::load)
			.run((context) -> assertThat(slug(context.getBean(ProblemHandler.class), violation("uk_user_email_2")))
				.isNotEqualTo("email-taken"));
	}

	@Test
	void constraintMayBeABareStatus() {
		this.contextRunner.withInitializer(DataConstraintsAutoConfigurationTests::load)
			.run((context) -> assertThat(context.getBean(ProblemHandler.class)
				.handle(violation("fk_order_customer"), TestProblemContext.post("/orders"))
				.status()
				.value()).isEqualTo(422));
	}

	@Test
	void variableOfTheEnvironmentOverridesAnEntry() {
		this.contextRunner.withInitializer(DataConstraintsAutoConfigurationTests::load)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
						Map.of("FAULTLINE_DATA_CONSTRAINTS_UKUSEREMAIL", "conflict"))))
			.run((context) -> assertThat(slug(context.getBean(ProblemHandler.class), violation("uk_user_email")))
				.isEqualTo("conflict"));
	}

	@Test
	void exceptionThatTheApplicationMadeOfAViolationKeepsItsDeclaration() {
		this.contextRunner.withInitializer(DataConstraintsAutoConfigurationTests::load)
			.withPropertyValues("faultline.mappings.com.acme.shop.OutOfStockException=conflict")
			.run((context) -> {
				Throwable mapped = new OutOfStockException("sku", 3);
				mapped.initCause(violation("uk_user_email"));
				assertThat(slug(context.getBean(ProblemHandler.class), mapped)).isEqualTo("conflict");
				assertThat(slug(context.getBean(ProblemHandler.class),
						new IllegalStateException(violation("uk_user_email"))))
					.isEqualTo("email-taken");
			});
	}

	@Test
	void mappingOfTheVeryClassWins() {
		this.contextRunner.withInitializer(DataConstraintsAutoConfigurationTests::load)
			.withPropertyValues("faultline.mappings.org.springframework.dao.DataIntegrityViolationException=conflict")
			.run((context) -> assertThat(slug(context.getBean(ProblemHandler.class), violation("uk_user_email")))
				.isEqualTo("conflict"));
		this.contextRunner.withInitializer(DataConstraintsAutoConfigurationTests::load)
			.withPropertyValues("faultline.mappings.org.springframework.dao.DataAccessException=conflict")
			.run((context) -> assertThat(slug(context.getBean(ProblemHandler.class), violation("uk_user_email")))
				.isEqualTo("email-taken"));
	}

	@Test
	void nothingIsAskedWithoutAConstraint() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(ConstraintResolver.class));
	}

	@Test
	void nothingIsAskedWhenFaultlineIsOff() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(FaultlineAutoConfiguration.class, DataConstraintsAutoConfiguration.class))
			.withPropertyValues("faultline.enabled=false", "faultline.data.constraints.uk_user_email=conflict")
			.run((context) -> assertThat(context).doesNotHaveBean(ConstraintResolver.class));
	}

	private static void load(ConfigurableApplicationContext context) {
		try {
			new YamlPropertySourceLoader()
				.load("documented", new ByteArrayResource(DOCUMENTED.getBytes(StandardCharsets.UTF_8)))
				.forEach(context.getEnvironment().getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String slug(ProblemHandler handler, Throwable failure) {
		return handler.handle(failure, TestProblemContext.post("/users")).type().slug();
	}

	private static Throwable violation(String constraint) {
		return new DataIntegrityViolationException("s3cr3t", new ConstraintViolationException("s3cr3t",
				new SQLException("s3cr3t", "23505"), "s3cr3t", ConstraintKind.UNIQUE, constraint));
	}

}
