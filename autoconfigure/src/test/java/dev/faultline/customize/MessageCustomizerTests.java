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

package dev.faultline.customize;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.faultline.CapturedLog;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.TestCatalog;
import dev.faultline.TestProblemContext;
import dev.faultline.ValueKind;
import dev.faultline.Violation;
import org.junit.jupiter.api.Test;

import org.springframework.context.MessageSource;
import org.springframework.context.support.DelegatingMessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class MessageCustomizerTests {

	private static final Locale GERMAN = Locale.GERMAN;

	private final StaticMessageSource messages = new StaticMessageSource();

	private final ProblemType own = ProblemType.of("out-of-stock", 409).detail("Only {left} of {sku} left.").build();

	private final ProblemCatalog catalog = TestCatalog.with(this.own,
			ProblemType.of("not-found", 404).title("Nowhere").detail("Nothing here.").build());

	private final IllegalStateException failure = new IllegalStateException("secret");

	private final TestProblemContext context = TestProblemContext.get("/orders").withLocale(GERMAN);

	// Which text

	@Test
	void builtInTextIsUsedWhenNobodyHasAnother() {
		ProblemDetail body = customize(this.catalog.problem("busy", this.failure).build());
		assertThat(body.getTitle()).isEqualTo("Vorübergehend ausgelastet");
		assertThat(body.getDetail()).isEqualTo("Der Server ist zurzeit zu stark ausgelastet.");
	}

	@Test
	void configuredTextComesBeforeTheBuiltInOne() {
		ProblemDetail body = customize(this.catalog.problem("not-found", this.failure).build());
		assertThat(body.getTitle()).isEqualTo("Nowhere");
		assertThat(body.getDetail()).isEqualTo("Nothing here.");
	}

	@Test
	void textOfTheApplicationForTheLanguageComesFirst() {
		this.messages.addMessage("faultline.problems.not-found.title", GERMAN, "Nicht gefunden");
		this.messages.addMessage("faultline.problems.not-found.detail", GERMAN, "Hier ist nichts.");
		ProblemDetail body = customize(this.catalog.problem("not-found", this.failure).build());
		assertThat(body.getTitle()).isEqualTo("Nicht gefunden");
		assertThat(body.getDetail()).isEqualTo("Hier ist nichts.");
	}

	@Test
	void textOfTheApplicationForAnotherLanguageIsNotUsed() {
		this.messages.addMessage("faultline.problems.not-found.title", Locale.FRENCH, "Introuvable");
		assertThat(customize(this.catalog.problem("not-found", this.failure).build()).getTitle()).isEqualTo("Nowhere");
	}

	@Test
	void detailOfTheOccurrenceIsKept() {
		this.messages.addMessage("faultline.problems.busy.detail", GERMAN, "Zu viel los.");
		assertThat(customize(this.catalog.problem("busy", this.failure).detail("Desk 3 is busy.").build()).getDetail())
			.isEqualTo("Desk 3 is busy.");
	}

	@Test
	void documentThatTheApplicationWroteIsKept() {
		ProblemDetail written = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Mine.");
		written.setTitle("My title");
		ProblemDetail body = customize(this.catalog.problem("conflict", this.failure).body(written).build());
		assertThat(body.getTitle()).isEqualTo("My title");
		assertThat(body.getDetail()).isEqualTo("Mine.");
	}

	@Test
	void bareStatusHasNoDetailOfItsOwn() {
		ProblemDetail body = customize(this.catalog.problem(HttpStatus.CONFLICT, this.failure).build());
		assertThat(body.getTitle()).isEqualTo("Conflict");
		assertThat(body.getDetail()).isNull();
	}

	// Placeholders and variants

	@Test
	void placeholdersAreFilledAfterTheLookup() {
		this.messages.addMessage("faultline.problems.out-of-stock.detail", GERMAN, "Nur {left} von {sku}.");
		Problem problem = Problem.of(this.own, this.failure).argument("left", 3).argument("sku", "A-1").build();
		assertThat(customize(problem).getDetail()).isEqualTo("Nur 3 von A-1.");
	}

	@Test
	void placeholderWithoutValueLeavesNoHalfSentence() {
		assertThat(customize(Problem.of(this.own, this.failure).argument("left", 3).build()).getDetail()).isNull();
	}

	@Test
	void variantThatKnowsMoreTakesThePlaceOfThePlainDetail() {
		Problem problem = this.catalog.problem("missing-parameter", this.failure)
			.variant("named")
			.argument("name", "page")
			.build();
		assertThat(customize(problem).getDetail()).isEqualTo("Der Parameter 'page' ist erforderlich.");
	}

	@Test
	void variantWithoutItsValueFallsBackToThePlainDetail() {
		Problem problem = this.catalog.problem("missing-parameter", this.failure).variant("named").build();
		assertThat(customize(problem).getDetail()).isEqualTo("Ein erforderlicher Parameter fehlt.");
	}

	@Test
	void variantOfTheApplicationComesBeforeItsPlainDetail() {
		this.messages.addMessage("faultline.problems.missing-parameter.detail", GERMAN, "Etwas fehlt.");
		Problem problem = this.catalog.problem("missing-parameter", this.failure)
			.variant("named")
			.argument("name", "page")
			.build();
		assertThat(customize(problem).getDetail()).isEqualTo("Etwas fehlt.");
		this.messages.addMessage("faultline.problems.missing-parameter.detail.named", GERMAN, "Es fehlt '{name}'.");
		problem.body().setDetail(null);
		assertThat(customize(problem).getDetail()).isEqualTo("Es fehlt 'page'.");
	}

	@Test
	void configuredDetailTakesThePlaceOfEveryVariant() {
		ProblemCatalog catalog = TestCatalog
			.with(ProblemType.of("missing-parameter", 400).detail("Read the manual.").build());
		Problem problem = catalog.problem("missing-parameter", this.failure)
			.variant("named")
			.argument("name", "page")
			.build();
		assertThat(customize(problem).getDetail()).isEqualTo("Read the manual.");
	}

	@Test
	void kindOfValueIsPutIntoWordsOfTheLanguage() {
		Problem problem = this.catalog.problem("invalid-parameter", this.failure)
			.variant("named")
			.argument("name", "page")
			.argument("type", ValueKind.INTEGER)
			.build();
		assertThat(customize(problem).getDetail()).isEqualTo("'page' muss eine ganze Zahl sein.");
		this.messages.addMessage("faultline.types.integer", GERMAN, "eine Seitenzahl");
		problem.body().setDetail(null);
		assertThat(customize(problem).getDetail()).isEqualTo("'page' muss eine Seitenzahl sein.");
	}

	@Test
	void valueOfTheCallerIsNeverReadAsAPattern() {
		Problem problem = Problem.of(this.own, this.failure)
			.argument("left", "{0} '' '{' {sku} {")
			.argument("sku", "${x} #{y} \\u0041")
			.build();
		assertThat(customize(problem).getDetail()).isEqualTo("Only {0} '' '{' {sku} { of ${x} #{y} \\u0041 left.");
	}

	@Test
	void quotesInATextAreQuotes() {
		this.messages.addMessage("faultline.problems.busy.detail", GERMAN, "It's busy. {");
		assertThat(customize(this.catalog.problem("busy", this.failure).build()).getDetail()).isEqualTo("It's busy. {");
	}

	// Message sources

	@Test
	void messageSourceThatFailsHasNoSuchMessage() {
		MessageSource failing = new StaticMessageSource() {

			@Override
			protected String getMessageInternal(String code, Object[] args, Locale locale) {
				throw new IllegalArgumentException("can't parse argument number: sku");
			}

		};
		try (CapturedLog log = CapturedLog.of(Texts.class)) {
			Problem problem = this.catalog.problem("busy", this.failure).build();
			new MessageCustomizer(failing).customize(problem, this.context);
			assertThat(problem.body().getTitle()).isEqualTo("Vorübergehend ausgelastet");
			assertThat(problem.body().getDetail()).isEqualTo("Der Server ist zurzeit zu stark ausgelastet.");
			assertThat(log.lines()).isNotEmpty().allSatisfy((line) -> assertThat(line).startsWith("WARN"));
		}
	}

	@Test
	void messageSourceThatAnswersWithTheCodeHasNoSuchMessage() {
		this.messages.setUseCodeAsDefaultMessage(true);
		Problem problem = this.catalog.problem("validation-failed", new ResponseStatusException(HttpStatus.GONE))
			.violations(List.of(Violation.at("#/a", "type", null).expecting(ValueKind.DATE)))
			.build();
		ProblemDetail body = customize(problem);
		assertThat(body.getTitle()).isEqualTo("Validierung fehlgeschlagen");
		assertThat(body.getDetail()).startsWith("Die Anfrage wurde verstanden");
		assertThat(problem.violations()).singleElement().extracting(Violation::detail).isEqualTo("muss ein Datum sein");
	}

	@Test
	void messageSourceThatAlwaysFormatsDoesNotSpoilTheText() {
		this.messages.setAlwaysUseMessageFormat(true);
		this.messages.addMessage("faultline.problems.out-of-stock.title", GERMAN, "Ausverkauft");
		assertThat(customize(Problem.of(this.own, this.failure).argument("left", 3).argument("sku", "A-1").build()))
			.satisfies((body) -> assertThat(body.getTitle()).isEqualTo("Ausverkauft"))
			.satisfies((body) -> assertThat(body.getDetail()).isEqualTo("Only 3 of A-1 left."));
	}

	// Spring's own codes

	@Test
	void codesOfSpringKeepTheirMeaningForAnErrorResponseOfTheFramework() {
		String type = MethodNotAllowedException.class.getName();
		this.messages.addMessage("problemDetail.title." + type, GERMAN, "Falsche Methode");
		this.messages.addMessage("problemDetail." + type, GERMAN, "Nicht {0}, sondern {1}");
		Problem problem = this.catalog
			.problem("method-not-allowed", new MethodNotAllowedException("PUT", List.of(HttpMethod.GET)))
			.build();
		ProblemDetail body = customize(problem);
		assertThat(body.getTitle()).isEqualTo("Falsche Methode");
		assertThat(body.getDetail()).isEqualTo("Nicht PUT, sondern [GET]");
		assertThat(body.getType()).isEqualTo(URI.create(TestCatalog.BASE + "method-not-allowed"));
	}

	@Test
	void springsMessagesAreThoseOfAParentContextToo() {
		this.messages.addMessage("problemDetail." + ResponseStatusException.class.getName(), GERMAN, "Von oben");
		DelegatingMessageSource child = new DelegatingMessageSource();
		child.setParentMessageSource(this.messages);
		Problem problem = this.catalog.problem("conflict", new ResponseStatusException(HttpStatus.CONFLICT)).build();
		new MessageCustomizer(child).customize(problem, this.context);
		assertThat(problem.body().getDetail()).isEqualTo("Von oben");
	}

	@Test
	void codesOfSpringKeepTheirMeaningForAnErrorResponseOfTheApplication() {
		this.messages.addMessage("problemDetail.title.sold", GERMAN, "Verkauft");
		this.messages.addMessage("problemDetail.sold", GERMAN, "Verkauft: {0}");
		this.messages.addMessage("problemDetail.type.sold", GERMAN, "https://acme.example/sold");
		ErrorResponseException failure = new ErrorResponseException(HttpStatus.CONFLICT,
				ProblemDetail.forStatus(HttpStatus.CONFLICT), null, "problemDetail.sold", new Object[] { "A'{0}'" }) {

			@Override
			public String getTitleMessageCode() {
				return "problemDetail.title.sold";
			}

			@Override
			public String getTypeMessageCode() {
				return "problemDetail.type.sold";
			}

		};
		Problem problem = Problem.of(ProblemType.ofStatus(HttpStatus.CONFLICT), failure)
			.body(failure.getBody())
			.build();
		ProblemDetail body = customize(problem);
		assertThat(body.getTitle()).isEqualTo("Verkauft");
		assertThat(body.getDetail()).isEqualTo("Verkauft: A'{0}'");
		assertThat(body.getType()).isEqualTo(URI.create("https://acme.example/sold"));
	}

	@Test
	void typeCodeThatIsNoUriIsLeftOut() {
		this.messages.addMessage("problemDetail.type." + ResponseStatusException.class.getName(), GERMAN, "no uri");
		ResponseStatusException failure = new ResponseStatusException(HttpStatus.CONFLICT);
		Problem problem = Problem.of(ProblemType.ofStatus(HttpStatus.CONFLICT), failure)
			.body(failure.getBody())
			.build();
		try (CapturedLog log = CapturedLog.of(SpringMessages.class)) {
			customize(problem);
			assertThat(log.lines()).singleElement().asString().startsWith("WARN");
		}
	}

	@Test
	void reasonMayBeACodeAndIsNeverAPattern() {
		this.messages.addMessage("stock.gone", GERMAN, "Alles weg. {0}");
		assertThat(customize(bare("stock.gone")).getDetail()).isEqualTo("Alles weg. {0}");
		assertThat(customize(bare("It's {0} '{x}'")).getDetail()).isEqualTo("It's {0} '{x}'");
	}

	// Violations

	@Test
	void violationWithoutATextGetsOne() {
		Problem problem = this.catalog.problem("invalid-field", this.failure)
			.violations(List.of(Violation.at("#/a", "type", null).expecting(ValueKind.DATE_TIME),
					Violation.at("#/b", "type", null), Violation.at("#/c", "unknown", null),
					Violation.at("#/d", "required", null), Violation.at("#/e", "ours", null),
					Violation.at("#/f", "Size", "resolved")))
			.build();
		customize(problem);
		assertThat(problem.violations()).extracting(Violation::detail)
			.containsExactly("muss ein Datum mit Uhrzeit sein", "ist ungültig", "ist kein bekanntes Feld",
					"ist erforderlich", "ist ungültig", "resolved");
	}

	@Test
	void textOfAViolationIsTheApplicationsWhenItHasOne() {
		this.messages.addMessage("faultline.violations.ours", GERMAN, "höchstens {max}");
		Problem problem = this.catalog.problem("validation-failed", this.failure)
			.violations(List.of(Violation.at("#/a", "ours", null).withParams(Map.of("max", 80))))
			.build();
		customize(problem);
		assertThat(problem.violations()).singleElement().extracting(Violation::detail).isEqualTo("höchstens 80");
	}

	// Headers

	@Test
	void languageIsThatOfTheTextsAndTheAnswerVariesByIt() {
		Problem problem = this.catalog.problem("busy", this.failure).build();
		customize(problem);
		assertThat(problem.headers().getFirst(HttpHeaders.CONTENT_LANGUAGE)).isEqualTo("de");
		assertThat(problem.headers().getVary()).containsExactly(HttpHeaders.ACCEPT_LANGUAGE);
	}

	@Test
	void languageOfAConfiguredTextIsNotKnown() {
		Problem problem = this.catalog.problem("not-found", this.failure).build();
		customize(problem);
		assertThat(problem.headers().getFirst(HttpHeaders.CONTENT_LANGUAGE)).isNull();
		assertThat(problem.headers().getVary()).containsExactly(HttpHeaders.ACCEPT_LANGUAGE);
	}

	@Test
	void languageOfADetailOfTheOccurrenceIsNotKnown() {
		Problem problem = this.catalog.problem("busy", this.failure).detail("Desk 3 is busy.").build();
		customize(problem);
		assertThat(problem.headers().getFirst(HttpHeaders.CONTENT_LANGUAGE)).isNull();
	}

	@Test
	void varyOfTheRuleStays() {
		Problem problem = this.catalog.problem("not-acceptable", this.failure).header("vary", "Accept").build();
		customize(problem);
		assertThat(problem.headers().getVary()).containsExactly("Accept", HttpHeaders.ACCEPT_LANGUAGE);
	}

	@Test
	void bareStatusDoesNotVary() {
		Problem problem = bare("It is gone.");
		customize(problem);
		assertThat(problem.headers().isEmpty()).isTrue();
	}

	private Problem bare(String reason) {
		return this.catalog.problem(HttpStatus.GONE, this.failure).detail(reason).build();
	}

	private ProblemDetail customize(Problem problem) {
		new MessageCustomizer(this.messages).customize(problem, this.context);
		return problem.body();
	}

}
