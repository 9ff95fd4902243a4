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
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.faultline.ProblemCustomizer;
import dev.faultline.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In which language a problem is, on a machine whose language is German.
 */
class LanguageTests {

	private static final String MESSAGES = "spring.messages.basename=languages/messages";

	private static final Locale LOCALE = Locale.getDefault();

	private static TestServer server;

	private static TestServer own;

	@BeforeAll
	static void start() {
		Locale.setDefault(Locale.GERMANY);
		server = TestServer.start(Application.class);
		own = TestServer.start(List.of(MESSAGES, "spring.messages.fallback-to-system-locale=false"), Application.class);
	}

	@AfterAll
	static void stop() {
		Locale.setDefault(LOCALE);
		server.close();
		own.close();
	}

	// Which language

	@ParameterizedTest
	@CsvSource({ "/missing, Parameter fehlt, Der Parameter 'page' ist erforderlich.",
			"/nowhere, Nicht gefunden, Unter diesem Pfad wurde nichts gefunden.",
			"/filter, Interner Fehler, Der Server konnte die Bearbeitung der Anfrage nicht abschließen." })
	void germanIsSpokenToWhoAsksForIt(String path, String title, String detail) {
		Answer answer = server.get(path).language("de-AT,de;q=0.9,en;q=0.5").send();
		assertThat(answer.document()).containsEntry("title", title).containsEntry("detail", detail);
		answer.hasHeader("Content-Language", "de").hasHeader("Vary", "Accept-Language");
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere, Not found", "/filter, Internal error" })
	void englishIsSpokenWhereThereIsNoTranslation(String path, String title) {
		Answer answer = server.get(path).language("it").send();
		assertThat(answer.document()).containsEntry("title", title);
		answer.hasHeader("Content-Language", "en").hasHeader("Vary", "Accept-Language");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/filter", "/missing" })
	void languageOfTheMachineIsNotSpokenToWhoAsksForNothing(String path) {
		server.get(path).withoutLanguage().send().hasHeader("Content-Language", "en");
		server.get(path).language("*").send().hasHeader("Content-Language", "en");
		server.get(path).language("!!!").send().hasHeader("Content-Language", "en");
	}

	@Test
	void languageOfTheMachineIsSpokenToWhoAsksForIt() {
		server.get("/filter").language("de").send().hasHeader("Content-Language", "de");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/filter" })
	void configuredLocaleIsForWhoAsksForNothing(String path) {
		try (TestServer german = TestServer.start(List.of("spring.web.locale=de"), Application.class)) {
			german.get(path).withoutLanguage().send().hasHeader("Content-Language", "de");
			german.get(path).language("en").send().hasHeader("Content-Language", "en");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/filter" })
	void fixedLocaleIsForAll(String path) {
		try (TestServer german = TestServer.start(List.of("spring.web.locale=de", "spring.web.locale-resolver=fixed"),
				Application.class)) {
			german.get(path).language("en").send().hasHeader("Content-Language", "de");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/filter" })
	void resolverOfTheApplicationIsAskedAtEveryDoor(String path) {
		try (TestServer cookies = TestServer.start(Application.class, Cookies.class)) {
			cookies.get(path).header("Cookie", "lang=de").send().hasHeader("Content-Language", "de");
			cookies.get(path).header("Cookie", "lang=en").language("de").send().hasHeader("Content-Language", "en");
		}
	}

	@Test
	void resolverThatFailsLeavesTheLanguageOfTheHeader() {
		try (TestServer cookies = TestServer.start(Application.class, Cookies.class)) {
			Answer answer = cookies.get("/filter").header("Cookie", "lang=!!!").language("de").send();
			answer.isProblem(500, "internal-error").hasHeader("Content-Language", "de");
			assertThat(answer.document()).containsEntry("title", "Interner Fehler");
		}
	}

	@ParameterizedTest
	@CsvSource({ "es-MX, es, Falta un parámetro, El parámetro 'page' es obligatorio.",
			"fr-CA, fr, Paramètre manquant, Le paramètre 'page' est obligatoire.",
			"ja-JP, ja, パラメーターがありません, パラメーター 'page' は必須です。",
			"nl-BE, nl, Parameter ontbreekt, De parameter 'page' is verplicht.",
			"pt-BR, pt, Falta um parâmetro, O parâmetro 'page' é obrigatório.", "zh-CN, zh, 缺少参数, 参数 'page' 是必需的。",
			"zh-Hans-HK, zh, 缺少参数, 参数 'page' 是必需的。" })
	void languageIsSpokenInEachCountry(String language, String spoken, String title, String detail) {
		Answer answer = server.get("/missing").language(language).send();
		assertThat(answer.document()).containsEntry("title", title).containsEntry("detail", detail);
		answer.hasHeader("Content-Language", spoken).hasHeader("Vary", "Accept-Language");
	}

	@ParameterizedTest
	@CsvSource({ "zh-TW, en", "zh-Hant, en", "zh-HK, en", "'zh-TW, zh;q=0.9, en;q=0.8', zh",
			"'zh-TW, en;q=0.9, zh;q=0.8', en" })
	void simplifiedChineseIsNotSpokenToWhoReadsTheTraditionalUnlessItIsAskedForToo(String accepted, String spoken) {
		server.get("/nowhere").language(accepted).send().hasHeader("Content-Language", spoken);
		server.get("/filter").language(accepted).send().hasHeader("Content-Language", spoken);
	}

	@ParameterizedTest
	@CsvSource({ "'it, de;q=0.8', de", "'it, en;q=0.8, de;q=0.5', en", "'de;q=0.1, it', de", "'it, sv', en" })
	void nextLanguageOfTheCallerIsSpokenWhereThereIsNoneForTheFirst(String accepted, String spoken) {
		server.get("/nowhere").language(accepted).send().hasHeader("Content-Language", spoken);
		server.get("/filter").language(accepted).send().hasHeader("Content-Language", spoken);
	}

	@Test
	void languageThatOnlyTheApplicationSpeaksComesBeforeTheNextOne() {
		Answer answer = own.get("/nowhere").language("it, de;q=0.8").send();
		assertThat(answer.document()).containsEntry("title", "Niente");
		own.get("/filter").language("it, de;q=0.8").send().hasHeader("Content-Language", "de");
	}

	// Violations

	@Test
	void wordsOfTheValidatorAreInTheLanguageToo() {
		Answer answer = server.post("/orders").language("de").json("{\"name\": \"\"}").send();
		answer.isProblem(422, "validation-failed")
			.hasErrors(Map.of("pointer", "#/name", "detail", "darf nicht leer sein"))
			.hasHeader("Content-Language", "de");
		assertThat(answer.document()).containsEntry("title", "Validierung fehlgeschlagen");
	}

	@Test
	void twoLanguagesInOneDocumentAreNotCalledOne() {
		// the validator speaks Italian
		Answer answer = server.post("/orders").language("it").json("{\"name\": \"\"}").send();
		answer.isProblem(422, "validation-failed");
		assertThat(answer.header("Content-Language")).isNull();
	}

	@Test
	void wordsOfTheValidatorInTheLanguageOfTheMachineAreNotCalledEnglish() {
		Answer answer = server.post("/orders").withoutLanguage().json("{\"name\": \"\"}").send();
		answer.isProblem(422, "validation-failed");
		assertThat(answer.document()).containsEntry("title", "Validation failed");
		assertThat(answer.header("Content-Language")).isNull();
	}

	@Test
	void wordsOfTheValidatorAreInTheConfiguredLanguage() {
		try (TestServer english = TestServer.start(List.of("spring.web.locale=en"), Application.class)) {
			english.post("/orders")
				.withoutLanguage()
				.json("{\"name\": \"\"}")
				.send()
				.hasErrors(Map.of("detail", "must not be blank"))
				.hasHeader("Content-Language", "en");
		}
	}

	@Test
	void kindOfAValueIsInTheLanguageToo() {
		server.get("/page?page=x")
			.language("de")
			.send()
			.isProblem(400, "invalid-parameter")
			.hasDetail("'page' muss eine ganze Zahl sein.")
			.hasHeader("Content-Language", "de");
	}

	// Headers

	@Test
	void varyIsAddedToThatOfCors() {
		Answer answer = server.get("/cors").language("de").header("Origin", "https://example.com").send();
		answer.isProblem(409, "conflict");
		assertThat(answer.header("Vary").split(", ")).contains("Origin", "Accept-Language").doesNotHaveDuplicates();
	}

	@Test
	void varyIsNotSaidTwice() {
		server.get("/varied").send().isProblem(409, "conflict").hasHeader("Vary", "accept-language");
	}

	@Test
	void varyByEverythingIsEnough() {
		server.get("/varied-by-all").send().isProblem(409, "conflict").hasHeader("Vary", "*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/bare", "/document" })
	void textOfTheApplicationIsInNoLanguageThatWeKnow(String path) {
		Answer answer = server.get(path).language("de").send();
		assertThat(answer.document()).containsEntry("detail", "Alles weg.");
		assertThat(answer.headers()).doesNotContainKeys("Content-Language", "Vary");
	}

	@Test
	void languageOfTheLostContentIsDropped() {
		server.get("/french").language("de").send().isProblem(409, "conflict").hasHeader("Content-Language", "de");
		Answer answer = server.get("/french-bare").language("de").send();
		assertThat(answer.headers()).doesNotContainKey("Content-Language");
	}

	@Test
	void customizerMayNameTheLanguage() {
		try (TestServer latin = TestServer.start(Application.class, Latin.class)) {
			latin.get("/nowhere").send().hasHeader("Content-Language", "la").hasHeader("Vary", "Accept-Language");
		}
	}

	@Test
	void pageForPeopleIsInTheLanguageThatItsViewSays() {
		Answer answer = server.get("/nowhere").language("fr").accept(TestServer.BROWSER).send();
		assertThat(answer.header("Content-Type")).startsWith("text/html");
		answer.hasHeader("Content-Language", "fr");
	}

	// Texts of the application

	@Test
	void textOfTheApplicationComesFirst() {
		Answer german = own.get("/nowhere").language("de").send();
		assertThat(german.document()).containsEntry("title", "Gibt es nicht")
			.containsEntry("detail", "Hier ist nichts. It's {0} ''");
		german.hasHeader("Content-Language", "de").hasHeader("Vary", "Accept-Language");
		Answer english = own.get("/nowhere").language("en").send();
		assertThat(english.document()).containsEntry("title", "Nowhere")
			.containsEntry("detail", "Nothing was found at this path.");
	}

	@Test
	void textOfTheApplicationForNoLanguageIsCalledNone() {
		Answer answer = own.get("/nowhere").language("sv").send();
		assertThat(answer.document()).containsEntry("title", "Nowhere");
		assertThat(answer.header("Content-Language")).isNull();
		answer.hasHeader("Vary", "Accept-Language");
	}

	@Test
	void textThatTheApplicationDoesNotHaveIsBuiltIn() {
		Answer answer = own.get("/missing").language("de").send();
		assertThat(answer.document()).containsEntry("title", "Parameter fehlt");
		answer.hasErrors(Map.of("parameter", "page", "detail", "wird gebraucht"));
	}

	@Test
	void kindOfAValueIsInTheApplicationsWords() {
		own.get("/page?page=x").language("de").send().hasDetail("'page' muss eine Seitenzahl sein.");
	}

	@ParameterizedTest
	@CsvSource({ "de, 'Der Name der Bestellung fehlt, {0}.'", "en, 'The name of the order is missing, {0}.'" })
	void violationIsInTheApplicationsWordsForTheField(String language, String detail) {
		own.post("/orders")
			.language(language)
			.json("{\"name\": \"\"}")
			.send()
			.isProblem(422, "validation-failed")
			.hasErrors(Map.of("code", "NotBlank", "detail", detail));
	}

	@Test
	void violationOfAParameterIsInTheApplicationsWordsForIt() {
		own.get("/sized?size=0")
			.language("de")
			.send()
			.isProblem(400, "invalid-parameter")
			.hasErrors(Map.of("code", "Min", "detail", "size muss mindestens 3 sein"))
			.hasHeader("Content-Language", "de");
	}

	@Test
	void valueOfTheWrongTypeInAFormIsInTheApplicationsWords() {
		own.post("/dated")
			.language("de")
			.form("day=x")
			.send()
			.isProblem(400, "invalid-form")
			.hasErrors(Map.of("code", "type", "detail", "Der Tag ist kein Tag."));
	}

	@Test
	void wordsOfTheValidatorAreNoPattern() {
		own.post("/noted")
			.language("de")
			.json("{\"note\": \"{0} ' {\"}")
			.send()
			.isProblem(422, "validation-failed")
			.hasErrors(Map.of("detail", "it's not {0} ' {"));
	}

	@Test
	void reasonThatIsACodeIsLookedUp() {
		Answer answer = own.get("/coded").language("de").send().isBareProblem(410, "Gone");
		answer.hasDetail("Ausverkauft.").hasHeader("Vary", "Accept-Language");
	}

	@Test
	void textOfTheCallerIsNoPattern() {
		// {0} would be a pattern of Spring's, {name} one of ours
		Answer answer = own.get("/page?page=%7B0%7D%20%7Bname%7D%20'").language("de").send();
		answer.isProblem(400, "invalid-parameter").hasDetail("'page' muss eine Seitenzahl sein.");
		own.post("/orders")
			.language("de")
			.json("{\"{0} {name} '\": 1, \"name\": \"${x} {0}\"}")
			.send()
			.isWithoutInternals();
	}

	@Import(Controllers.class)
	static class Application extends PlainApplication {

		/**
		 * Tomcat reads the language of its machine but once in the life of the JVM, which
		 * other tests have begun.
		 */
		@Bean
		FilterRegistrationBean<Filter> germanContainer() {
			FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> chain
				.doFilter(new GermanContainerRequest((HttpServletRequest) request), response));
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return filter;
		}

		@Bean
		FilterRegistrationBean<Filter> failing() {
			FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
				throw new IOException(TestServer.SECRET);
			});
			filter.addUrlPatterns("/filter");
			return filter;
		}

	}

	private static final class GermanContainerRequest extends HttpServletRequestWrapper {

		private GermanContainerRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public Locale getLocale() {
			String header = getHeader("Accept-Language");
			return (header != null && header.matches("[a-z].*")) ? super.getLocale() : Locale.GERMANY;
		}

	}

	static class Cookies {

		@Bean
		LocaleResolver localeResolver() {
			return new CookieLocaleResolver("lang");
		}

	}

	static class Latin {

		@Bean
		ProblemCustomizer latin() {
			return (problem, context) -> problem.headers().set("Content-Language", "la");
		}

	}

	record Order(@NotBlank String name) {
	}

	record Note(@Size(max = 3, message = "it's not ${validatedValue}") String note) {
	}

	record Day(LocalDate day) {
	}

	@RestController
	static class Controllers {

		@GetMapping("/missing")
		String missing(@RequestParam String page) {
			return page;
		}

		@GetMapping("/page")
		String page(@RequestParam int page) {
			return "" + page;
		}

		@PostMapping("/orders")
		String orders(@Valid @RequestBody Order order) {
			return order.name();
		}

		@PostMapping("/noted")
		String noted(@Valid @RequestBody Note note) {
			return note.note();
		}

		@PostMapping("/dated")
		String dated(Day day) {
			return "" + day.day();
		}

		@GetMapping("/sized")
		String sized(@RequestParam @Min(3) int size) {
			return "" + size;
		}

		@CrossOrigin
		@GetMapping("/cors")
		String cors() {
			throw conflict();
		}

		@GetMapping("/varied")
		String varied(HttpServletResponse response) {
			response.addHeader("Vary", "accept-language");
			throw conflict();
		}

		@GetMapping("/varied-by-all")
		String variedByAll(HttpServletResponse response) {
			response.addHeader("Vary", "*");
			throw conflict();
		}

		@GetMapping("/bare")
		String bare() {
			throw new ResponseStatusException(HttpStatus.GONE, "Alles weg.");
		}

		@GetMapping("/coded")
		String coded() {
			throw new ResponseStatusException(HttpStatus.GONE, "stock.gone");
		}

		@GetMapping("/document")
		ProblemDetail document() {
			return ProblemDetail.forStatusAndDetail(HttpStatus.GONE, "Alles weg.");
		}

		@GetMapping("/french")
		String french(HttpServletResponse response) {
			response.setLocale(Locale.FRENCH);
			throw conflict();
		}

		@GetMapping("/french-bare")
		String frenchBare(HttpServletResponse response) {
			response.setLocale(Locale.FRENCH);
			throw new ResponseStatusException(HttpStatus.GONE);
		}

		private static ProblemException conflict() {
			return ProblemException.of("conflict").build();
		}

	}

}
