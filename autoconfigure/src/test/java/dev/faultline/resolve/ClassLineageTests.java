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

package dev.faultline.resolve;

import java.io.Serializable;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClassLineageTests {

	@Test
	void classComesFirstThenSuperclassesThenInterfaces() {
		assertThat(ClassLineage.of(Nearest.class)).containsExactly(Nearest.class, Middle.class, RuntimeException.class,
				Exception.class, Throwable.class, Near.class, Base.class, Far.class, Serializable.class);
	}

	interface Base {

	}

	interface Near extends Base {

	}

	interface Far {

	}

	static class Middle extends RuntimeException implements Far {

	}

	static class Nearest extends Middle implements Near {

	}

}
