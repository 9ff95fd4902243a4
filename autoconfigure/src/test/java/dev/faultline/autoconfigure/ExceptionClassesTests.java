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

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

import com.acme.shop.SpoiltException;
import com.acme.shop.Warehouse;
import dev.faultline.ProblemRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExceptionClasses}.
 */
class ExceptionClassesTests {

	private final ExceptionClasses classes = new ExceptionClasses(getClass().getClassLoader(), List.of());

	@Test
	void nestedClassIsFoundWithDotsAndWithDollarSigns() {
		assertThat(this.classes.find("com.acme.shop.Warehouse.ClosedException"))
			.isEqualTo(Warehouse.ClosedException.class);
		assertThat(this.classes.find("com.acme.shop.Warehouse$ClosedException"))
			.isEqualTo(Warehouse.ClosedException.class);
		assertThat(this.classes.find(Outer.Inner.InnermostException.class.getCanonicalName()))
			.isEqualTo(Outer.Inner.InnermostException.class);
	}

	@Test
	void classThatNobodyKnowsIsNotSuggested() {
		assertThat(this.classes.suggest("com.acme.shop.NobodyKnowsThisException")).isNull();
	}

	@Test
	void classOfTheJdkIsSuggested() {
		assertThat(this.classes.suggest("java.lang.TimeoutException"))
			.isEqualTo("java.util.concurrent.TimeoutException");
	}

	@Test
	void ofTwoClassesThatRulesNameTheOneThatExistsIsSuggested() {
		ProblemRules rules = (registry) -> {
			registry.add("com.acme.shop.Warehouse$ClosedException", "busy");
			registry.add("com.absent.Warehouse$ClosedException", "busy");
		};
		assertThat(new ExceptionClasses(getClass().getClassLoader(), List.of(rules))
			.suggest("com.acme.Warehouse$ClosedException")).isEqualTo("com.acme.shop.Warehouse$ClosedException");
	}

	@Test
	void packageExistsWhenItHasClassesInDirectoryJarOrModule() {
		assertThat(this.classes.packageExists("com.acme.shop.Unknown")).isTrue();
		assertThat(this.classes.packageExists("org.springframework.core.Unknown")).isTrue();
		assertThat(this.classes.packageExists("java.sql.Unknown")).isTrue();
	}

	@Test
	void packageDoesNotExistWhenItHasSubpackagesOnly() {
		assertThat(this.classes.packageExists("com.acme.Unknown")).isFalse();
		assertThat(this.classes.packageExists("org.springframework.Unknown")).isFalse();
	}

	@Test
	void classAroundNestedClassCountsAsPackage() {
		assertThat(this.classes.packageExists("com.acme.shop.Warehouse.Unknown")).isTrue();
	}

	@Test
	void classThatLacksClassOfLibraryIsNoMistake() throws IOException {
		URL testClasses = getClass().getProtectionDomain().getCodeSource().getLocation();
		try (URLClassLoader withoutSpring = new URLClassLoader(new URL[] { testClasses },
				ClassLoader.getPlatformClassLoader())) {
			ExceptionClasses classes = new ExceptionClasses(withoutSpring, List.of());
			assertThat(classes.find(SpoiltException.class.getName())).isNull();
			assertThat(classes.packageExists(SpoiltException.class.getName())).isFalse();
			assertThat(classes.suggest(SpoiltException.class.getName())).isNull();
		}
	}

	static class Outer {

		static class Inner {

			static class InnermostException extends RuntimeException {

			}

		}

	}

}
