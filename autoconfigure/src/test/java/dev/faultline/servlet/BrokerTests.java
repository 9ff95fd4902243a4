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

package dev.faultline.servlet;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.faultline.TestUpstream;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.JdkSerializationRedisSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rows of the status map about caches and brokers: real clients of a port where
 * nobody listens.
 */
class BrokerTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis", "lettuce", "kafka", "kafka-future", "kafka-client", "amqp", "amqp-listener" })
	void brokerThatIsDownIsUnavailable(String client) {
		server.get("/" + client)
			.send()
			.isProblem(503, "service-unavailable")
			.hasHeader("Retry-After", "30")
			.hasDetail("The service is not available at the moment.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis-bug", "kafka-bug", "amqp-bug" })
	void mistakeOfOursIsABug(String client) {
		server.get("/" + client).send().isProblem(500, "internal-error");
	}

	@Import({ PlainApplication.class, Clients.class })
	static class Application {

	}

	@RestController
	static class Clients {

		@GetMapping("/redis")
		String redis() {
			LettuceConnectionFactory factory = new LettuceConnectionFactory(
					new RedisStandaloneConfiguration("127.0.0.1", TestUpstream.closedPort()),
					LettuceClientConfiguration.builder().commandTimeout(Duration.ofMillis(300)).build());
			factory.afterPropertiesSet();
			factory.start();
			try {
				return String.valueOf(new StringRedisTemplate(factory).opsForValue().get("key"));
			}
			finally {
				factory.destroy();
			}
		}

		@GetMapping("/lettuce")
		String lettuce() {
			try (RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", TestUpstream.closedPort()))) {
				return client.connect().sync().get("key");
			}
		}

		@GetMapping("/kafka")
		String kafka() {
			DefaultKafkaProducerFactory<String, Object> factory = kafkaFactory();
			try {
				return new KafkaTemplate<>(factory).send("orders", "value").join().toString();
			}
			finally {
				factory.destroy();
			}
		}

		@GetMapping("/kafka-future")
		CompletableFuture<String> kafkaFuture() {
			DefaultKafkaProducerFactory<String, Object> factory = kafkaFactory();
			try {
				return new KafkaTemplate<>(factory).send("orders", "value").thenApply(Object::toString);
			}
			finally {
				factory.destroy();
			}
		}

		@GetMapping("/kafka-client")
		String kafkaClient() throws Exception {
			DefaultKafkaProducerFactory<String, Object> factory = kafkaFactory();
			try {
				return factory.createProducer()
					.send(new ProducerRecord<>("orders", "value"))
					.get(10, TimeUnit.SECONDS)
					.toString();
			}
			finally {
				factory.destroy();
			}
		}

		@GetMapping("/kafka-bug")
		String kafkaBug() {
			return kafkaFactory("nonsense").createProducer().toString();
		}

		@GetMapping("/redis-bug")
		String redisBug() {
			Object value = new JdkSerializationRedisSerializer().deserialize(new byte[] { 1, 2, 3 });
			return String.valueOf(value);
		}

		@GetMapping("/amqp")
		String amqp() {
			CachingConnectionFactory factory = new CachingConnectionFactory("127.0.0.1", TestUpstream.closedPort());
			try {
				new RabbitTemplate(factory).convertAndSend("orders", "value");
				return "never";
			}
			finally {
				factory.destroy();
			}
		}

		@GetMapping("/amqp-listener")
		String amqpReceive() {
			CachingConnectionFactory factory = new CachingConnectionFactory("127.0.0.1", TestUpstream.closedPort());
			try {
				return String.valueOf(new RabbitTemplate(factory).receive("orders"));
			}
			finally {
				factory.destroy();
			}
		}

		@GetMapping("/amqp-bug")
		String amqpBug() {
			CachingConnectionFactory factory = new CachingConnectionFactory("127.0.0.1", TestUpstream.closedPort());
			try {
				new RabbitTemplate(factory).convertAndSend("orders", new Object());
				return "never";
			}
			finally {
				factory.destroy();
			}
		}

		private static DefaultKafkaProducerFactory<String, Object> kafkaFactory() {
			return kafkaFactory("127.0.0.1:" + TestUpstream.closedPort());
		}

		private static DefaultKafkaProducerFactory<String, Object> kafkaFactory(String server) {
			return new DefaultKafkaProducerFactory<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, server,
					ProducerConfig.MAX_BLOCK_MS_CONFIG, 300, ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
					StringSerializer.class, ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class));
		}

	}

}
