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

import java.util.List;
import java.util.Map;

/**
 * The start page in a browser.
 */
final class StartPage {

	private final Browser browser;

	private StartPage(Browser browser) {
		this.browser = browser;
	}

	static StartPage open(Browser browser, int port) {
		browser.open("http://127.0.0.1:" + port + "/");
		browser.await("#send-all");
		return new StartPage(browser);
	}

	/**
	 * Send all cases.
	 * @return what the page says when it is done
	 */
	String sendAll() {
		this.browser.click("#send-all");
		return this.browser.await("#summary");
	}

	String choose(String language) {
		this.browser.click("[name=language][value=" + language + "]");
		return this.browser.await("#summary");
	}

	void compareAll() {
		this.browser.click("#compare-all");
	}

	void send(String id) {
		this.browser.click("#" + id + " .send");
		this.browser.await("#" + id + " .live .status");
	}

	void compare(String id) {
		this.browser.click("#" + id + " .compare");
	}

	/**
	 * Return what the page shows as the text of an element in each case.
	 * @param selector the selector of the element in its case
	 * @return the texts by the id of the case, without those that have none
	 */
	@SuppressWarnings("unchecked")
	Map<String, String> texts(String selector) {
		return this.browser.run("""
				return Object.fromEntries([...document.querySelectorAll('.case')]
					.filter((article) => article.querySelector(arguments[0])?.checkVisibility())
					.map((article) => [article.id, article.querySelector(arguments[0]).innerText]));
				""", Map.class, selector);
	}

	/**
	 * Return where the types of the answers lead to.
	 * @return lists of the address and the title of the problem
	 */
	@SuppressWarnings("unchecked")
	List<List<String>> types() {
		return this.browser.run("""
				return [...document.querySelectorAll('.live a.type')]
					.map((link) => [link.href, JSON.parse(link.closest('pre').innerText).title]);
				""", List.class);
	}

	/**
	 * Copy the command of a case.
	 * @param id the id of the case
	 * @param tool the tool
	 * @return what is in the clipboard then
	 */
	String copy(String id, String tool) {
		this.browser.click("#" + id + " .copy[data-tool=" + tool + "]");
		return this.browser.runAsync("navigator.clipboard.readText().then(arguments[0]);", String.class);
	}

}
