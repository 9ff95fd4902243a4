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

package dev.faultline.autoconfigure.customize.tracing;

import dev.faultline.ProblemCustomizer;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.customize.tracing.RequestSpan;
import dev.faultline.customize.tracing.TraceIdCustomizer;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for the trace id in the document, where there is a tracer.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = FaultlineAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnClass(Tracer.class)
@ConditionalOnBooleanProperty(name = "faultline.include-trace-id", matchIfMissing = true)
public final class TraceIdAutoConfiguration {

	TraceIdAutoConfiguration() {
	}

	// whoever provides the tracer may be configured later
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 3)
	ProblemCustomizer traceIdCustomizer(ObjectProvider<Tracer> tracer, ObjectProvider<RequestSpan> requestSpan) {
		return new TraceIdCustomizer(tracer.getIfAvailable(() -> Tracer.NOOP),
				requestSpan.getIfAvailable(() -> RequestSpan.NONE));
	}

}
