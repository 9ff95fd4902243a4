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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.faultline.TestUpstream;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitMessagingTemplate;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.support.converter.JacksonJsonMessageConverter;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.ClusterRedirectException;
import org.springframework.data.redis.connection.ClusterCommandExecutor;
import org.springframework.data.redis.connection.ClusterNodeResourceProvider;
import org.springframework.data.redis.connection.ClusterTopology;
import org.springframework.data.redis.connection.RedisClusterNode;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.JdkSerializationRedisSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.support.ExecutorSubscribableChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rows of the status map about caches and brokers: real clients of a port where
 * nobody listens, or where a broker has every trouble a broker can have.
 */
class BrokerTests {

	private static final Duration WAIT = Duration.ofMillis(300);

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
	@ValueSource(strings = { "redis", "lettuce", "lettuce-silent", "kafka", "kafka-future", "kafka-client", "amqp",
			"amqp-listener", "amqp-silent", "amqp-hangs-up", "amqp-one-channel", "redis-cluster-incomplete",
			"redis-cluster-moving", "messaging" })
	void brokerThatIsDownIsUnavailable(String client) {
		server.get("/" + client)
			.send()
			.isProblem(503, "service-unavailable")
			.hasHeader("Retry-After", "30")
			.hasDetail("The service is not available at the moment.");
	}

	@Test
	void messageThatIsNotSentInTimeIsUnavailableAndOneThatNeverCanBeIsABug() {
		server.get("/kafka-later?error=org.apache.kafka.common.errors.TimeoutException")
			.send()
			.isProblem(503, "service-unavailable")
			.hasHeader("Retry-After", "30");
		server.get("/kafka-later?error=org.apache.kafka.common.errors.RecordTooLargeException")
			.send()
			.isProblem(500, "internal-error")
			.hasHeader("Retry-After", null);
	}

