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

package dev.faultline.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.faultline.sample.SampleCases.Call;
import dev.faultline.sample.SampleCases.Case;
import dev.faultline.sample.SampleCases.Family;
import dev.faultline.sample.SampleCases.Multipart;
import dev.faultline.sample.SampleCases.Source;
import tools.jackson.databind.JsonNode;

/**
 * Writes the part of index.html that lists the cases, so that the page can be read
 * without a script.
 */
final class CaseList {

	private final SampleCases sample;

	private final JsonNode plain;

	private final StringBuilder html = new StringBuilder();

	private CaseList(SampleCases sample, JsonNode plain) {
		this.sample = sample;
		this.plain = plain;
	}

	/**
	 * Write the list.
	 * @param sample the cases
	 * @param plain what plain Spring Boot answers, by the id of the case
	 * @return the HTML
	 */
	static String write(SampleCases sample, JsonNode plain) {
		return new CaseList(sample, plain).write();
	}

	private String write() {
		line("\t<nav id=\"families\" aria-label=\"Status families\">");
		for (Family family : this.sample.families()) {
			line("\t\t<a class=\"%s\" href=\"#family-%s\" title=\"%s\">%s</a>", family.side(), family.id(),
					escape(family.title()), escape(family.statuses()));
		}
		line("\t</nav>");
		line("\t<main id=\"cases\" tabindex=\"-1\">");
		String side = this.sample.families().get(0).side();
		for (Family family : this.sample.families()) {
			if (!family.side().equals(side)) {
				side = family.side();
				line("\t\t<p class=\"divide\">Above, the caller can help it. Below, only the server can.</p>");
			}
			family(family);
		}
		line("\t</main>");
		return this.html.toString();
	}

	private void family(Family family) {
		line("\t\t<section class=\"family %s\" id=\"family-%s\" aria-labelledby=\"family-%2$s-title\">", family.side(),
				family.id());
		line("\t\t\t<header>");
		line("\t\t\t\t<p class=\"statuses\">%s</p>", escape(family.statuses()));
		line("\t\t\t\t<h2 id=\"family-%s-title\">%s</h2>", family.id(), escape(family.title()));
		line("\t\t\t\t<p class=\"text\">%s</p>", escape(family.text()));
		line("\t\t\t</header>");
		this.sample.cases().stream().filter((example) -> example.family().equals(family.id())).forEach(this::example);
		line("\t\t</section>");
	}

	private void example(Case example) {
		String id = example.id();
		line("\t\t\t<article class=\"case\" id=\"%s\" aria-labelledby=\"%1$s-title\">", id);
		line("\t\t\t\t<div class=\"request\">");
		line("\t\t\t\t\t<h3 id=\"%s-title\"><span class=\"status\">%d</span> <span class=\"title\">%s</span></h3>", id,
				example.status(), escape(example.title()));
		line("\t\t\t\t\t<p class=\"why\">%s</p>", escape(example.why()));
		if (example.prepare() != null) {
			line("\t\t\t\t\t<p class=\"step\">%s</p>", escape(example.prepare().title()));
			line("\t\t\t\t\t<pre>%s</pre>", message(example.prepare().call()));
			line("\t\t\t\t\t<p class=\"step\">Then you</p>");
		}
		if (example.repeat() != null) {
			line("\t\t\t\t\t<p class=\"step\">Up to %d times</p>", example.repeat());
		}
		line("\t\t\t\t\t<pre>%s</pre>", message(example.call()));
		sources(example);
		line("\t\t\t\t</div>");
		line("\t\t\t\t<div class=\"response\">");
		line("\t\t\t\t\t<p class=\"expect\">Answered with <strong>%d</strong> %s. Plain Spring Boot says <span>%d</span>.</p>",
				example.status(), type(example.expect().type()), this.plain.path(id).path("status").asInt());
		line("\t\t\t\t</div>");
		line("\t\t\t</article>");
	}

	private static String type(String slug) {
		return slug.equals("about:blank") ? "without a type"
				: "<a href=\"problems/" + slug + "\">" + escape(slug) + "</a>";
	}

	private static String message(Call call) {
		StringBuilder message = new StringBuilder();
		message.append("<b>").append(call.method()).append("</b> ").append(escape(call.path()));
		Map<String, String> headers = new LinkedHashMap<>((call.headers() != null) ? call.headers() : Map.of());
		if (call.multipart() != null) {
			headers.put("Content-Type", "multipart/form-data");
		}
		headers.forEach((name, value) -> message.append("\n<span class=\"json-key\">")
			.append(name)
			.append("</span>: ")
			.append(escape(value)));
		if (call.multipart() != null) {
			message.append("\n\n").append(part(call.multipart()));
		}
		else if (call.body() != null) {
			JsonNode body = call.body();
			message.append("\n\n")
				.append(body.isString() ? escape(body.stringValue())
						: ReadableJson.colour(ReadableJson.write(body, 64)));
		}
		return message.toString();
	}

	private static String part(Multipart part) {
		return "<i>%s: %s, %s, %s bytes</i>".formatted(escape(part.name()), escape(part.filename()),
				escape(part.type()), String.format(Locale.ROOT, "%,d", part.bytes()));
	}

	private void sources(Case example) {
		if (example.sources() == null) {
			return;
		}
		Map<String, List<String>> excerpts = new LinkedHashMap<>();
		for (Source source : example.sources()) {
			excerpts.computeIfAbsent(source.file(), (file) -> new ArrayList<>())
				.add(Excerpt.colour(source.file(), Excerpt.read(source)));
		}
		String names = excerpts.keySet()
			.stream()
			.map((file) -> "<code>" + escape(file.substring(file.indexOf('/') + 1)) + "</code>")
			.collect(Collectors.joining(", "));
		line("\t\t\t\t\t<details class=\"sources\">");
		line("\t\t\t\t\t\t<summary>What is behind it: %s</summary>", names);
		excerpts.forEach((file, parts) -> {
			line("\t\t\t\t\t\t<p class=\"step\">%s</p>", escape(file));
			line("\t\t\t\t\t\t<pre>%s</pre>", String.join("\n<i>⋮</i>\n", parts));
		});
		line("\t\t\t\t\t</details>");
	}

	private static String escape(String text) {
		return Excerpt.escape(text);
	}

	private void line(String format, Object... arguments) {
		this.html.append((arguments.length > 0) ? format.formatted(arguments) : format).append('\n');
	}

}
