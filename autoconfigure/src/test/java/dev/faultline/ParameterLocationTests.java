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

package dev.faultline;

import java.lang.reflect.Method;
import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;

import static org.assertj.core.api.Assertions.assertThat;

class ParameterLocationTests {

	@ParameterizedTest
	@CsvSource({ "0, query, plain, false", "1, query, page, false", "2, query, implied, false", "3, path, id, false",
			"4, header, X-Tenant, false", "5, cookie, sid, false", "6, matrix, year, false", "7, part, file, true",
			"8, body, , true", "9, form, order, false" })
	void locationIsWhatTheAnnotationSays(int index, String in, String name, boolean content) {
		ParameterLocation location = ParameterLocation.of(new MethodParameter(method(), index));
		assertThat(location).isEqualTo(new ParameterLocation(in, name));
		assertThat(location.isContent()).isEqualTo(content);
	}

	private static Method method() {
		return Arrays.stream(ParameterLocationTests.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals("handle"))
			.findFirst()
			.orElseThrow();
	}

	void handle(String plain, @RequestParam("page") int number, @RequestParam String implied,
			@PathVariable(name = "id") long key, @RequestHeader("X-Tenant") String tenant,
			@CookieValue("sid") String session, @MatrixVariable int year, @RequestPart("file") String upload,
			@RequestBody String body, @ModelAttribute("order") Object form) {
	}

}
