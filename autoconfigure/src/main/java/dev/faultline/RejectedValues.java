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

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a violation may show of the value that was sent: by default nothing. If the
 * application wants it shown, values of properties with a telling name are masked, long
 * ones are cut, and what is more than one value is left out.
 *
 * @since 0.1.0
 */
public final class RejectedValues {

	/**
	 * What stands in the place of a value that is not to be seen.
	 */
	public static final String MASK = "***";

	/**
	 * Shows nothing.
	 */
	public static final RejectedValues NONE = new RejectedValues(false, List.of(), 0);

	private final boolean shown;

	private final List<String> maskedNames;

	private final int maxLength;

	private RejectedValues(boolean shown, Collection<String> maskedNames, int maxLength) {
		this.shown = shown;
		this.maskedNames = maskedNames.stream().map(RejectedValues::fold).toList();
		this.maxLength = maxLength;
	}

	/**
	 * Show values.
	 * @param maskedNames parts of names, such as {@code password}, whose values are
	 * masked; case, dashes and underscores do not count
	 * @param maxLength after how many characters a text is cut, 1 or more
	 * @return what may be shown
	 */
	public static RejectedValues shown(Collection<String> maskedNames, int maxLength) {
		Assert.isTrue(maxLength > 0, () -> "'maxLength' must be positive but is " + maxLength);
		Assert.isTrue(maskedNames.stream().noneMatch((name) -> fold(name).isEmpty()),
				"'maskedNames' must not contain an empty name");
		return new RejectedValues(true, maskedNames, maxLength);
	}

	/**
	 * Return whether anything is shown, for those to whom it is work to find out more.
	 * @return whether values are shown
	 */
	public boolean areShown() {
		return this.shown;
	}

	/**
	 * Return what a violation may show of a value.
	 * @param name the name of the property or parameter, or a path to it; {@code null} if
	 * it has none
	 * @param sensitive whether it is marked as {@link Sensitive}
	 * @param value the value that was sent
	 * @return a single value, the mask, or {@code null} to show nothing
	 */
	public @Nullable Object of(@Nullable String name, boolean sensitive, @Nullable Object value) {
		if (!this.shown || value == null) {
			return null;
		}
		String folded = fold((name != null) ? name : "");
		if (sensitive || this.maskedNames.stream().anyMatch(folded::contains)) {
			return MASK;
		}
		if (value instanceof Number || value instanceof Boolean) {
			return value;
		}
		boolean single = value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>
				|| value instanceof UUID || value instanceof TemporalAccessor || value instanceof TemporalAmount;
		return single ? cut(value.toString()) : null;
	}

	private String cut(String text) {
		if (text.length() <= this.maxLength) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(this.maxLength - 1)) ? this.maxLength - 1 : this.maxLength;
		return text.substring(0, end) + "…";
	}

	private static String fold(String name) {
		return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
	}

}
