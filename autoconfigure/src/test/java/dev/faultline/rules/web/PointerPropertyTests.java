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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.AllowedValues;
import dev.faultline.BuiltInProblemTypes;
import dev.faultline.DefaultProblemCatalog;
import dev.faultline.Problem;
import dev.faultline.RejectedValues;
import dev.faultline.TestProblemContext;
import dev.faultline.Violation;
import dev.faultline.resolve.DefaultProblemResolution;
import dev.faultline.rules.jackson.JacksonPropertyPointers;
import dev.faultline.rules.validation.JakartaConstraintParameters;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.MethodParameter;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever tree of beans a body holds: each pointer resolves, in the very JSON that was
 * sent, to the value that is wrong, and no value that is wrong lacks its pointer.
 */
class PointerPropertyTests {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
		.build();

	private static final SpringValidatorAdapter VALIDATOR = new SpringValidatorAdapter(
			Validation.buildDefaultValidatorFactory().getValidator());

	private static final DefaultProblemCatalog CATALOG = new DefaultProblemCatalog("/problems/",
			BuiltInProblemTypes.load());

	private static final DefaultProblemResolution RESOLUTION = new DefaultProblemResolution(CATALOG, Map.of(),
			List.of(), List.of(new BindingRules(CATALOG, new FieldViolations(new JacksonPropertyPointers(MAPPER),
					new JakartaConstraintParameters(), RejectedValues.NONE, AllowedValues.NONE))));

	@Property(tries = 500)
	void pointersResolveToTheOffendingValues(@ForAll("trees") Map<String, Object> tree) throws Exception {
		List<String> offending = new ArrayList<>();
		String json = MAPPER.writeValueAsString(number(tree, offending));
		Node body = MAPPER.readValue(json, Node.class);
		BeanPropertyBindingResult result = new BeanPropertyBindingResult(body, "body");
		VALIDATOR.validate(body, result);
		Problem problem = RESOLUTION.resolve(new MethodArgumentNotValidException(parameter(), result),
				TestProblemContext.post("/"));
		JsonNode sent = MAPPER.readTree(json);
		assertThat(problem.violations()).extracting((violation) -> resolve(sent, violation))
			.containsExactlyInAnyOrderElementsOf(offending);
	}

	/**
	 * Give each wrong value a number, by which it is known again.
	 * @param value a tree
	 * @param offending the wrong values so far
	 * @return the tree with its numbers
	 */
	private static Object number(Object value, List<String> offending) {
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> numbered = new LinkedHashMap<>();
			map.forEach((name, member) -> numbered.put((String) name, number(member, offending)));
			return numbered;
		}
		if (value instanceof List<?> list) {
			return list.stream().map((element) -> number(element, offending)).toList();
		}
		if ("wrong".equals(value)) {
			offending.add("wrong" + offending.size());
			return offending.get(offending.size() - 1);
		}
		return value;
	}

	private static String resolve(JsonNode document, Violation violation) {
		String pointer = violation.pointer();
		assertThat(pointer).startsWith("#");
		return document.at(URLDecoder.decode(pointer.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8))
			.asString("nothing at " + pointer);
	}

	private static MethodParameter parameter() throws NoSuchMethodException {
		Method method = PointerPropertyTests.class.getDeclaredMethod("handle", Node.class);
		return new MethodParameter(method, 0);
	}

	void handle(@RequestBody Node body) {
	}

	@Provide
	Arbitrary<Map<String, Object>> trees() {
		return Arbitraries.lazyOf(this::leaf, this::leaf, this::branch);
	}

	private Arbitrary<Map<String, Object>> leaf() {
		return text().map((text) -> Map.of("plain-name", text));
	}

	private Arbitrary<Map<String, Object>> branch() {
		Arbitrary<Map<String, Object>> node = Arbitraries.lazyOf(this::leaf, this::leaf, this::trees);
		Arbitrary<String> keys = Arbitraries.strings().withChars("ab/~ %äé\"+.").ofMinLength(1).ofMaxLength(4);
		return Combinators
			.combine(text(), text(), text().list().ofMaxSize(3), node.list().ofMaxSize(3),
					Arbitraries.maps(keys, node).ofMaxSize(2), node.list().ofMaxSize(2), node, text())
			.as((own, renamed, tags, children, named, array, maybe, unwrapped) -> Map.of("plain-name", own, "RE/NAMED~",
					renamed, "text-tags", tags, "child-nodes", children, "named-nodes", named, "node-array", array,
					"maybe-node", maybe, "pre-inner-text", unwrapped));
	}

	private Arbitrary<String> text() {
		return Arbitraries.of("right", "wrong");
	}

	static class Node {

		@Pattern(regexp = "right")
		public String plainName;

		@JsonProperty("RE/NAMED~")
		@Pattern(regexp = "right")
		public String renamed;

		public List<@Pattern(regexp = "right") String> textTags;

		@Valid
		public List<Node> childNodes;

		public Map<String, @Valid Node> namedNodes;

		@Valid
		public Node[] nodeArray;

		public Optional<@Valid Node> maybeNode = Optional.empty();

		@Valid
		@JsonUnwrapped(prefix = "pre-")
		public Inner inner;

	}

	static class Inner {

		@Pattern(regexp = "right")
		public String innerText;

	}

}
