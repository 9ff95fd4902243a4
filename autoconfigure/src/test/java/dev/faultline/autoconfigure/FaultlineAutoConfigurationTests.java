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

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.BuiltInProblemTypes;
import dev.faultline.DefaultProblemCatalog;
import dev.faultline.DefaultProblemHandler;
import dev.faultline.OwnFrames;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemResolution;
import dev.faultline.ProblemRules;
import dev.faultline.PropertyPointers;
import dev.faultline.customize.MessageCustomizer;
import dev.faultline.pages.ProblemTypeDescriptions;
import dev.faultline.pages.ProblemTypeDocuments;
import dev.faultline.render.Jackson2MemberConverter;
import dev.faultline.render.JacksonMemberConverter;
import dev.faultline.render.JdkMemberConverter;
import dev.faultline.render.JsonProblemRenderer;
import dev.faultline.render.MemberConverter;
import dev.faultline.report.CommonsProblemLog;
import dev.faultline.report.LogLevels;
import dev.faultline.report.LoggingProblemListener;
import dev.faultline.report.RepeatedFailures;
import dev.faultline.resolve.DefaultProblemResolution;
import dev.faultline.rules.jackson.JacksonPropertyPointers;
import dev.faultline.rules.jackson2.Jackson2PropertyPointers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FaultlineAutoConfiguration} and the steps of the walk.
 */
