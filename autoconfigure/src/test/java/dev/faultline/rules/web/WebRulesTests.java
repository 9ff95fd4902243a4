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

package dev.faultline.rules.web;

import java.lang.reflect.Method;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.faultline.AllowedValues;
import dev.faultline.RejectedValues;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.TestWalk.Answer;
import dev.faultline.rules.NamedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.accept.MissingApiVersionException;
import org.springframework.web.accept.NotAcceptableApiVersionException;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.UnsatisfiedRequestParameterException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class WebRulesTests {

	private static final String SECRET = "s3cr3t";

	private final TestWalk walk = TestWalk.by((catalog) -> new NamedRules("web"),
			(catalog) -> new WebRules(catalog,
					new UnreadableProblems(catalog, RejectedValues.NONE, AllowedValues.NONE)),
			(catalog) -> new MultipartRules(catalog, "1MB", "10MB"),
			(catalog) -> new ServerWebRules(catalog, new RoutingProblems(catalog)),
			(catalog) -> new ServerInputRules(catalog,
					new UnreadableProblems(catalog, RejectedValues.NONE, AllowedValues.NONE),
					new MissingValueProblems(catalog)),
			(catalog) -> new ServerMissingValueRules(catalog, new MissingValueProblems(catalog)));

	@ParameterizedTest
	@CsvSource({ "0, query, page, integer, a whole number", "1, path, id, uuid, a UUID",
			"2, header, X-Day, date, a date", "3, cookie, vip, boolean, true or false",
			"4, query, size, enum, one of the allowed values" })
	void argumentOfTheWrongTypeIsAnInvalidParameter(int index, String in, String name, String expected, String words) {
		MethodParameter parameter = new MethodParameter(handler(), index);
		Answer answer = answer(new MethodArgumentTypeMismatchException(SECRET, parameter.getParameterType(), name,
				parameter, new NumberFormatException(SECRET)));
		assertThat(answer.slug()).isEqualTo("invalid-parameter");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).isEqualTo("'" + name + "' must be " + words + ".");
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("in", in, "parameter", name, "code", "type", "detail", "must be " + words, "params",
					Map.of("expected", expected)));
	}

	@Test
	void typeMismatchThatIsNotOfAnArgumentIsABug() {
		assertThat(answer(new TypeMismatchException(SECRET, Integer.class)).slug()).isEqualTo("internal-error");
	}

	@Test
	void methodThatIsNotAllowedNamesThoseThatAre() {
		Answer answer = answer(new MethodNotAllowedException("PUT", List.of(HttpMethod.GET)));
		assertThat(answer.slug()).isEqualTo("method-not-allowed");
		assertThat(answer.headers().getFirst(HttpHeaders.ALLOW)).isEqualTo("GET");
	}

	@Test
	void mediaTypesThatAreSupportedStandInAccept() {
		Answer notAcceptable = answer(new NotAcceptableStatusException(List.of(MediaType.APPLICATION_JSON)));
		assertThat(notAcceptable.slug()).isEqualTo("not-acceptable");
		assertThat(notAcceptable.headers().getFirst(HttpHeaders.ACCEPT)).isEqualTo("application/json");
		Answer unsupported = answer(
				new UnsupportedMediaTypeStatusException(MediaType.TEXT_HTML, List.of(MediaType.APPLICATION_JSON)));
		assertThat(unsupported.slug()).isEqualTo("unsupported-media-type");
		assertThat(unsupported.headers().getFirst(HttpHeaders.ACCEPT)).isEqualTo("application/json");
	}

	@Test
	void versionOfTheApiThatIsNotSupportedIsNotEchoed() {
		assertThat(answer(new MissingApiVersionException()).slug()).isEqualTo("unsupported-api-version");
		assertThat(answer(new InvalidApiVersionException(SECRET)).slug()).isEqualTo("unsupported-api-version");
		assertThat(answer(new NotAcceptableApiVersionException(SECRET)).slug()).isEqualTo("unsupported-api-version");
	}

	@Test
	void parametersThatTheMappingDemandsAreMissing() {
		Answer answer = answer(new UnsatisfiedRequestParameterException(List.of("mode=full"),
				new org.springframework.util.LinkedMultiValueMap<>(Map.of("mode", List.of(SECRET)))));
		assertThat(answer.slug()).isEqualTo("missing-parameter");
		assertThat(answer.detail()).isEqualTo("Required: mode=full.");
	}

	@Test
	void asyncRequestThatTakesTooLongIsATimeoutOfTheServer() {
		Answer answer = answer(new AsyncRequestTimeoutException());
		assertThat(answer.slug()).isEqualTo("timeout");
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.headers().containsHeader(HttpHeaders.RETRY_AFTER)).isTrue();
	}

	@Test
	void reasonOfAServerErrorIsNotShown() {
		Answer answer = answer(new ServerErrorException(SECRET, (Throwable) null));
		assertThat(answer.slug()).isEqualTo("internal-error");
		assertThat(answer.detail()).isEqualTo("The server could not complete the request.");
	}

	@Test
	void uploadThatIsTooLargeNamesTheLimitThatItExceeds() {
		Answer file = answer(new MaxUploadSizeExceededException(-1, new FileSizeLimitExceededException()));
		assertThat(file.slug()).isEqualTo("content-too-large");
		assertThat(file.status()).isEqualTo(413);
		assertThat(file.detail()).isEqualTo("Limit: 1MB.");
		assertThat(answer(new MaxUploadSizeExceededException(-1, new SizeLimitExceededException())).detail())
			.isEqualTo("Limit: 10MB.");
		assertThat(answer(new MaxUploadSizeExceededException(-1)).detail())
			.isEqualTo("The body of the request is larger than allowed.");
	}

	@Test
	void bodyThatIsNotMultipartIsAnUnsupportedMediaType() {
		assertThat(answer(new MultipartException("Current request is not a multipart request")).slug())
			.isEqualTo("unsupported-media-type");
	}

	@Test
	void multipartBodyThatCannotBeReadIsMalformed() {
		Answer answer = answer(new MultipartException(SECRET, new IllegalStateException(SECRET)));
		assertThat(answer.slug()).isEqualTo("malformed-multipart");
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void temporaryFileThatCannotBeWrittenIsABug() {
		assertThat(answer(new MultipartException(SECRET, new IllegalStateException(new NoSuchFileException(SECRET))))
			.slug()).isEqualTo("internal-error");
	}

	@Test
	void cyclicCausesOfAMultipartFailureEnd() {
		IllegalStateException first = new IllegalStateException();
		first.initCause(new IllegalArgumentException(first));
		assertThat(answer(new MultipartException(SECRET, first)).slug()).isEqualTo("malformed-multipart");
		assertThat(answer(new MaxUploadSizeExceededException(-1, first)).slug()).isEqualTo("content-too-large");
	}

	private Answer answer(Throwable failure) {
		Answer answer = this.walk.answer(failure, TestProblemContext.get("/orders"));
		assertThat(answer.json()).doesNotContain(SECRET, "java", "Exception", "springframework");
		return answer;
	}

	private static Method handler() {
		return Arrays.stream(WebRulesTests.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals("handle"))
			.findFirst()
			.orElseThrow();
	}

	void handle(@RequestParam int page, @PathVariable UUID id, @RequestHeader("X-Day") LocalDate day,
			@CookieValue boolean vip, @RequestParam Size size) {
	}

	enum Size {

		SMALL, LARGE

	}

	static class FileSizeLimitExceededException extends RuntimeException {

	}

	static class SizeLimitExceededException extends RuntimeException {

	}

}
