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

package dev.faultline.customize.tracing;

import java.util.regex.Pattern;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

/**
 * Puts the id of the current trace into the document. It is the tracer's, never a header
 * as it came.
 *
 * @since 0.1.0
 */
public class TraceIdCustomizer implements ProblemCustomizer {

	/**
	 * Name of the member.
	 */
	public static final String TRACE_ID = "traceId";

	/** W3C Trace Context has 32 digits, B3 may have 16. */
	private static final Pattern ID = Pattern.compile("[0-9a-f]{16}([0-9a-f]{16})?");

	private final Tracer tracer;

	private final RequestSpan requestSpan;

	/**
	 * Create the customizer.
	 * @param tracer knows the current trace
	 * @param requestSpan knows the trace of a request where none is current
	 */
	public TraceIdCustomizer(Tracer tracer, RequestSpan requestSpan) {
		this.tracer = tracer;
		this.requestSpan = requestSpan;
	}

	@Override
	public void customize(Problem problem, ProblemContext context) {
		Span current = this.tracer.currentSpan();
		Span span = (current != null) ? current : this.requestSpan.find(context);
		String id = (span != null) ? span.context().traceId() : null;
		if (id != null && ID.matcher(id).matches()) {
			problem.body().setProperty(TRACE_ID, id);
		}
	}

}
