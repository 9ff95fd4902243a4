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

import java.util.List;
import java.util.Locale;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemTexts;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.util.Assert;

/**
 * {@link ProblemTexts} of the application's {@link MessageSource}, of what was configured
 * and of what is built in, in that order: just as in problems.
 *
 * @since 0.1.0
 */
public class MessageSourceProblemTexts implements ProblemTexts {

	private static final String PREFIX = "faultline.";

	private static final String TITLE_OF_PAGES = PREFIX + "pages.title";

	private static final String DETAIL_OF_PAGES = PREFIX + "pages.detail";

	private final Texts texts;

	/**
	 * Create the texts.
	 * @param application the messages of the application
	 */
	public MessageSourceProblemTexts(MessageSource application) {
		this.texts = new Texts(application);
	}

	@Override
	public Locale choose(List<Locale> wanted) {
		Locale chosen = this.texts.choose(wanted, TITLE_OF_PAGES, DETAIL_OF_PAGES);
		return this.texts.speaks(chosen, TITLE_OF_PAGES, DETAIL_OF_PAGES) ? chosen : Locale.ENGLISH;
	}

	@Override
	public String title(ProblemType type, Locale locale) {
		String title = find(type.titleCode(), type.title(), locale);
		return (title != null) ? title : type.title();
	}

	@Override
	public @Nullable String detail(ProblemType type, Locale locale) {
		return find(type.detailCode(), type.detail(), locale);
	}

	@Override
	public @Nullable String remedy(ProblemType type, Locale locale) {
		return find(BuiltInProblemTypes.CODE_PREFIX + type.slug() + ".remedy", type.remedy(), locale);
	}

	private @Nullable String find(String code, @Nullable String configured, Locale locale) {
		Text text = this.texts.find(code, configured, locale);
		return (text != null) ? text.value() : null;
	}

	@Override
	public String text(String code, Locale locale) {
		Text text = this.texts.either(PREFIX + code, locale);
		Assert.notNull(text, () -> "There is no text '" + PREFIX + code + "'");
		return text.value();
	}

}
