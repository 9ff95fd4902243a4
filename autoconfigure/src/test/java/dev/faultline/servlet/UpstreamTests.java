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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import io.netty.resolver.DefaultAddressResolverGroup;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * {@link UpstreamContractTests} with the clients of a servlet application.
 */
class UpstreamTests extends UpstreamContractTests {

	@Override
	protected TestServer startServer() {
		return TestServer.start(Application.class);
	}

	@Override
	protected List<String> clients() {
		return List.of("rest-client", "rest-client-simple", "rest-template", "web-client", "interface",
				"interface-web-client", "feign");
	}

	@Override
	protected List<String> clientsOfTheJdk() {
		return List.of("jdk", "jdk-async");
	}

	@Override
	protected List<String> clientsThatDecode() {
		return clients().stream().filter((client) -> !client.equals("feign")).toList();
	}

	@Override
	protected List<String> clientsThatSend() {
		return List.of("rest-client", "rest-template", "web-client", "feign");
	}

	// what Feign makes of an answer is for its decoder to say
	@Test
	void answerThatTheDecoderOfFeignCannotReadIsTheFaultOfTheOtherService() {
		upstream().answer("/no-json", 200, "application/json", "{\"degrees\": " + TestServer.SECRET);
		assertAnswer("feign", upstream().uri("/no-json"), "502 upstream-error");
	}

	@Import({ PlainApplication.class, Calls.class })
	static class Application {

	}

	@RestController
	static class Calls {

		private final HttpClient jdk = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

		private final RestClient restClient = restClient();

		private final RestClient simple = simple();

		private final RestTemplate restTemplate = new RestTemplate(simpleFactory());

		private final WebClient webClient = webClient();

		@GetMapping("/call/rest-client")
		Weather restClient(@RequestParam URI to) {
			return this.restClient.get().uri(to).retrieve().body(Weather.class);
		}

		@GetMapping("/call/rest-client-simple")
		Weather simple(@RequestParam URI to) {
			return this.simple.get().uri(to).retrieve().body(Weather.class);
		}

		@GetMapping("/call/rest-template")
		Weather restTemplate(@RequestParam URI to) {
			return this.restTemplate.getForObject(to, Weather.class);
		}

		@GetMapping("/call/web-client")
		Weather webClient(@RequestParam URI to) {
			return this.webClient.get().uri(to).retrieve().bodyToMono(Weather.class).block();
		}

		@GetMapping("/call/interface")
		Weather httpInterface(@RequestParam URI to) {
			return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(this.restClient))
				.build()
				.createClient(Exchange.class)
				.weather(to);
		}

		@GetMapping("/call/interface-web-client")
		Weather httpInterfaceOfWebClient(@RequestParam URI to) {
			return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(this.webClient))
				.build()
				.createClient(Exchange.class)
				.weather(to);
		}

		@GetMapping("/call/feign")
		Weather feign(@RequestParam URI to) {
			return feign(to, Weathers.class).weather();
		}

		@GetMapping("/call/jdk")
		String jdk(@RequestParam URI to) throws Exception {
			return this.jdk.send(request(to), BodyHandlers.ofString()).body();
		}

		@GetMapping("/call/jdk-async")
		String jdkAsync(@RequestParam URI to) {
			return this.jdk.sendAsync(request(to), BodyHandlers.ofString()).join().body();
		}

		@GetMapping("/send/rest-client/{format}")
		String send(@RequestParam URI to, @PathVariable String format) {
			return this.restClient.post()
				.uri(to)
				.contentType(type(format))
				.body(new Unwritable())
				.retrieve()
				.body(String.class);
		}

		@GetMapping("/send/rest-template/{format}")
		String sendTemplate(@RequestParam URI to, @PathVariable String format) {
			return this.restTemplate
				.exchange(RequestEntity.post(to).contentType(type(format)).body(new Unwritable()), String.class)
				.getBody();
		}

		@GetMapping("/send/web-client/{format}")
		String sendWebClient(@RequestParam URI to, @PathVariable String format) {
			return this.webClient.post()
				.uri(to)
				.contentType(type(format))
				.bodyValue(new Unwritable())
				.retrieve()
				.bodyToMono(String.class)
				.block();
		}

		@GetMapping("/send/feign/{format}")
		String sendFeign(@RequestParam URI to, @PathVariable String format) {
			return feign(to, Weathers.class).send(new Unwritable());
		}

		private static MediaType type(String format) {
			return new MediaType("application", format);
		}

		private static HttpRequest request(URI to) {
			return HttpRequest.newBuilder(to).timeout(PATIENCE).build();
		}

		private static <T> T feign(URI to, Class<T> type) {
			return Feign.builder()
				.retryer(Retryer.NEVER_RETRY)
				.options(new Request.Options(PATIENCE, PATIENCE, true))
				.decoder((response, target) -> JsonMapper.shared()
					.readValue(response.body().asInputStream(), Weather.class))
				.target(type, to.toString());
		}

		private static RestClient restClient() {
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
			factory.setReadTimeout(PATIENCE);
			return RestClient.builder().requestFactory(factory).build();
		}

		private static RestClient simple() {
			return RestClient.builder().requestFactory(simpleFactory()).build();
		}

		private static SimpleClientHttpRequestFactory simpleFactory() {
			SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
			factory.setReadTimeout(PATIENCE);
			return factory;
		}

		private static WebClient webClient() {
			return WebClient.builder()
				.clientConnector(new ReactorClientHttpConnector(reactor.netty.http.client.HttpClient.newConnection()
					.resolver(DefaultAddressResolverGroup.INSTANCE)
					.responseTimeout(PATIENCE)))
				.build();
		}

	}

	interface Exchange {

		@GetExchange
		Weather weather(URI uri);

	}

	interface Weathers {

		@RequestLine("GET")
		Weather weather();

		@RequestLine("POST")
		String send(Unwritable body);

	}

	record Weather(int degrees) {

	}

	static class Unwritable {

		@JsonProperty
		String getName() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

}