class FaultlineAutoConfigurationTests {

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurationNames.ours());

	@Test
	void servletApplicationHasTheWholeWalk() {
		this.servlet.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(ProblemCatalog.class)
			.hasSingleBean(ProblemResolution.class)
			.hasSingleBean(ProblemHandler.class)
			.hasSingleBean(MessageCustomizer.class)
			.hasSingleBean(LoggingProblemListener.class)
			.hasSingleBean(MemberConverter.class)
			.hasSingleBean(JsonProblemRenderer.class)
			.hasSingleBean(ProblemTypeDocuments.class));
	}

	@Test
	void reactiveApplicationHasNoServletAdapter() {
		new ReactiveWebApplicationContextRunner().withConfiguration(AutoConfigurationNames.oursAndBoot())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(beansOfRoom(context, "dev.faultline.servlet.Servlet")).isEmpty();
			});
	}

	@Test
	void applicationThatIsNotOnTheWebHasNothing() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurationNames.oursAndBoot())
			.run((context) -> assertThat(beansOfRoom(context, "dev.faultline.")).isEmpty());
	}

	@Test
	void withEnabledFalseThereIsNothing() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurationNames.oursAndBoot())
			.withPropertyValues("faultline.enabled=false")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(beansOfRoom(context, "dev.faultline.")).isEmpty();
			});
	}

	@Test
	void withEnabledFalseMistakesDoNotStopTheStart() {
		this.servlet.withPropertyValues("faultline.enabled=false", "faultline.mappings.java.lang.Strin=404")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void withoutProblemDetailThereIsNothing() {
		this.servlet.withClassLoader(new FilteredClassLoader(ProblemDetail.class))
			.run((context) -> assertThat(beansOfRoom(context, "dev.faultline.")).isEmpty());
	}

	@Test
	void withPagesEnabledFalseThereAreNoPages() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurationNames.oursAndBoot())
			.withPropertyValues("faultline.pages.enabled=false")
			.run((context) -> {
				assertThat(context).hasSingleBean(ProblemHandler.class).doesNotHaveBean(ProblemTypeDocuments.class);
				assertThat(beansOfRoom(context, "dev.faultline.servlet.pages.")).isEmpty();
			});
	}

	@Test
	void withJsonMapperMembersAreConvertedByIt() {
		this.servlet.withBean(JsonMapper.class, JsonMapper::new)
			.run((context) -> assertThat(context).getBean(MemberConverter.class)
				.isInstanceOf(JacksonMemberConverter.class));
	}

	@Test
	void withoutJsonMapperBeanMembersAreConvertedWithoutJackson() {
		this.servlet.run(
				(context) -> assertThat(context).getBean(MemberConverter.class).isInstanceOf(JdkMemberConverter.class));
	}

	@Test
	void withoutJacksonMembersAreConvertedWithoutJackson() {
		this.servlet.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(MemberConverter.class)
				.isInstanceOf(JdkMemberConverter.class));
	}

	@Test
	void withBothMappersJackson3IsAsked() {
		this.servlet.withBean(JsonMapper.class, JsonMapper::new)
			.withBean(ObjectMapper.class, ObjectMapper::new)
			.run((context) -> {
				assertThat(context).getBean(MemberConverter.class).isInstanceOf(JacksonMemberConverter.class);
				assertThat(context).getBean(PropertyPointers.class).isInstanceOf(JacksonPropertyPointers.class);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.http.converters.preferred-json-mapper=jackson2",
			"spring.http.codecs.preferred-json-mapper=jackson2" })
	void jackson2IsAskedIfItIsPreferred(String preference) {
		this.servlet.withBean(JsonMapper.class, JsonMapper::new)
			.withBean(ObjectMapper.class, ObjectMapper::new)
			.withPropertyValues(preference)
			.run(FaultlineAutoConfigurationTests::asksJackson2);
	}

	@Test
	void jackson2IsAskedIfItIsAlone() {
		this.servlet.withBean(ObjectMapper.class, ObjectMapper::new)
			.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.run(FaultlineAutoConfigurationTests::asksJackson2);
	}

	private static void asksJackson2(AssertableWebApplicationContext context) {
		assertThat(context).hasNotFailed();
		assertThat(context).getBean(MemberConverter.class).isInstanceOf(Jackson2MemberConverter.class);
		assertThat(context).getBean(PropertyPointers.class).isInstanceOf(Jackson2PropertyPointers.class);
	}

	@Test
	void contractsAreReplaceable() {
		this.servlet.withUserConfiguration(OwnContracts.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).getBeanNames(ProblemCatalog.class).containsExactly("ownCatalog");
			assertThat(context).getBeanNames(ProblemResolution.class).containsExactly("ownResolution");
			assertThat(context).getBeanNames(ProblemHandler.class).containsExactly("ownHandler");
			assertThat(context).getBeanNames(MemberConverter.class).containsExactly("ownConverter");
			assertThat(context).getBeanNames(JsonProblemRenderer.class).containsExactly("ownRenderer");
			assertThat(context).getBeanNames(LoggingProblemListener.class).containsExactly("ownListener");
			assertThat(context).getBeanNames(ProblemTypeDocuments.class).containsExactly("ownDocuments");
		});
	}

	@Test
	void ownConverterIsPreferredToJackson() {
		this.servlet.withBean(JsonMapper.class, JsonMapper::new)
			.withUserConfiguration(OwnContracts.class)
			.run((context) -> assertThat(context).getBeanNames(MemberConverter.class).containsExactly("ownConverter"));
	}

	@Test
	void rulesOfAbsentLibraryAreLeftOut() {
		this.servlet.run((context) -> assertThat(context).hasBean("firewallRules")
			.hasBean("securityNamedRules")
			.hasBean("constraintViolationRules")
			.hasBean("unreadableJsonRules")
			.hasBean("unreadableJson2Rules")
			.hasBean("restClientRules")
			.hasBean("webClientRules")
			.hasBean("feignRules")
			.hasBean("circuitBreakerRules")
			.hasBean("rateLimiterRules")
			.hasBean("routingRules")
			.hasBean("tomcatRequestRules")
			.hasBean("jettyRequestRules"));
		without("org.springframework.security", "firewallRules", "securityNamedRules");
		without("jakarta.validation", "constraintViolationRules");
		without("tools.jackson", "unreadableJsonRules");
		without("org.springframework.web.client", "restClientRules");
		without("org.springframework.web.reactive.function.client", "webClientRules");
		without("feign", "feignRules");
		without("io.github.resilience4j.circuitbreaker", "circuitBreakerRules");
		without("io.github.resilience4j.ratelimiter", "rateLimiterRules");
		without("org.springframework.web.servlet", "routingRules", "missingValueRules", "webMvcNamedRules");
		without("org.apache.tomcat", "tomcatRequestRules");
		without("org.eclipse.jetty", "jettyRequestRules");
	}

	@Test
	void rulesOfNamesNeedNoLibrary() {
		this.servlet
			.withClassLoader(new FilteredClassLoader("org.springframework.dao", "org.springframework.jdbc",
					"org.hibernate", "jakarta.persistence", "io.github.resilience4j", "org.springframework.data"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("dataNamedRules")
				.hasBean("messagingNamedRules")
				.hasBean("resilienceNamedRules")
				.hasBean("upstreamNamedRules")
				.hasBean("jdkNamedRules"));
	}

	private void without(String packageName, String... beans) {
		this.servlet.withClassLoader(new FilteredClassLoader(packageName)).run((context) -> {
			assertThat(context).as(packageName).hasNotFailed().hasSingleBean(ProblemHandler.class);
			assertThat(context.getBeansOfType(ProblemRules.class).keySet()).as(packageName)
				.isNotEmpty()
				.doesNotContain(beans);
		});
	}

	private static List<String> beansOfRoom(ApplicationContext context, String prefix) {
		return context.getBeansOfType(Object.class)
			.values()
			.stream()
			.map((bean) -> bean.getClass().getName())
			.filter((name) -> name.startsWith(prefix))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnContracts {

		@Bean
		ProblemCatalog ownCatalog() {
			return new DefaultProblemCatalog("/own/", BuiltInProblemTypes.load());
		}

		@Bean
		ProblemResolution ownResolution(ProblemCatalog catalog) {
			return new DefaultProblemResolution(catalog, Map.of(), List.of(), List.of());
		}

		@Bean
		ProblemHandler ownHandler(ProblemResolution resolution) {
			return new DefaultProblemHandler(resolution, List.of(), List.of());
		}

		@Bean
		MemberConverter ownConverter() {
			return String::valueOf;
		}

		@Bean
		JsonProblemRenderer ownRenderer(MemberConverter converter) {
			return new JsonProblemRenderer(converter);
		}

		@Bean
		LoggingProblemListener ownListener() {
			return new LoggingProblemListener(new CommonsProblemLog(), LogLevels.OF_TYPES,
					new RepeatedFailures(0, 1, System::nanoTime), new OwnFrames(List.of()));
		}

		@Bean
		ProblemTypeDocuments ownDocuments(ProblemTypeDescriptions descriptions) {
			return new ProblemTypeDocuments(descriptions);
		}

	}

}
