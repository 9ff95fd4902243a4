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

package com.acme.r2dbc;

import java.time.Duration;

import dev.faultline.reactive.PlainReactiveApplication;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * The library on WebFlux, with R2DBC.
 */
@Configuration(proxyBeanMethods = false)
@Import({ PlainReactiveApplication.class, R2dbcAccess.class, RawR2dbcAccess.class, ReactiveLibraryController.class })
public class R2dbcApplication implements WebFluxConfigurer {

	@Bean(destroyMethod = "dispose")
	ConnectionPool connectionPool(@Value("${library.url}") String url, @Value("${library.pool.size}") int size,
			@Value("${library.pool.patience}") Duration patience) {
		return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(url))
			.initialSize(0)
			.maxSize(size)
			.maxAcquireTime(patience)
			// the driver of H2 blocks, and waits for a server that is gone
			.allocatorSubscribeOn(Schedulers.boundedElastic())
			.build());
	}

	@Bean
	R2dbcTransactionManager transactionManager(ConnectionFactory connectionFactory) {
		return new R2dbcTransactionManager(connectionFactory);
	}

	@Bean
	DatabaseClient databaseClient(ConnectionFactory connectionFactory) {
		return DatabaseClient.create(connectionFactory);
	}

	// what is imported brings the classes along that its superclass has within
	@Bean
	R2dbcControllers.Client clientController(R2dbcAccess access) {
		return new R2dbcControllers.Client(access);
	}

	@Bean
	R2dbcControllers.Raw rawController(RawR2dbcAccess access) {
		return new R2dbcControllers.Raw(access);
	}

	/** What returns nothing reactive may block. */
	@Override
	public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
		configurer.setExecutor(new SimpleAsyncTaskExecutor("blocking-"));
	}

}
