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

package dev.faultline.autoconfigure;

import java.util.ArrayList;
import java.util.List;

/**
 * Violations, the entries of the member {@code errors}.
 *
 * @since 0.1.0
 */
public class ErrorsProperties {

	/**
	 * How many violations a problem lists at most. How many more there are stands in its
	 * member 'omittedErrors'.
	 */
	private int limit = 100;

	/**
	 * Whether to show the value that was sent. Only single values are shown, and they are
	 * cut in length.
	 */
	private boolean includeRejectedValue = false;

	/**
	 * Whether to list the constants of an enum where the caller sent none of them.
	 */
	private boolean includeAllowedValues = false;

	/**
	 * Parts of names whose values are masked when values are shown.
	 */
	private List<String> maskedNames = new ArrayList<>(List.of("password", "passphrase", "passcode", "secret", "token",
			"credential", "authorization", "apikey", "card", "cvv", "cvc", "iban", "ssn"));

	public int getLimit() {
		return this.limit;
	}

	public void setLimit(int limit) {
		this.limit = limit;
	}

	public boolean isIncludeRejectedValue() {
		return this.includeRejectedValue;
	}

	public void setIncludeRejectedValue(boolean includeRejectedValue) {
		this.includeRejectedValue = includeRejectedValue;
	}

	public boolean isIncludeAllowedValues() {
		return this.includeAllowedValues;
	}

	public void setIncludeAllowedValues(boolean includeAllowedValues) {
		this.includeAllowedValues = includeAllowedValues;
	}

	public List<String> getMaskedNames() {
		return this.maskedNames;
	}

	public void setMaskedNames(List<String> maskedNames) {
		this.maskedNames = maskedNames;
	}

}
