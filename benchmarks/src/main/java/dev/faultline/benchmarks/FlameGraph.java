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

package dev.faultline.benchmarks;

import java.util.Locale;

/**
 * Draws a {@link CallTree} as an SVG image that needs nothing else: who calls stands
 * below whom it calls, and what is wide is dear.
 */
final class FlameGraph {

	private static final int WIDTH = 1200;

	private static final int ROW = 17;

	private static final int TOP = 40;

	/** What is narrower is not drawn. */
	private static final double NARROWEST = 1;

	private static final double WIDTH_OF_LETTER = 6.6;

	private final StringBuilder image = new StringBuilder();

	private final CallTree tree;

	private final String title;

	private final String unit;

	private final long requests;

	private final int height;

	/**
	 * Create the drawing.
	 * @param tree what is drawn
	 * @param title what it is
	 * @param unit what a weight is of, for one request
	 * @param requests how many requests are in the tree
	 */
	FlameGraph(CallTree tree, String title, String unit, long requests) {
		this.tree = tree;
		this.title = title;
		this.unit = unit;
		this.requests = requests;
		this.height = TOP + ROW * tree.depth() + 10;
	}

	String draw() {
		this.image.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
			.append(WIDTH)
			.append(' ')
			.append(this.height)
			.append("\" font-family=\"ui-monospace, monospace\" font-size=\"11\">\n");
		this.image.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
		this.image.append("<text x=\"10\" y=\"22\" font-size=\"14\">").append(escape(this.title)).append("</text>\n");
		draw(this.tree, 0, WIDTH, 0);
		return this.image.append("</svg>\n").toString();
	}

	private void draw(CallTree node, double x, double width, int row) {
		int y = this.height - 10 - ROW * (row + 1);
		long each = node.weight() / this.requests;
		this.image
			.append(String.format(Locale.ROOT, "<g><title>%s: %d %s</title>", escape(node.name()), each, this.unit));
		this.image
			.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
					x, y, Math.max(0.5, width - 0.5), ROW - 1, colour(node.name())));
		String label = label(node.name().substring(startOfClass(node.name())), width);
		if (!label.isEmpty()) {
			this.image.append(
					String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", x + 3, y + 12, escape(label)));
		}
		this.image.append("</g>\n");
		double left = x;
		for (CallTree callee : node.callees()) {
			double part = width * callee.weight() / node.weight();
			if (part >= NARROWEST) {
				draw(callee, left, part, row + 1);
			}
			left += part;
		}
	}

	private static int startOfClass(String name) {
		return name.lastIndexOf('.', Math.max(0, name.lastIndexOf('.') - 1)) + 1;
	}

	private static String label(String name, double width) {
		int letters = (int) ((width - 6) / WIDTH_OF_LETTER);
		if (name.length() <= letters) {
			return name;
		}
		return (letters > 3) ? name.substring(0, letters - 1) + "…" : "";
	}

	/**
	 * Ours are to be told from the others at a glance.
	 * @param name class and method
	 * @return the colour
	 */
	private static String colour(String name) {
		if (name.startsWith("dev.faultline.benchmarks.")) {
			return "#d9d9d9";
		}
		if (name.startsWith("dev.faultline.")) {
			return "#f28e5c";
		}
		if (name.startsWith("org.springframework.")) {
			return "#b5d99c";
		}
		return name.startsWith("org.apache.") ? "#a9c9e8" : "#e8dca9";
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
