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

package dev.faultline.autoconfigure.reactive;

import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.autoconfigure.pages.ProblemPagesAutoConfiguration;
import dev.faultline.pages.ProblemTypeResource;
import dev.faultline.reactive.pages.ReactiveProblemPages;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * Auto-configuration for the problem pages of a WebFlux application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ProblemPagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnBean(ProblemTypeResource.class)
public final class ReactiveProblemPagesAutoConfiguration {

	ReactiveProblemPagesAutoConfiguration() {
	}

	@Bean
	ReactiveProblemPages reactiveProblemPages(ProblemTypeResource resource, FaultlineProperties properties) {
		return new ReactiveProblemPages(properties.getPages().getPath(), resource);
	}

}
