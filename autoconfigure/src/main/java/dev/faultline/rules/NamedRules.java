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

package dev.faultline.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

import dev.faultline.ProblemRules;

import org.springframework.boot.logging.LogLevel;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The rules of a library that need no code: exception class name to problem type, read
 * from {@code <library>.properties} beside this class. A level may follow, if this is
 * never logged more severely. No class is loaded, so the library may be absent.
 *
 * @since 0.1.0
 */
public class NamedRules implements ProblemRules {

	private final Properties rules;

	/**
	 * Read the rules of a library.
	 * @param library the name of the file, without its ending
	 */
	public NamedRules(String library) {
		try {
			this.rules = PropertiesLoaderUtils
				.loadProperties(new ClassPathResource(library + ".properties", NamedRules.class));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("There are no rules for " + library, ex);
		}
	}

	@Override
	public void register(Registry registry) {
		this.rules.forEach((className, rule) -> {
			String[] words = ((String) rule).trim().split(", ");
			LogLevel mostSevere = (words.length > 1) ? LogLevel.valueOf(words[1].toUpperCase(Locale.ROOT))
					: LogLevel.FATAL;
			registry.add((String) className, words[0], mostSevere);
		});
	}

}
