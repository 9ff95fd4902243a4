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

package dev.faultline.resolve;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import dev.faultline.CapturedLog;
import dev.faultline.Explanation;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemException;
import dev.faultline.ProblemMapping;
import dev.faultline.ProblemMember;
import dev.faultline.ProblemResolver;
import dev.faultline.ProblemRules;
import dev.faultline.ProblemType;
import dev.faultline.TestCatalog;
import dev.faultline.TestProblemContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultProblemResolutionTests {

	private final ProblemType outOfStock = ProblemType.of("out-of-stock", 409)
		.detail("Only {available} of {sku} left.")
		.members(List.of("sku", "available"))
		.build();

	private final ProblemCatalog catalog = TestCatalog.with(this.outOfStock, ProblemType.of("teapot", 418).build());

	private final Map<String, ProblemType> mappings = new LinkedHashMap<>();

	private final List<ProblemResolver> resolvers = new ArrayList<>();

	private final List<ProblemRules> rules = new ArrayList<>();

	private final TestProblemContext context = TestProblemContext.get("/orders");

	@Test
	void failureThatNobodyDeclaredIsAnInternalError() {
		Problem problem = resolve(new IllegalArgumentException("secret"));
		assertThat(problem.type().slug()).isEqualTo("internal-error");
		assertThat(problem.status().value()).isEqualTo(500);
	}

	@Test
	void errorThatNobodyDeclaredIsAnInternalError() {
		assertThat(slug(new StackOverflowError())).isEqualTo("internal-error");
	}

	@Test
	void ruleAnswersForSubclassesToo() {
		rule(IllegalArgumentException.class, "conflict");
		assertThat(slug(new NumberFormatException())).isEqualTo("conflict");
	}

	@Test
	void ruleOfTheNearestClassWins() {
		rule(IllegalArgumentException.class, "conflict");
		rule(NumberFormatException.class, "busy");
		assertThat(slug(new NumberFormatException())).isEqualTo("busy");
		assertThat(slug(new IllegalArgumentException())).isEqualTo("conflict");
	}

	@Test
	void ruleThatDeclinesLeavesItToTheNextOne() {
		this.rules.add((registry) -> registry.add(NumberFormatException.class, (failure, context) -> null));
		rule(IllegalArgumentException.class, "conflict");
		assertThat(slug(new NumberFormatException())).isEqualTo("conflict");
	}

	@Test
	void ruleThatFailsIsLeftOutAndLogged() {
		this.rules.add((registry) -> registry.add(NumberFormatException.class, (failure, context) -> {
			throw new IllegalStateException("broken rule");
		}));
		rule(IllegalArgumentException.class, "conflict");
		try (CapturedLog log = CapturedLog.of(DefaultProblemResolution.class)) {
			assertThat(slug(new NumberFormatException())).isEqualTo("conflict");
			assertThat(log.lines()).singleElement().asString().startsWith("ERROR").contains("NumberFormatException");
		}
	}

	@Test
	void headersOfAnErrorResponseThatARuleNamesAreKept() {
		rule(NotAcceptableStatusException.class, "not-acceptable");
		Problem problem = resolve(
				new NotAcceptableStatusException(List.of(org.springframework.http.MediaType.TEXT_HTML)));
		assertThat(problem.type().slug()).isEqualTo("not-acceptable");
		assertThat(problem.headers().getFirst(HttpHeaders.ACCEPT)).isEqualTo("text/html");
	}

	// Who wins: what the user declared before the built-in rules

	@Test
	void mappingWinsOverARuleForANearerClass() {
		rule(NumberFormatException.class, "busy");
		map(IllegalArgumentException.class, "conflict");
		assertThat(slug(new NumberFormatException())).isEqualTo("conflict");
	}

	@Test
	void mappingOfTheNearestClassWins() {
		map(RuntimeException.class, "busy");
		map(IllegalArgumentException.class, "conflict");
		map(NumberFormatException.class, "teapot");
		assertThat(slug(new NumberFormatException())).isEqualTo("teapot");
		assertThat(slug(new IllegalArgumentException())).isEqualTo("conflict");
	}

	@Test
	void mappingOfASuperclassWinsOverThatOfAnInterface() {
		map(Shop.class, "busy");
		map(ShopException.class, "conflict");
		assertThat(slug(new SoldOutException())).isEqualTo("conflict");
	}

	@Test
	void mappingOfAnInterfaceWinsOverRulesAndFallback() {
		rule(RuntimeException.class, "busy");
		map(Shop.class, "teapot");
		assertThat(slug(new SoldOutException())).isEqualTo("teapot");
	}

	@Test
	void mappingMayNameANestedClassWithDots() {
		this.mappings.put(SoldOutException.class.getCanonicalName(), type("teapot"));
		assertThat(slug(new SoldOutException())).isEqualTo("teapot");
	}

	@ParameterizedTest
	@ValueSource(classes = { NotDeclared.class, Everything.class, WithoutMapping.class, WithoutAnnotation.class,
			WithoutErrorResponse.class })
	void tieGoesInTheOrderOfMappingResolverAnnotationErrorResponseResponseStatus(Class<? extends RuntimeException> type)
			throws Exception {
		if (type == Everything.class) {
			map(Everything.class, "teapot");
		}
		if (type == Everything.class || type == WithoutMapping.class) {
			this.resolvers.add((failure, context) -> this.catalog.problem("busy", failure).build());
		}
		RuntimeException failure = type.getDeclaredConstructor().newInstance();
		Map<Class<?>, Integer> expected = Map.of(NotDeclared.class, 500, Everything.class, 418, WithoutMapping.class,
				503, WithoutAnnotation.class, 410, WithoutErrorResponse.class, 423);
		assertThat(resolve(failure).status().value()).isEqualTo(expected.get(type));
	}

	@Test
	void annotationWinsOverErrorResponseAndResponseStatusOfTheSameClass() {
		assertThat(slug(new Everything())).isEqualTo("conflict");
	}

	@Test
	void annotationOfANearerClassWinsOverAMappingOfAFartherOne() {
		map(ShopException.class, "teapot");
		assertThat(slug(new AnnotatedShopException())).isEqualTo("conflict");
	}

	@Test
	void responseStatusOfANearerClassWinsOverAnAnnotationOfAFartherOne() {
		assertThat(resolve(new LockedShopException()).status().value()).isEqualTo(423);
	}

	@Test
	void resolverCountsAsDeclaredForTheVeryClass() {
		map(ShopException.class, "teapot");
		this.resolvers.add((failure, context) -> this.catalog.problem("busy", failure).build());
		assertThat(slug(new SoldOutException())).isEqualTo("busy");
	}

	@Test
	void resolverThatDeclinesLeavesItToTheNext() {
		this.resolvers.add((failure, context) -> null);
		this.resolvers.add((failure, context) -> this.catalog.problem("busy", failure).build());
		assertThat(slug(new SoldOutException())).isEqualTo("busy");
	}

	@Test
	void resolverThatFailsIsLeftOutAndLogged() {
		this.resolvers.add(new FailingResolver());
		this.resolvers.add((failure, context) -> this.catalog.problem("busy", failure).build());
		try (CapturedLog log = CapturedLog.of(ResolverDeclarations.class)) {
			assertThat(slug(new SoldOutException())).isEqualTo("busy");
			assertThat(log.lines()).singleElement()
				.asString()
				.startsWith("ERROR")
				.contains(FailingResolver.class.getName())
				.doesNotContain("secret");
		}
	}

	@Test
	void resolverIsAskedForEachThrowableOutermostFirst() {
		List<Throwable> asked = new ArrayList<>();
		this.resolvers.add((failure, context) -> {
			asked.add(failure);
			return null;
		});
		IllegalStateException cause = new IllegalStateException();
		SoldOutException failure = new SoldOutException(cause);
		resolve(new CompletionException(failure));
		assertThat(asked).containsExactly(failure, cause);
	}

	// Who wins: which throwable

	@Test
	void outermostThrowableThatAnythingAnswersDecides() {
		map(ShopException.class, "teapot");
		map(IllegalStateException.class, "busy");
		SoldOutException cause = new SoldOutException();
		assertThat(slug(new IllegalStateException(cause))).isEqualTo("busy");
		assertThat(slug(new UnknownException(cause))).isEqualTo("teapot");
	}

	@Test
	void transparentWrapperIsNotAsked() {
		map(CompletionException.class, "busy");
		map(ShopException.class, "teapot");
		assertThat(slug(new CompletionException(new SoldOutException()))).isEqualTo("teapot");
		assertThat(slug(new CompletionException("none", null))).isEqualTo("busy");
	}

	@ParameterizedTest
	@MethodSource("declaredCauses")
	void causeBelowAnUnknownExceptionGivesWhatTheUserDeclared(Throwable cause, int status) {
		assertThat(resolve(new UnknownException(cause)).status().value()).isEqualTo(status);
	}

	static Stream<Arguments> declaredCauses() {
		return Stream.of(Arguments.of(new AnnotatedShopException(), 409), Arguments.of(new LockedShopException(), 423),
				Arguments.of(new ResponseStatusException(HttpStatus.GONE), 410),
				Arguments.of(ProblemException.of("already-exists").build(), 409));
	}

	@ParameterizedTest
	@ValueSource(strings = { "upstream-error", "service-unavailable", "busy", "timeout", "upstream-timeout" })
	void causeBelowAnUnknownExceptionMayByRuleSayWhichServerFailed(String slug) {
		rule(NoSuchElementException.class, slug);
		assertThat(slug(new UnknownException(new NoSuchElementException()))).isEqualTo(slug);
	}

	@ParameterizedTest
	@ValueSource(strings = { "conflict", "not-found", "validation-failed", "invalid-credentials",
			"operation-not-implemented", "too-many-requests" })
	void causeBelowAnUnknownExceptionNeverBlamesTheCallerByRule(String slug) {
		rule(NoSuchElementException.class, slug);
		assertThat(slug(new NoSuchElementException())).isEqualTo(slug);
		assertThat(slug(new UnknownException(new NoSuchElementException()))).isEqualTo("internal-error");
	}

	@Test
	void causeBelowATransparentWrapperGivesWhatTheRuleSays() {
		rule(NoSuchElementException.class, "conflict");
		assertThat(slug(new CompletionException(new NoSuchElementException()))).isEqualTo("conflict");
	}

	@Test
	void causeOfTheApplicationBelowARuleCounts() {
		rule(IllegalStateException.class, "busy");
		map(ShopException.class, "teapot");
		assertThat(slug(new IllegalStateException(new SoldOutException()))).isEqualTo("teapot");
	}

	@Test
	void causeOfThePlatformBelowARuleDoesNotCount() {
		rule(IllegalStateException.class, "busy");
		map(NumberFormatException.class, "teapot");
		map(ResponseStatusException.class, "teapot");
		assertThat(slug(new IllegalStateException(new NumberFormatException()))).isEqualTo("busy");
		assertThat(slug(new IllegalStateException(new ResponseStatusException(HttpStatus.GONE)))).isEqualTo("busy");
	}

	@Test
	void ruleForADeeperCauseDoesNotReplaceThatOfTheOuterOne() {
		rule(IllegalStateException.class, "busy");
		rule(SocketTimeoutException.class, "upstream-timeout");
		assertThat(slug(new IllegalStateException(new SocketTimeoutException()))).isEqualTo("busy");
	}

	@Test
	void failureIsTheOutermostAndDeciderTheOneThatDecided() {
		map(ShopException.class, "teapot");
		SoldOutException cause = new SoldOutException();
		CompletionException failure = new CompletionException(new UnknownException(cause));
		Problem problem = resolve(failure);
		assertThat(problem.failure()).isSameAs(failure);
		assertThat(problem.decider()).isSameAs(cause);
	}

	@Test
	void cyclicCausesEnd() {
		IllegalStateException failure = new IllegalStateException();
		failure.initCause(new IllegalArgumentException(failure));
		assertThat(slug(failure)).isEqualTo("internal-error");
	}

	@Test
	void failureThatCanSayNeitherMessageNorCauseIsAnInternalError() {
		Problem problem = resolve(new MuteException());
		assertThat(problem.type().slug()).isEqualTo("internal-error");
		assertThat(problem.argument("message")).isNull();
	}

	// Catch-all keys

	@ParameterizedTest
	@ValueSource(classes = { Throwable.class, Exception.class, RuntimeException.class })
	void catchAllStandsBetweenRulesAndFallback(Class<?> key) {
		rule(NoSuchElementException.class, "busy");
		map(key, "teapot");
		assertThat(slug(new NoSuchElementException())).isEqualTo("busy");
		assertThat(slug(new IllegalStateException())).isEqualTo("teapot");
		assertThat(slug(new UnknownException(new IllegalStateException()))).isEqualTo("teapot");
	}

	@Test
	void catchAllOfErrorIsForErrors() {
		map(Error.class, "teapot");
		assertThat(slug(new AssertionError())).isEqualTo("teapot");
		assertThat(slug(new IllegalStateException())).isEqualTo("internal-error");
	}

	@Test
	void nearestCatchAllWins() {
		map(Throwable.class, "busy");
		map(RuntimeException.class, "teapot");
		assertThat(slug(new IllegalStateException())).isEqualTo("teapot");
		assertThat(slug(new AssertionError())).isEqualTo("busy");
	}

	@Test
	void catchAllStandsBeforeARuleThatSaysInternalError() {
		rule(IllegalStateException.class, "internal-error");
		map(Exception.class, "teapot");
		assertThat(slug(new IllegalStateException())).isEqualTo("teapot");
	}

	@Test
	void catchAllDoesNotTakeWhatACauseRefines() {
		rule(SocketTimeoutException.class, "upstream-timeout");
		map(Exception.class, "teapot");
		assertThat(slug(new UnknownException(new SocketTimeoutException()))).isEqualTo("upstream-timeout");
	}

	@Test
	void catchAllDoesNotComeBeforeADeclarationOfTheCause() {
		map(Exception.class, "busy");
		map(ShopException.class, "teapot");
		assertThat(slug(new UnknownException(new SoldOutException()))).isEqualTo("teapot");
	}

	// Bare statuses

	@Test
	void bareStatusIsAboutBlankWithThePhrase() {
		this.mappings.put(NoSuchElementException.class.getName(), ProblemType.ofStatus(HttpStatus.NOT_FOUND));
		Problem problem = resolve(new NoSuchElementException("secret"));
		assertThat(problem.body().getType()).isEqualTo(URI.create("about:blank"));
		assertThat(problem.body().getTitle()).isEqualTo("Not Found");
		assertThat(problem.body().getDetail()).isNull();
		assertThat(problem.status().value()).isEqualTo(404);
	}

	@Test
	void responseStatusIsABareStatusWithItsReason() {
		Problem problem = resolve(new LockedShopException());
		assertThat(problem.body().getType()).isEqualTo(URI.create("about:blank"));
		assertThat(problem.body().getDetail()).isEqualTo("The shop is locked.");
	}

	@Test
	void responseStatusWithoutReasonDoesNotShowTheMessage() {
		Problem problem = resolve(new WithoutErrorResponse());
		assertThat(problem.status().value()).isEqualTo(423);
		assertThat(problem.body().getDetail()).isNull();
	}

	@Test
	void responseStatusThatIsNoErrorIsNone() {
		assertThat(slug(new FineException())).isEqualTo("internal-error");
	}

	@Test
	void unregisteredStatusPassesAsItIs() {
		Problem problem = resolve(new ResponseStatusException(HttpStatusCode.valueOf(499), "Gone meanwhile."));
		assertThat(problem.status().value()).isEqualTo(499);
		assertThat(problem.body().getStatus()).isEqualTo(499);
		assertThat(problem.body().getTitle()).isNotEqualTo("Internal error");
	}

	@Test
	void reasonOfAResponseStatusExceptionIsShownBelow500Only() {
		assertThat(resolve(new ResponseStatusException(HttpStatus.GONE, "It is gone.")).body().getDetail())
			.isEqualTo("It is gone.");
		assertThat(resolve(new ResponseStatusException(HttpStatus.BAD_GATEWAY, "db17 is down")).body().getDetail())
			.isNull();
	}

	@Test
	void headersOfAResponseStatusExceptionAreKept() {
		Problem problem = resolve(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE) {

			@Override
			public HttpHeaders getHeaders() {
				HttpHeaders headers = new HttpHeaders();
				headers.set(HttpHeaders.RETRY_AFTER, "9");
				return headers;
			}

		});
		assertThat(problem.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("9");
	}

	@Test
	void ownErrorResponseKeepsItsDocumentUntouched() {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, "Ours.");
		body.setType(URI.create("https://acme.example/mine"));
		body.setProperty("sku", "A-1");
		Problem problem = resolve(new ErrorResponseException(HttpStatus.BAD_GATEWAY, body, null));
		assertThat(problem.body()).isEqualTo(body);
		assertThat(problem.finished()).isTrue();
	}

	@Test
	void customizingAProblemDoesNotChangeAnExceptionThatIsAConstant() {
		ProblemDetail body = ProblemDetail.forStatus(HttpStatus.CONFLICT);
		body.setProperty("sku", "A-1");
		ErrorResponseException constant = new ErrorResponseException(HttpStatus.CONFLICT, body, null);
		Problem problem = resolve(constant);
		problem.body().setInstance(URI.create("urn:uuid:1"));
		problem.body().setProperty("traceId", "x");
		assertThat(body.getInstance()).isNull();
		assertThat(body.getProperties()).containsOnlyKeys("sku");
	}

	@Test
	void errorResponseOfTheFrameworkIsNotTheUsers() {
		rule(NotAcceptableStatusException.class, "busy");
		assertThat(slug(new NotAcceptableStatusException(List.of()))).isEqualTo("busy");
	}

	// ProblemException

	@Test
	void problemExceptionSaysWhatItIs() {
		Problem problem = resolve(ProblemException.of("out-of-stock")
			.detail("Only 3 left.")
			.member("sku", "A-1")
			.header("X-Stock", "3")
			.cause(new IllegalStateException("secret"))
			.build());
		assertThat(problem.status().value()).isEqualTo(409);
		assertThat(problem.body().getDetail()).isEqualTo("Only 3 left.");
		assertThat(problem.body().getProperties()).isEqualTo(Map.of("sku", "A-1"));
		assertThat(problem.headers().getFirst("X-Stock")).isEqualTo("3");
	}

	@Test
	void memberOfAProblemExceptionFillsThePlaceholder() {
		Problem problem = resolve(
				ProblemException.of("out-of-stock").member("sku", "A-1").member("available", 3).build());
		assertThat(problem.argument("sku")).isEqualTo("A-1");
		assertThat(problem.argument("available")).isEqualTo(3);
	}

	@Test
	void problemExceptionOfAStatusIsABareStatus() {
		Problem problem = resolve(ProblemException.of(HttpStatusCode.valueOf(499)).build());
		assertThat(problem.type().slug()).isEqualTo("about:blank");
		assertThat(problem.status().value()).isEqualTo(499);
	}

	@Test
	void problemExceptionWithUnknownSlugIsAnInternalErrorAndLogsTheNearest() {
		try (CapturedLog log = CapturedLog.of(ThrownDeclarations.class)) {
			Problem problem = resolve(ProblemException.of("out-of-stok").detail("Only 3 left.").build());
			assertThat(problem.type().slug()).isEqualTo("internal-error");
			assertThat(problem.body().getDetail()).isNotEqualTo("Only 3 left.");
			assertThat(log.lines()).singleElement()
				.asString()
				.startsWith("ERROR")
				.contains("'out-of-stok'")
				.contains("'out-of-stock'");
		}
	}

	@Test
	void annotationWithUnknownSlugIsAnInternalErrorAndLogsTheNearest() {
		try (CapturedLog log = CapturedLog.of(AnnotationDeclarations.class)) {
			assertThat(slug(new MistypedException())).isEqualTo("internal-error");
			assertThat(log.lines()).singleElement().asString().startsWith("ERROR").contains("'out-of-stock'");
		}
	}

	@Test
	void annotationOfALibraryThatMakesATypeOfItsOwnAnswersWithIt() {
		Problem problem = resolve(new LibraryException());
		assertThat(problem.type().slug()).isEqualTo("library");
		assertThat(problem.status().value()).isEqualTo(424);
	}

	// Members and placeholders

	@Test
	void membersOfTheTypeAreTakenFromTheException() {
		map(StockException.class, "out-of-stock");
		Problem problem = resolve(new StockException("secret"));
		assertThat(problem.body().getProperties()).isEqualTo(Map.of("sku", "A-1", "available", 3, "shelf", "B"));
		assertThat(problem.argument("available")).isEqualTo(3);
	}

	@Test
	void messageFillsAPlaceholderOfAUsersOwnTypeBelow500Only() {
		map(StockException.class, "out-of-stock");
		assertThat(resolve(new StockException("shown")).argument("message")).isEqualTo("shown");
		map(StockException.class, "conflict");
		assertThat(resolve(new StockException("secret")).argument("message")).isNull();
		this.mappings.put(StockException.class.getName(), ProblemType.of("own-failure", 500).build());
		assertThat(resolve(new StockException("secret")).argument("message")).isNull();
	}

	@Test
	void messageThatCannotBeReadFillsNothing() {
		map(MuteException.class, "out-of-stock");
		assertThat(resolve(new MuteException()).argument("message")).isNull();
	}

	@Test
	void memberThatTheProblemHasAlreadyIsKept() {
		this.resolvers.add((failure, context) -> Problem.of(this.outOfStock, failure).member("sku", "other").build());
		assertThat(resolve(new StockException("x")).body().getProperties()).containsEntry("sku", "other")
			.containsEntry("available", 3);
	}

	// Caching

	@Test
	void candidatesAreKeptPerClassButNotWhatTheyAnswer() {
		List<String> slugs = new ArrayList<>(List.of("busy", "conflict"));
		this.rules.add((registry) -> registry.add(NoSuchElementException.class,
				(failure, context) -> this.catalog.problem(slugs.remove(0), failure).build()));
		DefaultProblemResolution resolution = resolution();
		assertThat(resolution.resolve(new NoSuchElementException(), this.context).type().slug()).isEqualTo("busy");
		assertThat(resolution.resolve(new NoSuchElementException(), this.context).type().slug()).isEqualTo("conflict");
	}

	// explain()

	@Test
	void explainListsTheStepsInTheirOrderAndWhatWins() {
		map(IllegalArgumentException.class, "conflict");
		map(Exception.class, "teapot");
		rule(NumberFormatException.class, "busy");
		Explanation explanation = resolution().explain(NumberFormatException.class);
		assertThat(explanation.failureType()).isEqualTo(NumberFormatException.class.getName());
		assertThat(explanation.steps()).extracting(Explanation.Step::source, Explanation.Step::type)
			.containsExactly(tuple("faultline.mappings", "conflict"), tuple("built-in rule", "busy"),
					tuple("faultline.mappings, catch-all", "teapot"), tuple("fallback", "internal-error"));
		assertThat(explanation.steps()).extracting(Explanation.Step::outcome).startsWith("answers");
		assertThat(explanation.steps()).filteredOn((step) -> step.outcome().equals("answers")).hasSize(1);
	}

	@Test
	void explainSaysWhereTheInstanceDecides() {
		this.resolvers.add((failure, context) -> null);
		rule(IllegalArgumentException.class, "conflict");
		List<Explanation.Step> steps = resolution().explain(NumberFormatException.class).steps();
		assertThat(steps.get(0).source()).isEqualTo("ProblemResolver bean");
		assertThat(steps.get(0).type()).isNull();
		assertThat(steps.get(0).outcome()).isEqualTo("asked first");
		assertThat(steps.get(1).outcome()).isEqualTo("answers");
	}

	@Test
	void explainSaysThatACatchAllStandsBeforeARuleThatSaysInternalError() {
		rule(IllegalStateException.class, "internal-error");
		map(Exception.class, "teapot");
		assertThat(resolution().explain(IllegalStateException.class).steps())
			.filteredOn((step) -> step.outcome().equals("answers"))
			.singleElement()
			.extracting(Explanation.Step::type)
			.isEqualTo("teapot");
	}

	@Test
	void explainOfABareStatusNamesIt() {
		this.mappings.put(IllegalStateException.class.getName(), ProblemType.ofStatus(HttpStatus.GONE));
		assertThat(resolution().explain(IllegalStateException.class).steps().get(0)).isEqualTo(new Explanation.Step(
				"faultline.mappings", "java.lang.IllegalStateException", "about:blank", 410, "answers"));
	}

	@Test
	void explainIsCertainWhereTheClassAloneDecides() {
		map(IllegalStateException.class, "conflict");
		Explanation.Step certain = resolution().explain(IllegalStateException.class).certain();
		assertThat(certain).isNotNull();
		assertThat(certain.type()).isEqualTo("conflict");
	}

	@Test
	void explainIsNotCertainWhereTheInstanceDecidesOrNobodyDoes() {
		assertThat(resolution().explain(IllegalStateException.class).certain()).isNull();
		map(Exception.class, "conflict");
		assertThat(resolution().explain(IllegalStateException.class).certain()).isNull();
		this.resolvers.add((failure, context) -> null);
		rule(IllegalStateException.class, "busy");
		assertThat(resolution().explain(IllegalStateException.class).certain()).isNull();
	}

	@Test
	void explainOfAnUndeclaredClassNamesTheFallback() {
		assertThat(resolution().explain(IllegalStateException.class).steps()).singleElement()
			.isEqualTo(new Explanation.Step("fallback", "*", "internal-error", 500, "answers"));
	}

	@Test
	void explanationIsPrintedOneStepALine() {
		rule(IllegalStateException.class, "busy");
		assertThat(resolution().explain(IllegalStateException.class).toString().lines()).hasSize(3)
			.element(1)
			.asString()
			.contains("busy")
			.contains("answers");
	}

	private static org.assertj.core.groups.Tuple tuple(Object... values) {
		return org.assertj.core.groups.Tuple.tuple(values);
	}

	private void rule(Class<?> type, String slug) {
		this.rules.add((registry) -> registry.add(type.getName(), slug));
	}

	private void map(Class<?> type, String slug) {
		this.mappings.put(type.getName(), type(slug));
	}

	private ProblemType type(String slug) {
		ProblemType type = this.catalog.find(slug);
		assertThat(type).isNotNull();
		return type;
	}

	private DefaultProblemResolution resolution() {
		return new DefaultProblemResolution(this.catalog, this.mappings, this.resolvers, this.rules);
	}

	private Problem resolve(Throwable failure) {
		return resolution().resolve(failure, this.context);
	}

	private String slug(Throwable failure) {
		return resolve(failure).type().slug();
	}

	interface Shop {

	}

	static class UnknownException extends RuntimeException {

		UnknownException(Throwable cause) {
			super("secret", cause);
		}

	}

	static class ShopException extends RuntimeException {

		ShopException() {
		}

		ShopException(Throwable cause) {
			super(cause);
		}

	}

	static class SoldOutException extends ShopException implements Shop {

		SoldOutException() {
		}

		SoldOutException(Throwable cause) {
			super(cause);
		}

	}

	@ProblemMapping("conflict")
	static class AnnotatedShopException extends ShopException {

	}

	@ResponseStatus(code = HttpStatus.LOCKED, reason = "The shop is locked.")
	static class LockedShopException extends AnnotatedShopException {

	}

	@ResponseStatus(HttpStatus.OK)
	static class FineException extends RuntimeException {

	}

	static class NotDeclared extends RuntimeException {

	}

	@ProblemMapping("conflict")
	@ResponseStatus(HttpStatus.LOCKED)
	static class Everything extends RuntimeException implements ErrorResponse {

		@Override
		public HttpStatusCode getStatusCode() {
			return HttpStatus.GONE;
		}

		@Override
		public ProblemDetail getBody() {
			return ProblemDetail.forStatus(410);
		}

	}

	@ProblemMapping("conflict")
	static class WithoutMapping extends RuntimeException {

	}

	@ResponseStatus(HttpStatus.LOCKED)
	static class WithoutAnnotation extends RuntimeException implements ErrorResponse {

		@Override
		public HttpStatusCode getStatusCode() {
			return HttpStatus.GONE;
		}

		@Override
		public ProblemDetail getBody() {
			return ProblemDetail.forStatus(410);
		}

	}

	@ResponseStatus(HttpStatus.LOCKED)
	static class WithoutErrorResponse extends RuntimeException {

		WithoutErrorResponse() {
			super("secret");
		}

	}

	@ProblemMapping("out-of-stok")
	static class MistypedException extends RuntimeException {

	}

	@ProblemMapping(status = 424)
	static class LibraryException extends RuntimeException {

	}

	public static class StockException extends RuntimeException {

		@ProblemMember("shelf")
		private final String place = "B";

		private final int available = 3;

		StockException(String message) {
			super(message);
		}

		String place() {
			return this.place + this.available;
		}

		public String sku() {
			return "A-1";
		}

	}

	static class MuteException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message for you");
		}

		@Override
		public synchronized Throwable getCause() {
			throw new IllegalStateException("no cause for you");
		}

	}

	static class FailingResolver implements ProblemResolver {

		@Override
		public @Nullable Problem resolve(Throwable failure, ProblemContext context) {
			throw new IllegalStateException("broken");
		}

	}

}
