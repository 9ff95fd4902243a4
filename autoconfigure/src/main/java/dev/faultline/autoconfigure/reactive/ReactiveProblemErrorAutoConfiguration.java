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

import dev.faultline.ProblemCatalog;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.autoconfigure.PagesAddress;
import dev.faultline.reactive.GuardedTasks;
import dev.faultline.reactive.ReactiveProblemErrorPage;
import dev.faultline.reactive.ReactiveProblemExceptionHandler;
import dev.faultline.reactive.ReactiveProblemFilter;
import dev.faultline.reactive.ReactiveProblemResponder;
import dev.faultline.report.StartupReport;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.error.DefaultErrorWebExceptionHandler;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.reactive.result.view.ViewResolver;

/**
 * Auto-configuration for the doors of a WebFlux application: the exception handler, the
 * filter, and the error pages in place of Boot's. An {@link ErrorWebExceptionHandler} of
 * the application keeps all of them.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ReactiveProblemAutoConfiguration.class,
		beforeName = "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration")
@ConditionalOnClass({ ErrorWebExceptionHandler.class, DefaultErrorWebExceptionHandler.class })
@ConditionalOnBean(ReactiveProblemResponder.class)
@EnableConfigurationProperties(WebProperties.class)
public final class ReactiveProblemErrorAutoConfiguration {

	ReactiveProblemErrorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(value = ErrorWebExceptionHandler.class, search = SearchStrategy.CURRENT)
	ReactiveProblemErrorPage reactiveProblemErrorPage(ReactiveProblemResponder responder,
			ObjectProvider<ErrorAttributes> errorAttributes, WebProperties webProperties,
			ObjectProvider<ViewResolver> viewResolvers, ObjectProvider<ServerCodecConfigurer> codecs,
			ApplicationContext applicationContext) {
		// Boot's are missing if the application excludes ErrorWebFluxAutoConfiguration
		ReactiveProblemErrorPage page = new ReactiveProblemErrorPage(responder,
				errorAttributes.getIfAvailable(DefaultErrorAttributes::new), webProperties.getResources(),
				webProperties.getError(), applicationContext);
		page.setViewResolvers(viewResolvers.orderedStream().toList());
		ServerCodecConfigurer configurer = codecs.getIfAvailable(ServerCodecConfigurer::create);
		page.setMessageWriters(configurer.getWriters());
		page.setMessageReaders(configurer.getReaders());
		return page;
	}

	@Bean
	@ConditionalOnBean(ReactiveProblemErrorPage.class)
	ReactiveProblemExceptionHandler reactiveProblemExceptionHandler(ReactiveProblemResponder responder) {
		return new ReactiveProblemExceptionHandler(responder);
	}

	@Bean
	@ConditionalOnBean(ReactiveProblemErrorPage.class)
	ReactiveProblemFilter reactiveProblemFilter(ReactiveProblemResponder responder) {
		return new ReactiveProblemFilter(responder);
	}

	@Bean
	StartupReport startupReport(ApplicationContext applicationContext, ProblemCatalog catalog,
			FaultlineProperties properties) {
		String address = properties.getPages().isEnabled() ? PagesAddress.of(applicationContext, properties) : null;
		return new StartupReport(applicationContext, catalog, address, (type) -> false, "WebFlux",
				ResponseEntityExceptionHandler.class);
	}

	@Bean
	@ConditionalOnBean(ReactiveProblemErrorPage.class)
	GuardedTasks guardedTasks() {
		return new GuardedTasks();
	}

}
