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

package dev.faultline.sample.security;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Where the quotas are kept: in this instance, or in the database for all that share it.
 * Both are bucket4j's.
 */
@Configuration(proxyBeanMethods = false)
class QuotaConfiguration {

	static final Duration PERIOD = Duration.ofMinutes(1);

	@Bean
	@Profile("!postgres")
	Quotas quotasOfThisInstance(ApiProperties properties) {
		Map<ApiKey, Bucket> buckets = new ConcurrentHashMap<>();
		return (key) -> buckets.computeIfAbsent(key, (unknown) -> {
			int requests = properties.requestsPerMinute(key.plan());
			return Bucket.builder()
				.addLimit((limit) -> limit.capacity(requests).refillIntervally(requests, PERIOD))
				.build();
		});
	}

	@Bean
	@Profile("postgres")
	Quotas quotasOfAllInstances(ApiProperties properties, DataSource dataSource) {
		ProxyManager<String> buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
			.primaryKeyMapper(PrimaryKeyMapper.STRING)
			.table("quota")
			.build();
		return (key) -> {
			int requests = properties.requestsPerMinute(key.plan());
			// a row keeps the limit that it was made with
			String id = key.owner() + "/" + key.plan() + "/" + requests;
			return buckets.getProxy(id,
					() -> BucketConfiguration.builder()
						.addLimit((limit) -> limit.capacity(requests).refillIntervally(requests, PERIOD))
						.build());
		};
	}

}
