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

package dev.faultline.autoconfigure.report;

import dev.faultline.ProblemScope;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.report.MdcProblemScope;
import dev.faultline.report.ProblemLog;
import dev.faultline.report.Slf4jProblemLog;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for logs that know key-value pairs: SLF4J 2 or later.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = FaultlineAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnClass(LoggingEventBuilder.class)
public final class Slf4jReportAutoConfiguration {

	Slf4jReportAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(ProblemLog.class)
	Slf4jProblemLog slf4jProblemLog() {
		return new Slf4jProblemLog();
	}

	@Bean
	@ConditionalOnMissingBean(ProblemScope.class)
	MdcProblemScope mdcProblemScope() {
		return new MdcProblemScope();
	}

}