	@Test
	void commandThatTakesTooLongIsATimeout() {
		server.get("/redis-silent").send().isProblem(503, "timeout").hasHeader("Retry-After", "5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "handled", "delivered" })
	void messageWhoseHandlerHasNoBrokerIsUnavailable(String way) {
		server.get("/message-" + way + "-without-broker")
			.send()
			.isProblem(503, "service-unavailable")
			.hasHeader("Retry-After", "30");
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis-bug", "redis-refused", "kafka-bug", "amqp-bug", "amqp-unreadable", "messaging-bug",
			"message-handled-bug", "message-delivered-bug" })
	void mistakeOfOursIsABug(String client) {
		server.get("/" + client).send().isProblem(500, "internal-error").hasHeader("Retry-After", null);
	}

	@Import({ PlainApplication.class, Clients.class, Messages.class })
	static class Application {

	}

	@RestController
	static class Clients {

		@GetMapping("/redis")
		String redis() {
			return redis(TestUpstream.closedPort());
		}

		@GetMapping("/redis-silent")
		String redisSilent() {
			try (BrokenBroker broker = BrokenBroker.redisThatForgets()) {
				return redis(broker.port());
			}
		}

		@GetMapping("/redis-refused")
		String redisRefused() {
			try (BrokenBroker broker = BrokenBroker.redisThatRefuses()) {
				return redis(broker.port());
			}
		}

		private static String redis(int port) {
			LettuceConnectionFactory factory = new LettuceConnectionFactory(
					new RedisStandaloneConfiguration("127.0.0.1", port),
					LettuceClientConfiguration.builder().commandTimeout(WAIT).build());
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

		@GetMapping("/lettuce-silent")
		String lettuceSilent() {
			try (BrokenBroker broker = BrokenBroker.redisThatForgets();
					RedisClient client = RedisClient.create(RedisURI.builder()
						.withHost("127.0.0.1")
						.withPort(broker.port())
						.withTimeout(WAIT)
						.build())) {
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

		// the producer of kafka-clients that needs no broker, with Spring around it as
		// ever
		@GetMapping("/kafka-later")
		CompletableFuture<String> kafkaLater(@RequestParam Class<? extends RuntimeException> error) throws Exception {
			MockProducer<String, String> producer = new MockProducer<>(false, null, new StringSerializer(),
					new StringSerializer());
			CompletableFuture<String> sent = new KafkaTemplate<>(new MockProducerFactory<>(() -> producer))
				.send("orders", "value")
				.thenApply(Object::toString);
			producer.errorNext(error.getConstructor(String.class).newInstance(TestServer.SECRET));
			return sent;
		}

		@GetMapping("/kafka-bug")
		String kafkaBug() {
			return kafkaFactory("nonsense").createProducer().toString();
		}

		/** Nobody serves the slot of a key. */
		@GetMapping("/redis-cluster-incomplete")
		String redisClusterIncomplete() {
			RedisClusterNode node = new RedisClusterNode("127.0.0.1", 1);
			return new ClusterTopology(Set.of(node)).getKeyServingMasterNode(new byte[] { 1 }).toString();
		}

		/** Each node says that the slot is another's. */
		@GetMapping("/redis-cluster-moving")
		String redisClusterMoving() throws Exception {
			RedisClusterNode node = new RedisClusterNode("127.0.0.1", 1);
			ClusterCommandExecutor executor = new ClusterCommandExecutor(() -> new ClusterTopology(Set.of(node)),
					new MovingNodes(), (failure) -> new ClusterRedirectException(1, "127.0.0.1", 1, failure));
			try {
				return executor.executeCommandOnSingleNode((connection) -> {
					throw new IllegalStateException(TestServer.SECRET);
				}, node).toString();
			}
			finally {
				executor.destroy();
			}
		}

		@GetMapping("/redis-bug")
		String redisBug() {
			Object value = new JdkSerializationRedisSerializer().deserialize(new byte[] { 1, 2, 3 });
			return String.valueOf(value);
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

	private static final class MovingNodes implements ClusterNodeResourceProvider {

		@Override
		@SuppressWarnings("unchecked")
		public <S> S getResourceForSpecificNode(RedisClusterNode node) {
			return (S) node;
		}

		@Override
		public void returnResourceForSpecificNode(RedisClusterNode node, Object resource) {
		}

	}

	@RestController
	static class Messages {

		@GetMapping("/amqp")
		void amqp() {
			send(TestUpstream.closedPort(), "value");
		}

		@GetMapping("/amqp-silent")
		void amqpSilent() {
			try (BrokenBroker broker = BrokenBroker.silent()) {
				send(broker.port(), "value");
			}
		}

		@GetMapping("/amqp-hangs-up")
		void amqpHangsUp() {
			try (BrokenBroker broker = BrokenBroker.thatHangsUp()) {
				send(broker.port(), "value");
			}
		}

		@GetMapping("/amqp-one-channel")
		void amqpOneChannel() {
			try (BrokenBroker broker = BrokenBroker.rabbitWithOneChannel()) {
				with(broker.port(), (factory) -> new RabbitTemplate(factory)
					.execute((first) -> new RabbitTemplate(factory).execute((second) -> second)));
			}
		}

		@GetMapping("/amqp-bug")
		void amqpBug() {
			send(TestUpstream.closedPort(), new Object());
		}

		@GetMapping("/amqp-listener")
		void amqpReceive() {
			with(TestUpstream.closedPort(), (factory) -> new RabbitTemplate(factory).receive("orders"));
		}

		@GetMapping("/amqp-unreadable")
		Object amqpUnreadable() {
			return new JacksonJsonMessageConverter()
				.fromMessage(MessageBuilder.withBody("{".getBytes(StandardCharsets.UTF_8))
					.setContentType("application/json")
					.setHeader("__TypeId__", "java.util.Date")
					.build());
		}

		@GetMapping("/messaging")
		void messaging() {
			with(TestUpstream.closedPort(), (factory) -> new RabbitMessagingTemplate(new RabbitTemplate(factory))
				.convertAndSend("orders", "value"));
		}

		@GetMapping("/messaging-bug")
		void messagingBug() {
			with(TestUpstream.closedPort(), (factory) -> new RabbitMessagingTemplate(new RabbitTemplate(factory))
				.convertAndSend("orders", new Object()));
		}

		@GetMapping("/message-handled-without-broker")
		void handledWithoutBroker() {
			deliver((message) -> {
				try {
					send(TestUpstream.closedPort(), "value");
				}
				catch (AmqpException ex) {
					throw new MessageHandlingException(message, TestServer.SECRET, ex);
				}
			});
		}

		@GetMapping("/message-delivered-without-broker")
		void deliveredWithoutBroker() {
			deliver((message) -> send(TestUpstream.closedPort(), "value"));
		}

		@GetMapping("/message-handled-bug")
		void handledBadly() {
			deliver((message) -> {
				throw new MessageHandlingException(message, TestServer.SECRET);
			});
		}

		@GetMapping("/message-delivered-bug")
		void deliveredBadly() {
			deliver((message) -> {
				throw new IllegalStateException(TestServer.SECRET);
			});
		}

		private static void deliver(MessageHandler handler) {
			ExecutorSubscribableChannel channel = new ExecutorSubscribableChannel();
			channel.subscribe(handler);
			channel.send(new GenericMessage<>("value"));
		}

		private static void send(int port, Object value) {
			with(port, (factory) -> new RabbitTemplate(factory).convertAndSend("orders", value));
		}

		private static void with(int port, Consumer<CachingConnectionFactory> work) {
			CachingConnectionFactory factory = new CachingConnectionFactory("127.0.0.1", port);
			factory.getRabbitConnectionFactory().setHandshakeTimeout((int) WAIT.toMillis());
			try {
				work.accept(factory);
			}
			finally {
				factory.destroy();
			}
		}

	}

}
