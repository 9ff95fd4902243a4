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

package dev.faultline.reactive;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.faultline.servlet.TestServer;
import dev.faultline.servlet.TestServer.Container;
import dev.faultline.servlet.UpstreamContractTests;
import io.netty.resolver.DefaultAddressResolverGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * {@link UpstreamContractTests} with the clients of a WebFlux application, none of which
 * blocks.
 */
class ReactiveUpstreamTests extends UpstreamContractTests {

	@Override
	protected TestServer startServer() {
		return TestServer.start(Container.NETTY, List.of(), Application.class);
	}

	@Override
	protected List<String> clients() {
		return List.of("web-client", "web-client-flux", "web-client-exchange", "interface");
	}

	@Override
	protected List<String> clientsOfTheJdk() {
		return List.of("jdk-async");
	}

	@Override
	protected List<String> clientsThatDecode() {
		return clients();
	}

	@Override
	protected List<String> clientsThatSend() {
		return List.of("web-client");
	}

	// a mono that waits for too much content ends with an exception of Spring's codecs
	@Test
	void answerThatIsTooLongIsTheFaultOfTheOtherService() {
		upstream().answer("/endless", 200, "application/json",
				"{\"degrees\": 1, \"why\": \"" + "s3cr3t".repeat(200) + "\"}");
		assertAnswer("web-client-short", upstream().uri("/endless"), "502 upstream-error");
	}

	@Test
	void answerInTheFormatThatTheCallerSentIsStillTheFaultOfTheOtherService() {
		upstream().answer("/thing", 200, "application/x-thing", TestServer.SECRET);
		server().post("/relay?to=" + encode(upstream().uri("/thing")))
			.body("application/x-thing", "fine")
			.send()
			.isProblem(502, "upstream-error");
	}

	@Test
	void formatThatAFunctionCannotReadIsTheFaultOfTheCaller() {
		server().post("/function").body("application/x-thing", "fine").send().isProblem(415, "unsupported-media-type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "content", "header", "template" })
	void requestThatCannotBeMadeIsABug(String mistake) {
		server().get("/mistake/" + mistake + "?to=" + encode(upstream().uri("/200")))
			.send()
			.isProblem(500, "internal-error");
	}

	@Test
	void connectionToTheOtherServiceThatIsGoneIsNotThatOfTheCaller() {
		server().get("/aborted").send().isProblem(502, "upstream-error");
	}

	@Import({ PlainReactiveApplication.class, Calls.class })
	static class Application {

	}

	@RestController
	static class Calls {

		private final HttpClient jdk = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

		private final WebClient webClient = WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(reactor.netty.http.client.HttpClient.newConnection()
				.resolver(DefaultAddressResolverGroup.INSTANCE)
				.responseTimeout(PATIENCE)))
			.build();

		private final WebClient shortWebClient = this.webClient.mutate()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(100))
			.build();

		private final Exchange exchange = HttpServiceProxyFactory.builderFor(WebClientAdapter.create(this.webClient))
			.build()
			.createClient(Exchange.class);

		@GetMapping("/call/web-client")
		Mono<Weather> webClient(@RequestParam URI to) {
			return this.webClient.get().uri(to).retrieve().bodyToMono(Weather.class);
		}

		@GetMapping("/call/web-client-short")
		Mono<Weather> shortWebClient(@RequestParam URI to) {
			return this.shortWebClient.get().uri(to).retrieve().bodyToMono(Weather.class);
		}

		@GetMapping("/call/web-client-flux")
		Flux<Weather> webClientFlux(@RequestParam URI to) {
			return this.webClient.get().uri(to).retrieve().bodyToFlux(Weather.class);
		}

		@GetMapping("/call/web-client-exchange")
		Mono<Weather> webClientExchange(@RequestParam URI to) {
			return this.webClient.get()
				.uri(to)
				.exchangeToMono((response) -> response.statusCode().is2xxSuccessful()
						? response.bodyToMono(Weather.class) : response.createError());
		}

		@PostMapping("/relay")
		Mono<Weather> relay(@RequestParam URI to, @RequestBody byte[] content) {
			return webClientExchange(to);
		}

		@Bean
		RouterFunction<ServerResponse> function() {
			return RouterFunctions.route()
				.POST("/function",
						(request) -> request.bodyToMono(Weather.class)
							.flatMap((weather) -> ServerResponse.ok().build()))
				.build();
		}

		@GetMapping("/mistake/{mistake}")
		Mono<String> mistake(@RequestParam URI to, @PathVariable String mistake) {
			WebClient.RequestBodyUriSpec request = this.webClient.post();
			return switch (mistake) {
				case "content" -> request.uri(to).bodyValue(missing()).retrieve().bodyToMono(String.class);
				case "header" -> request.uri(to).header("X-Bad", "a\u0000b").retrieve().bodyToMono(String.class);
				default -> request.uri("http://{host}/").retrieve().bodyToMono(String.class);
			};
		}

		@SuppressWarnings("NullAway")
		private static Object missing() {
			return null;
		}

		@GetMapping("/aborted")
		Mono<String> aborted(@RequestHeader HttpHeaders headers) {
			return Mono.error(new WebClientRequestException(AbortedException.beforeSend(), HttpMethod.GET,
					URI.create("http://127.0.0.1/"), headers));
		}

		@GetMapping("/call/interface")
		Mono<Weather> httpInterface(@RequestParam URI to) {
			return this.exchange.weather(to);
		}

		@GetMapping("/call/jdk-async")
		Mono<String> jdkAsync(@RequestParam URI to) {
			return Mono
				.fromFuture(() -> this.jdk.sendAsync(HttpRequest.newBuilder(to).timeout(PATIENCE).build(),
						BodyHandlers.ofString()))
				.map(HttpResponse::body);
		}

		@GetMapping("/send/web-client/{format}")
		Mono<String> send(@RequestParam URI to, @PathVariable String format) {
			return this.webClient.post()
				.uri(to)
				.contentType(new MediaType("application", format))
				.bodyValue(new Unwritable())
				.retrieve()
				.bodyToMono(String.class);
		}

	}

	interface Exchange {

		@GetExchange
		Mono<Weather> weather(URI uri);

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
