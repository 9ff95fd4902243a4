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

import java.time.Duration;
import java.util.List;

import dev.faultline.OwnFrames;
import dev.faultline.ProblemResolution;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.autoconfigure.LogLevelsAutoConfiguration;
import dev.faultline.autoconfigure.LoggingProperties;
import dev.faultline.report.CommonsProblemLog;
import dev.faultline.report.ExplainingProblemListener;
import dev.faultline.report.LogLevels;
import dev.faultline.report.LoggingProblemListener;
import dev.faultline.report.ProblemLog;
import dev.faultline.report.RepeatedFailures;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for step 3: logging.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { FaultlineAutoConfiguration.class, LogLevelsAutoConfiguration.class,
		Slf4jReportAutoConfiguration.class })
@ConditionalOnFaultline
public final class ProblemReportAutoConfiguration {

	ProblemReportAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemLog problemLog() {
		return new CommonsProblemLog();
	}

	@Bean
	@ConditionalOnMissingBean
	OwnFrames ownFrames(BeanFactory beanFactory) {
		return new OwnFrames(
				AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory) : List.of());
	}

	@Bean
	@ConditionalOnMissingBean
	RepeatedFailures repeatedFailures(FaultlineProperties properties) {
		LoggingProperties logging = properties.getLogging();
		Duration interval = logging.getStackTraceInterval();
		if (interval.isNegative()) {
			throw new InvalidConfigurationPropertyValueException("faultline.logging.stack-trace-interval", interval,
					"A time cannot be negative. Use 0 to log each stack trace.");
		}
		if (logging.getSample() < 1) {
			throw new InvalidConfigurationPropertyValueException("faultline.logging.sample", logging.getSample(),
					"It says of how many lines one is written. Use a number of 1 or more.");
		}
		return new RepeatedFailures(interval.toNanos(), logging.getSample(), System::nanoTime);
	}

	@Bean
	@ConditionalOnMissingBean
	LoggingProblemListener loggingProblemListener(ProblemLog log, LogLevels levels, RepeatedFailures repeated,
			OwnFrames frames) {
		return new LoggingProblemListener(log, levels, repeated, frames);
	}

	@Bean
	@ConditionalOnMissingBean
	ExplainingProblemListener explainingProblemListener(ProblemResolution resolution) {
		return new ExplainingProblemListener(resolution);
	}

}
