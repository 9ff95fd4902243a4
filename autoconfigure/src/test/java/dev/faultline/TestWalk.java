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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.faultline.customize.MessageCustomizer;
import dev.faultline.render.JdkMemberConverter;
import dev.faultline.render.JsonProblemRenderer;
import dev.faultline.resolve.DefaultProblemResolution;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpHeaders;

/**
 * The whole way from a failure to what the caller reads, without a server.
 */
public final class TestWalk {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ProblemHandler handler;

	private final JsonProblemRenderer renderer = new JsonProblemRenderer(new JdkMemberConverter());

	@SafeVarargs
	@SuppressWarnings("varargs")
	private TestWalk(Function<ProblemCatalog, ProblemRules>... rules) {
		ProblemCatalog catalog = TestCatalog.with();
		this.handler = new DefaultProblemHandler(
				new DefaultProblemResolution(catalog, Map.of(), List.of(),
						Arrays.stream(rules).map((made) -> made.apply(catalog)).toList()),
				List.of(new MessageCustomizer(new StaticMessageSource())), List.of());
	}

	@SafeVarargs
	@SuppressWarnings("varargs")
	public static TestWalk by(Function<ProblemCatalog, ProblemRules>... rules) {
		return new TestWalk(rules);
	}

	public Problem problem(Throwable failure, ProblemContext context) {
		return this.handler.handle(failure, context);
	}

	@SuppressWarnings("unchecked")
	public Answer answer(Throwable failure, ProblemContext context) {
		Problem problem = problem(failure, context);
		byte[] document = this.renderer.render(problem);
		ProblemDocuments.isValidJson(document);
		String json = new String(document, StandardCharsets.UTF_8);
		return new Answer(problem.type().slug(), problem.status().value(), problem.headers(), json,
				JSON.readValue(json, Map.class));
	}

	/**
	 * What the caller gets.
	 *
	 * @param slug the name of the problem type
	 * @param status the status
	 * @param headers the headers
	 * @param json the document as it is sent
	 * @param members the document, read back
	 */
	public record Answer(String slug, int status, HttpHeaders headers, String json, Map<String, Object> members) {

		public String detail() {
			return (String) this.members.get("detail");
		}

		@SuppressWarnings("unchecked")
		public List<Map<String, Object>> errors() {
			return (List<Map<String, Object>>) this.members.getOrDefault("errors", List.of());
		}

	}

}
