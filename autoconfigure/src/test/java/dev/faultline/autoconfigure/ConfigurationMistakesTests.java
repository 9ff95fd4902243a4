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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.acme.shop.ShopApplication;
import dev.faultline.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a user reads when the configuration is wrong: each test is a real start.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationMistakesTests {

	private static final String OUT_OF_STOCK = """
			faultline:
			  mappings:
			    com.acme.shop.OutOfStockException: out-of-stock
			  problems:
			    out-of-stock:
			""";

	@TempDir
	Path directory;

	@Test
	void mappingOfClassThatIsNoThrowableStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    com.acme.shop.Warehouse: 404
				""");
		assertThat(report).contains("Invalid value '404'", "'faultline.mappings.com.acme.shop.Warehouse'", at(3, 30),
				"'com.acme.shop.Warehouse' is not a Throwable", "Map exception classes only");
	}

	@Test
	void mappingToUnknownProblemTypeNamesTheNearest(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    java.util.NoSuchElementException: resource-not-fund
				""");
		assertThat(report).contains("Invalid value 'resource-not-fund'",
				"'faultline.mappings.java.util.NoSuchElementException'", at(3, 39),
				"There is no problem type 'resource-not-fund'. Did you mean 'resource-not-found'?",
				"declare faultline.problems.resource-not-fund");
	}

	@Test
	void constraintWithUnknownProblemTypeNamesTheNearest(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  data:
				    constraints:
				      uk_user_email: already-exist
				""");
		assertThat(report).contains("Invalid value 'already-exist'", "'faultline.data.constraints.uk_user_email'",
				at(4, 22), "There is no problem type 'already-exist'. Did you mean 'already-exists'?",
				"declare faultline.problems.already-exist");
	}

	@ParameterizedTest
	@ValueSource(strings = { "detail: '{message}'", "members: [sku]" })
	void constraintWithProblemTypeThatShowsTheExceptionStopsTheStart(String shown, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  data:
				    constraints:
				      uk_user_email: email-taken
				  problems:
				    email-taken:
				      status: 409
				      %s
				""".formatted(shown));
		assertThat(report).contains("Invalid value 'email-taken'", "'faultline.data.constraints.uk_user_email'",
				at(4, 22), "'email-taken' shows properties of an exception",
				"Name a problem type whose detail is plain text");
	}

	@Test
	void mistypedPropertyOfDataAccessStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  data:
				    constrains:
				      uk_user_email: already-exists
				""");
		assertThat(report).contains("faultline.data.constrains", at(4, 22), "were left unbound");
	}

	@Test
	void mappingToNothingAsksForStatusOrProblemType(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    java.util.NoSuchElementException: ""
				""");
		assertThat(report)
			.contains("Invalid value ''", "'faultline.mappings.java.util.NoSuchElementException'", at(3, 39),
					"Give a status of 400 to 599, or the slug of a problem type")
			.doesNotContain("Did you mean");
	}

	@Test
	void passingThroughAnUnknownProblemTypeNamesTheNearest(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  upstream:
				    pass-through: [not-found, concflict]
				""");
		assertThat(report).contains("Invalid value 'concflict'", "'faultline.upstream.pass-through[1]'", at(3, 31),
				"There is no problem type 'concflict'. Did you mean 'conflict'?", "give its URI");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/problems/closed", "Not-Found", "about:blank", "http://bank.example/a b", "" })
	void passingThroughWhatNamesNoTypeStopsTheStart(String type, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  upstream:
				    pass-through: ["%s", not-found]
				""".formatted(type));
		assertThat(report).contains("Invalid value '" + type + "'", "'faultline.upstream.pass-through[0]'", at(3, 20),
				"by the absolute URI");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-0.1", "1.1", "NaN", "20" })
	void jitterThatIsNoPartStopsTheStart(String jitter, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  load:
				    retry-after-jitter: %s
				""".formatted(jitter));
		assertThat(report).contains("'faultline.load.retry-after-jitter'", at(3, 25), "Use a number from 0 to 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "200", "399", "600", "-1", "18446744073709551616404" })
	void mappingToStatusThatIsNoErrorStopsTheStart(String status, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    java.util.NoSuchElementException: "%s"
				""".formatted(status));
		assertThat(report).contains("Invalid value '" + status + "'",
				"'faultline.mappings.java.util.NoSuchElementException'", at(3, 39), "one of 400 to 599");
	}

	@Test
	void problemTypeWithStatusThatIsNoErrorStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + "      status: 302\n");
		assertThat(report).contains("Invalid value '302'", "'faultline.problems.out-of-stock.status'", at(6, 15),
				"A problem has a status of 400 to 599");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ApiKey realm=places shop", "ApiKey realm=\"places", "ApiKey: key", "ApiKey\r\nX-Other: 1",
			"realm=\"places\"", "ApiKey realm=\"pl\u00e4tze\"", "ApiKey realm=\"places\"," })
	void challengeThatIsNoneStopsTheStart(String challenge, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  security:
				    challenge: %s
				""".formatted(JsonMapper.shared().writeValueAsString(challenge)));
		assertThat(report).contains("'faultline.security.challenge'", at(3, 16),
				"Give the name of a scheme and its parameters, such as 'ApiKey realm=\"places\"'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ApiKey", "ApiKey realm=\"places\"", "ApiKey realm=places, hint=\"in \\\"X-API-Key\\\"\"",
			"Negotiate YII=", "" })
	void challengeThatIsOneIsTaken(String challenge) throws IOException {
		try (ConfigurableApplicationContext context = start(Map.of(), List.of(ShopApplication.class), """
				faultline:
				  security:
				    challenge: %s
				""".formatted(JsonMapper.shared().writeValueAsString(challenge)))) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void patternOfPathsThatIsNoneStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  paths: [ /feeds/*, "/api/{" ]
				""");
		assertThat(report).contains("Invalid value '/api/{'", "'faultline.paths[1]'", at(2, 22),
				"This is no pattern of paths");
	}

	@Test
	void patternOfPathsThatBeginsAnywhereStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  paths: api/**
				""");
		assertThat(report).contains("Invalid value 'api/**'", "'faultline.paths",
				"A pattern of paths begins with '/', such as '/api/**'");
	}

	@Test
	void builtInProblemTypeWithStatusThatIsNoErrorStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  problems:
				    validation-failed:
				      status: 200
				""");
		assertThat(report).contains("Invalid value '200'", "'faultline.problems.validation-failed.status'", at(4, 15),
				"A problem has a status of 400 to 599");
	}

	@Test
	void statusFromTheEnvironmentIsReportedByTheNameOfItsVariable(CapturedOutput output) {
		String report = failedStart(output, Map.of("FAULTLINE_PROBLEMS_VALIDATIONFAILED_STATUS", "700"),
				List.of(ShopApplication.class), """
						faultline:
						  problems:
						    validation-failed:
						      title: Not valid
						""");
		assertThat(report).contains("Invalid value '700'", "FAULTLINE_PROBLEMS_VALIDATIONFAILED_STATUS",
				"A problem has a status of 400 to 599");
	}

	@Test
	void problemTypeOfOnesOwnWithoutStatusStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  problems:
				    out-of-stock:
				      title: Out of stock
				""");
		assertThat(report).contains("'faultline.problems.out-of-stock.status'", at(4, 14),
				"'out-of-stock' needs a status, 400 to 599");
	}

	@Test
	void problemTypeWithoutStatusThatIsAlmostBuiltInNamesTheBuiltInOne(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  problems:
				    validation-faild:
				      remedy: Try harder.
				""");
		assertThat(report).contains("'faultline.problems.validation-faild.status'", at(4, 15),
				"If you meant a known type, correct the spelling; the nearest is 'validation-failed'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Out_Of_Stock", "1st", "out of stock", "out/of/stock", "'[out.of.stock]'" })
	void slugThatIsNotOfLowerCaseWordsAndDashesStopsTheStart(String slug, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  problems:
				    %s:
				      status: 409
				""".formatted(slug));
		String bare = slug.replaceAll("['\\[\\]]", "");
		assertThat(report).contains("Invalid value '409'", "faultline.problems", bare, at(4, 15),
				"'" + bare + "' cannot name a problem type. Use lower case words joined by dashes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api example.com/problems/", "problems/", "https://api.example.com/problems" })
	void typeBaseThatIsNotTheBeginningOfUriStopsTheStart(String typeBase, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  type-base: %s
				""".formatted(typeBase));
		assertThat(report).contains("Invalid value '" + typeBase + "'", "'faultline.type-base'", at(2, 14),
				"https://api.example.com/problems/");
	}

	@ParameterizedTest
	@CsvSource({ "Transfer-Encoding, gzip, Leave it out", "content-length, '5', Leave it out",
			"Retry-After, soon, number of seconds" })
	void headerThatWouldSpoilTheResponseStopsTheStart(String name, String value, String remedy, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  problems:
				    out-of-stock:
				      status: 409
				      headers: { "%s": "%s" }
				""".formatted(name, value));
		assertThat(report).contains("Invalid value '" + value + "'", name, remedy);
	}

	@Test
	void switchThatIsNeitherOnNorOffStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  enabled: ture
				""");
		assertThat(report).contains("Invalid value 'ture'", "'faultline.enabled'", at(2, 12), "Use true or false.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "problems", "/problems/", "/", "/docs errors", "//errors", "/{slug}" })
	void pathOfThePagesThatIsNoneStopsTheStart(String path, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  pages:
				    path: "%s"
				""".formatted(path));
		assertThat(report).contains("Invalid value '" + path + "'", "'faultline.pages.path'", at(3, 11), "/problems");
	}

	@Test
	void memberThatTheExceptionDoesNotHaveStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      members: [sku, availabel]
				""");
		assertThat(report).contains("Invalid value 'availabel'", "'faultline.problems.out-of-stock.members[1]'",
				at(7, 22), "com.acme.shop.OutOfStockException", "'out-of-stock'", "has no property 'availabel'",
				"getter");
	}

	@Test
	void memberThatIsTheMessageStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      members: message
				""");
		assertThat(report).contains("Invalid value 'message'", "'faultline.problems.out-of-stock.members'", at(7, 16),
				"has no property 'message' that may be shown");
	}

	@Test
	void memberThatIsAStandardOneStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      members: [sku, status]
				""");
		assertThat(report).contains("Invalid value 'status'", "'faultline.problems.out-of-stock.members[1]'", at(7, 22),
				"RFC 9457 section 3.1", "Choose another name");
	}

	@Test
	void memberOfOverriddenBuiltInTypeThatTheMappedExceptionDoesNotHaveStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    com.acme.shop.OutOfStockException: conflict
				  problems:
				    conflict:
				      members: [warehouse]
				""");
		assertThat(report).contains("Invalid value 'warehouse'", "'faultline.problems.conflict.members[0]'", at(6, 17),
				"has no property 'warehouse'");
	}

	@Test
	void placeholderThatTheExceptionDoesNotHaveStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      detail: "Only {avail} of {sku} left."
				""");
		assertThat(report).contains("Invalid value 'Only {avail} of {sku} left.'",
				"'faultline.problems.out-of-stock.detail'", at(7, 15), "com.acme.shop.OutOfStockException",
				"has no property 'avail'");
	}

	@Test
	void retryAfterOfAPropertyThatTheExceptionDoesNotHaveStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      headers: { Retry-After: "{restocked}" }
				""");
		assertThat(report).contains("Invalid value '{restocked}'",
				"'faultline.problems.out-of-stock.headers.Retry-After'", at(7, 31), "has no property 'restocked'");
	}

	@Test
	void placeholderOfKeyInAnotherSpellingIsFoundToo(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    com.acme.shop.OutOfStockException: resource-not-found
				  problems:
				    resourceNotFound:
				      detail: "No {shelf}."
				""");
		assertThat(report).contains("Invalid value 'No {shelf}.'", "'faultline.problems.resourceNotFound.detail'",
				at(6, 15), "has no property 'shelf'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{0}", "{sku.length}", "{sku-name}", "{items[0]}" })
	void placeholderThatIsNoNameOfPropertyStopsTheStart(String placeholder, CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      detail: "Item %s is gone."
				""".formatted(placeholder));
		assertThat(report).contains("'faultline.problems.out-of-stock.detail'", at(7, 15),
				placeholder + " is not a placeholder", "name of a property");
	}

	@Test
	void placeholderOfBeanThatTheMappedExceptionDoesNotHaveIsReportedAtTheMapping(CapturedOutput output) {
		String report = failedStart(output, Map.of(), List.of(ShopApplication.class, ShelfTypeConfiguration.class), """
				faultline:
				  mappings:
				    com.acme.shop.OutOfStockException: shelf-empty
				""");
		assertThat(report).contains("Invalid value 'shelf-empty'",
				"'faultline.mappings.com.acme.shop.OutOfStockException'", at(3, 40), "has no property 'shelf'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Retry After", "Retry:After", "Zurück" })
	void headerWithIllegalNameStopsTheStart(String name, CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      headers: { "[%s]": "3600" }
				""".formatted(name));
		assertThat(report).contains("Invalid value '3600'", "faultline.problems.out-of-stock.headers[" + name + "]",
				at(7, name.length() + 24), "not a header of HTTP", "letters, digits and dashes");
	}

	@Test
	void headerWhoseNameBootWouldCutStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      headers: { "Retry After": "3600" }
				""");
		assertThat(report).contains("Invalid value '3600'", "'faultline.problems.out-of-stock.headers.Retry After'",
				at(7, 33), "not a header of HTTP");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\\r\\nSet-Cookie: b", "\\u0000", "grün" })
	void headerWithIllegalValueStopsTheStart(String value, CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      headers:
				        X-Hint: "%s"
				""".formatted(value));
		assertThat(report).contains("'faultline.problems.out-of-stock.headers.X-Hint'", at(8, 17),
				"not a header of HTTP", "printable ASCII");
	}

	@Test
	void messageInTypeOfServerFaultStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 503
				      detail: "Sorry: {message}"
				""");
		assertThat(report).contains("Invalid value 'Sorry: {message}'", "'faultline.problems.out-of-stock.detail'",
				at(7, 15), "{message} would show the text of any exception", "Write the text here instead");
	}

	@Test
	void messageInBuiltInTypeStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  problems:
				    conflict:
				      detail: "{message}"
				""");
		assertThat(report).contains("Invalid value '{message}'", "'faultline.problems.conflict.detail'", at(4, 15),
				"{message} would show the text of any exception", "Write the text here instead");
	}

	@Test
	void statusOfServerFaultForTypeWithMessageStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, Map.of(), List.of(ShopApplication.class, MessageTypeConfiguration.class),
				"""
						faultline:
						  problems:
						    shop-closed:
						      status: 503
						""");
		assertThat(report).contains("Invalid value '503'", "'faultline.problems.shop-closed.status'", at(4, 15),
				"{message} would show the text of any exception");
	}

	@Test
	void unknownClassWhosePackageExistsStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    com.acme.shop.OutOfStokException: 409
				""");
		assertThat(report).contains("Invalid value '409'", "'faultline.mappings.com.acme.shop.OutOfStokException'",
				at(3, 39), "There is no class 'com.acme.shop.OutOfStokException'", "Correct the name of the class");
	}

	@Test
	void unknownNestedClassWhoseEnclosingClassExistsStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    com.acme.shop.Warehouse.ClosdException: 409
				""");
		assertThat(report).contains("'faultline.mappings.com.acme.shop.Warehouse.ClosdException'", at(3, 45),
				"There is no class 'com.acme.shop.Warehouse.ClosdException'", "Correct the name of the class");
	}

	@Test
	void unknownClassWhoseSimpleNameAnotherClassHasNamesThatClass(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    java.lang.NoSuchElementException: 404
				""");
		assertThat(report).contains("'faultline.mappings.java.lang.NoSuchElementException'", at(3, 39),
				"Did you mean 'java.util.NoSuchElementException'?");
	}

	@Test
	void unknownClassWhoseSimpleNameRuleHasNamesThatClass(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    javax.validation.ConstraintViolationException: 400
				""");
		assertThat(report).contains("'faultline.mappings.javax.validation.ConstraintViolationException'", at(3, 52),
				"Did you mean 'jakarta.validation.ConstraintViolationException'?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "OutOfStockException", "Warehouse.ClosedException" })
	void classWithoutItsPackageStopsTheStart(String name, CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    %s: 409
				""".formatted(name));
		assertThat(report).contains("'faultline.mappings." + name + "'", at(3, name.length() + 7),
				"'" + name + "' has no package", "Write the full name of the class");
	}

	@Test
	void nestedClassWithDollarThatBootDropsTellsHowToWriteIt(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mappings:
				    com.acme.shop.Warehouse$ClosedException: 409
				""");
		assertThat(report).contains("'faultline.mappings.com.acme.shop.Warehouse$ClosedException'", at(3, 46),
				"Write 'com.acme.shop.Warehouse.ClosedException'");
	}

	@Test
	void unknownClassOfAbsentPackageIsOneWarningAndTheStartGoesOn(CapturedOutput output) throws IOException {
		try (ConfigurableApplicationContext context = start(Map.of(), List.of(ShopApplication.class), """
				faultline:
				  mappings:
				    com.absent.library.LibraryException: 503
				    java.util.NoSuchElementException: 404
				""")) {
			assertThat(context.isActive()).isTrue();
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("com.absent.library.LibraryException")))
			.singleElement()
			.asString()
			.contains("WARN", "faultline.mappings.com.absent.library.LibraryException", "not there");
	}

	@Test
	void packageThatOnlyHasSubpackagesIsAbsent(CapturedOutput output) throws IOException {
		try (ConfigurableApplicationContext context = start(Map.of(), List.of(ShopApplication.class), """
				faultline:
				  mappings:
				    com.acme.LegacyException: 503
				""")) {
			assertThat(context.isActive()).isTrue();
		}
		assertThat(output).contains("faultline.mappings.com.acme.LegacyException");
	}

	@Test
	void mistypedGroupStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, """
				faultline:
				  mapings:
				    java.util.NoSuchElementException: 404
				""");
		assertThat(report).contains("faultline.mapings", "\"404\"", at(3, 39), "were left unbound",
				"Update your application's configuration");
	}

	@Test
	void mistypedPropertyOfProblemTypeStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, OUT_OF_STOCK + """
				      status: 409
				      statsu: 410
				""");
		assertThat(report).contains("faultline.problems.out-of-stock.statsu", "\"410\"", at(7, 15), "were left unbound",
				"Update your application's configuration");
	}

	@Test
	void variableThatOverridesNothingIsOneWarningAndTheStartGoesOn(CapturedOutput output) throws IOException {
		Map<String, Object> variables = Map.of("FAULTLINE_PROBLEMS_VALIDATIONFAILD_STATUS", "400",
				"FAULTLINE_MAPPINGS_JAVA_UTIL_NOSUCHELEMENTEXCEPTION", "404");
		try (ConfigurableApplicationContext context = start(variables, List.of(ShopApplication.class), "{}")) {
			assertThat(context.isActive()).isTrue();
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("which overrides nothing"))).hasSize(2)
			.allMatch((line) -> line.contains("WARN"))
			.anyMatch((line) -> line.contains("FAULTLINE_PROBLEMS_VALIDATIONFAILD_STATUS"))
			.anyMatch((line) -> line.contains("FAULTLINE_MAPPINGS_JAVA_UTIL_NOSUCHELEMENTEXCEPTION"));
	}

	@Test
	void annotationThatNamesUnknownProblemTypeNamesTheNearest(CapturedOutput output) {
		assertThat(failedScan(output, UnknownSlug.class)).contains("com.acme.mistakes.unknownslug.LostException",
				"'validation-faild', which does not exist", "nearest is 'validation-failed'", "Correct the slug");
	}

	@Test
	void annotationOnClassThatIsNoThrowableStopsTheStart(CapturedOutput output) {
		assertThat(failedScan(output, NotThrowable.class)).contains("com.acme.mistakes.notthrowable.Lost",
				"not a Throwable", "Put it on an exception class");
	}

	@Test
	void annotationWithStatusThatIsNoErrorStopsTheStart(CapturedOutput output) {
		assertThat(failedScan(output, BadStatus.class)).contains("com.acme.mistakes.badstatus.LostException",
				"'status' must be between 400 and 599 but is 200", "a status of 400 to 599");
	}

	@Test
	void annotationWithBadSlugStopsTheStart(CapturedOutput output) {
		assertThat(failedScan(output, BadSlug.class)).contains("com.acme.mistakes.badslug.LostException",
				"'Lost_Parcel'", "lower case words joined by dashes");
	}

	@Test
	void annotationsWithOneDerivedSlugStopTheStart(CapturedOutput output) {
		assertThat(failedScan(output, OneSlug.class)).contains("com.acme.mistakes.oneslug.inbound.ParcelLostException",
				"com.acme.mistakes.oneslug.outbound.ParcelLostException", "'parcel-lost'",
				"Give one of them a slug of its own");
	}

	@Test
	void annotationWithMessageInTypeOfServerFaultStopsTheStart(CapturedOutput output) {
		assertThat(failedScan(output, Message.class)).contains("'lost'", "{message}", "below 500");
	}

	@Test
	void annotationWithPlaceholderThatTheExceptionDoesNotHaveStopsTheStart(CapturedOutput output) {
		assertThat(failedScan(output, Placeholder.class)).contains("com.acme.mistakes.placeholder.LostException",
				"has no property 'parcel'");
	}

	@Test
	void annotationWithTitleButWithoutStatusStopsTheStart(CapturedOutput output) {
		assertThat(failedScan(output, NoStatus.class)).contains("com.acme.mistakes.nostatus.LostException",
				"without a status", "faultline.problems.not-found");
	}

	@Test
	void beansWithOneSlugStopTheStart(CapturedOutput output) {
		String report = failedStart(output, Map.of(), List.of(ShopApplication.class, TwinTypesConfiguration.class),
				"{}");
		assertThat(report).contains("Two problem types have the slug 'parcel-lost'", "Give one of them another slug");
	}

	@Test
	void beanWithMessageInTypeOfServerFaultStopsTheStart(CapturedOutput output) {
		String report = failedStart(output, Map.of(),
				List.of(ShopApplication.class, ServerMessageTypeConfiguration.class), "{}");
		assertThat(report).contains("'shop-broken'", "{message}", "below 500");
	}

	private String failedScan(CapturedOutput output, Class<?> mistaken) {
		return failedStart(output, Map.of(), List.of(ShopApplication.class, mistaken), "{}");
	}

	private String failedStart(CapturedOutput output, String yaml) {
		return failedStart(output, Map.of(), List.of(ShopApplication.class), yaml);
	}

	private String failedStart(CapturedOutput output, Map<String, Object> variables, List<Class<?>> sources,
			String yaml) {
		assertThatException().isThrownBy(() -> start(variables, sources, yaml).close());
		assertThat(output).contains("APPLICATION FAILED TO START");
		String report = output.toString().substring(output.toString().lastIndexOf("APPLICATION FAILED TO START"));
		assertThat(report).contains("Description:", "Action:");
		return report;
	}

	private ConfigurableApplicationContext start(Map<String, Object> variables, List<Class<?>> sources, String yaml)
			throws IOException {
		Files.writeString(this.directory.resolve("application.yml"), yaml);
		SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
		application.addInitializers((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)));
		return application.run("--spring.config.location=" + this.directory.toUri(), "--server.port=0",
				"--server.address=127.0.0.1", "--spring.main.web-application-type=servlet",
				"--spring.main.banner-mode=off");
	}

	private String at(int line, int column) {
		return "application.yml] - %d:%d".formatted(line, column);
	}

	@Configuration(proxyBeanMethods = false)
	static class ShelfTypeConfiguration {

		@Bean
		ProblemType shelfEmpty() {
			return ProblemType.of("shelf-empty", 409).detail("Shelf {shelf} is empty.").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MessageTypeConfiguration {

		@Bean
		ProblemType shopClosed() {
			return ProblemType.of("shop-closed", 409).detail("{message}").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ServerMessageTypeConfiguration {

		@Bean
		ProblemType shopBroken() {
			return ProblemType.of("shop-broken", 500).detail("{message}").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwinTypesConfiguration {

		@Bean
		ProblemType parcelLost() {
			return ProblemType.of("parcel-lost", 404).build();
		}

		@Bean
		ProblemType parcelLostForGood() {
			return ProblemType.of("parcel-lost", 410).build();
		}

	}

	@AutoConfigurationPackage(basePackages = "com.acme.mistakes.unknownslug")
	static class UnknownSlug {

	}

	@AutoConfigurationPackage(basePackages = "com.acme.mistakes.notthrowable")
	static class NotThrowable {

	}

	@AutoConfigurationPackage(basePackages = "com.acme.mistakes.badstatus")
	static class BadStatus {

	}

	@AutoConfigurationPackage(basePackages = "com.acme.mistakes.badslug")
	static class BadSlug {

	}

	@AutoConfigurationPackage(basePackages = "com.acme.mistakes.oneslug")
	static class OneSlug {

	}

	@AutoConfigurationPackage(basePackages = "com.acme.mistakes.message")
	static class Message {

	}

	@AutoConfigurationPackage(basePackages = "com.acme.mistakes.placeholder")
	static class Placeholder {

	}

	@AutoConfigurationPackage(basePackages = "com.acme.mistakes.nostatus")
	static class NoStatus {

	}

}
