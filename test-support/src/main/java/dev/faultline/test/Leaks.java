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

package dev.faultline.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Texts that come from the inside of a server, see
 * {@link ProblemAssert#leaksNothing(String...)}.
 */
final class Leaks {

	private static final Set<String> ADDRESS_HEADERS = Set.of("location", "content-location", "link");

	private static final Set<String> ADDRESS_MEMBERS = Set.of("type", "instance");

	private static final Map<String, Pattern> RULES = rules();

	private final List<String> found = new ArrayList<>();

	private final List<String> secrets;

	private Leaks(List<String> secrets) {
		this.secrets = secrets;
	}

	private static Map<String, Pattern> rules() {
		Map<String, Pattern> rules = new LinkedHashMap<>();
		rules
			.put("a stack trace",
					Pattern.compile(
							"\\bat [\\w.$/@<>-]+\\((?:[\\w$-]+\\.\\w+(?::\\d+)?|Native Method"
									+ "|Unknown Source)\\)|\\bCaused by: |^\\s*\\.\\.\\. \\d+ more",
							Pattern.MULTILINE));
		rules.put("the name of a class", Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.){2,}[A-Z][\\w$]*"
				+ "|\\b(?:[A-Z][a-z0-9]+)+(?:Exception|Error)\\b|\\b[A-Z]\\w*@[0-9a-f]{5,8}\\b"));
		rules.put("SQL", Pattern.compile("\\bSELECT\\b.+\\bFROM\\b|\\b(?i:select\\s.*?(?:[*_(]|\\w\\.\\w).*?\\sfrom\\s"
				+ "|insert\\s+into\\s.+\\svalues\\b|update\\s+\\S+\\s+set\\s+\\S+\\s*=|delete\\s+from\\s+\\S+\\s+where\\b"
				+ "|sqlstate\\b|prepared ?statement|could not execute|(?:create|alter|drop|truncate)\\s+table\\s)"
				+ "|\\bORA-\\d{5}\\b", Pattern.DOTALL));
		rules.put("the name of a constraint",
				Pattern.compile("\\b(?:constraint|index)\\s*[:=]?\\s*[\\[\"'`(]+\\w+"
						+ "|\\b(?:uk|fk|pk|uq|ck|ix|idx)_\\w+|\\b\\w+_(?:pkey|fkey|ukey|uk|fk|pk|idx|uniq)\\b"
						+ "|\\b(?:uk|fk)[a-z0-9]{20,}\\b|\\bconstraint_\\w+", Pattern.CASE_INSENSITIVE));
		rules.put("the path of a file", Pattern.compile("(?<![\\w/.:-])/(?:home|root|usr|var|etc|opt|tmp|srv|mnt|proc"
				+ "|Users|workspace)/[\\w.-]+|\\b[A-Za-z]:\\\\\\w|\\b(?:file|jar|classpath\\*?):[\\w/]"));
		rules.put("the address of a server within",
				Pattern.compile("\\b(?:jdbc:|r2dbc:|mongodb(?:\\+srv)?://|rediss?://|amqps?://|ldaps?://)\\S+",
						Pattern.CASE_INSENSITIVE));
		return rules;
	}

	static List<String> find(ProblemResponse response, Map<String, Object> document, List<String> secrets) {
		Leaks leaks = new Leaks(secrets);
		leaks.examine("the names of members", false, document.keySet());
		document.forEach((name, value) -> leaks.examine("'" + name + "'", ADDRESS_MEMBERS.contains(name), value));
		response.headers()
			.forEach((name, values) -> leaks.examine("header " + name,
					ADDRESS_HEADERS.contains(name.toLowerCase(Locale.ROOT)), values));
		return leaks.found;
	}

	private void examine(String place, boolean address, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, member) -> {
				examine("a name in " + place, address, name);
				examine(place, address, member);
			});
		}
		else if (value instanceof Collection<?> elements) {
			elements.forEach((element) -> examine(place, address, element));
		}
		else if (value != null) {
			examineText(place, address, value.toString());
		}
	}

	private void examineText(String place, boolean address, String text) {
		for (String secret : this.secrets) {
			if (text.contains(secret)) {
				this.found.add("%s in %s".formatted(secret, place));
			}
		}
		if (!address) {
			RULES.forEach((what, rule) -> {
				Matcher matcher = rule.matcher(text);
				if (matcher.find()) {
					this.found.add("%s in %s: %s".formatted(what, place, matcher.group()));
				}
			});
		}
	}

}
