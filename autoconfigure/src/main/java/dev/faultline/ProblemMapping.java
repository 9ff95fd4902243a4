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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares which problem type an exception class is. Either it names a type of the
 * catalog, or it gives a status and so makes a type of its own, which YAML can override.
 * It holds for subclasses too, unless they are declared nearer.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProblemMapping {

	/**
	 * The slug of the problem type. Without, it is the simple name of the class, less
	 * {@code Exception}, in kebab case.
	 * @return the slug
	 */
	String value() default "";

	/**
	 * The status of the type that this annotation makes.
	 * @return the status, 400 to 599, or 0 if the slug names a type of the catalog
	 */
	int status() default 0;

	/**
	 * The title of the type that this annotation makes. Without, it is the slug in words.
	 * @return the title
	 */
	String title() default "";

	/**
	 * The template of the detail of the type that this annotation makes.
	 * @return the template
	 */
	String detail() default "";

}
