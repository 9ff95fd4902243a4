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

/**
 * The hall: the contracts, and the walk itself.
 * <p>
 * Start here. Every failure takes one path: {@link dev.faultline.ProblemHandler} asks
 * step 1 ({@link dev.faultline.ProblemResolution}) which
 * {@link dev.faultline.ProblemType} it is, lets each
 * {@link dev.faultline.ProblemCustomizer} touch the {@link dev.faultline.Problem}, and
 * tells each {@link dev.faultline.ProblemListener}. The adapter at the framework's edge
 * then has it rendered and writes it.
 */
@NullMarked
package dev.faultline;

import org.jspecify.annotations.NullMarked;
