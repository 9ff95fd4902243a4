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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.client.ReactorResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on a port of its own, and a client for it.
 */
public final class TestServer implements AutoCloseable {

	/** What the messages of exceptions hold here, and what must never leave. */
	public static final String SECRET = "s3cr3t";

	public static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final String REACTIVE = "spring.main.web-application-type=reactive";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final HttpClient CLIENT = newClient();

	private final ConfigurableApplicationContext context;

	private final int port;

	private TestServer(ConfigurableApplicationContext context, int port) {
		this.context = context;
		this.port = port;
	}

	private static HttpClient newClient() {
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(PATIENCE)
			.build();
	}

	/**
	 * Reactor Netty may leave a request of a connection unanswered. Faultline cures that
	 * where it is at work.
	 * @return a client, with a connection of its own where that can happen
	 */
	private HttpClient client() {
		if (this.context == null) {
			return CLIENT;
		}
		Environment environment = this.context.getEnvironment();
		boolean reactive = "reactive".equals(environment.getProperty("spring.main.web-application-type"));
		boolean cured = environment.getProperty("faultline.enabled", Boolean.class, true)
				&& environment.getProperty("faultline.container.enabled", Boolean.class, true);
		return (reactive && !cured) ? newClient() : CLIENT;
	}

	public static TestServer start(Class<?>... sources) {
		return start(List.of(), sources);
	}

	public static TestServer start(List<String> properties, Class<?>... sources) {
		return start((ResourceLoader) null, properties, sources);
	}

	public static TestServer start(Container container, List<String> properties, Class<?>... sources) {
		List<String> all = new ArrayList<>(properties);
		all.add(TestServerFilter.CONTAINER + "=" + container.name().toLowerCase(Locale.ROOT));
		if (container == Container.NETTY) {
			all.add(REACTIVE);
		}
		return start(all, sources);
	}

	public static TestServer start(ResourceLoader resourceLoader, List<String> properties, Class<?>... sources) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1"));
		properties.forEach((property) -> arguments.add("--" + property));
		SpringApplicationBuilder application = new SpringApplicationBuilder(sources).bannerMode(Banner.Mode.OFF)
			.registerShutdownHook(false);
		if (resourceLoader != null) {
			application.resourceLoader(resourceLoader);
		}
		if (properties.contains(REACTIVE)) {
			application.initializers(OwnNettyResources::register);
		}
		ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
		return of(context);
	}

	/**
	 * Talk to an application that somebody else has started.
	 * @param context the application, which is closed with this
	 * @return the server
	 */
	public static TestServer of(ConfigurableApplicationContext context) {
		return new TestServer(context, ((WebServerApplicationContext) context).getWebServer().getPort());
	}

	/**
	 * Talk to an application of which only the port is known.
	 * @param port the port
	 * @return the server, which somebody else closes
	 */
	public static TestServer at(int port) {
		return new TestServer(null, port);
	}

	/**
	 * Return the management port of this application. It is closed with this.
	 * @return the server
	 */
	public TestServer management() {
		int managementPort = this.context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
		return new TestServer(this.context, managementPort);
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public boolean hasBean(String name) {
		return this.context.containsBean(name);
	}

	public Call get(String path) {
		return call("GET", path);
	}

	public Call post(String path) {
		return call("POST", path);
	}

	public Call call(String method, String path) {
		return new Call(method, path);
	}

	public int port() {
		return this.port;
	}

	/**
	 * Send what no client would.
	 * @param request the request, as it is, with {@code Connection: close}
	 * @return all that came back until the connection was closed
	 */
	public String raw(String request) {
		return new String(rawBytes(request), StandardCharsets.UTF_8);
	}

	/**
	 * Send what no client would, for which there must be one response, after which the
	 * connection is closed.
	 * @param request the request, as it is
	 * @return the response
	 */
	public Answer exchange(String request) {
		return Answer.parse(rawBytes(request));
	}

	/**
	 * Send a part of a request and say that nothing will follow.
	 * @param request the part
	 * @return all that came back until the connection was closed
	 */
	public String half(String request) {
		try (Socket socket = send(request)) {
			socket.shutdownOutput();
			return new String(read(socket.getInputStream()), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Send requests on one connection.
	 * @param requests the first ones, as they are, at once
	 * @param number how many there are
	 * @param last the last one, with {@code Connection: close}, once those are answered
	 * @return all that came back until the connection was closed
	 */
	public String inTurn(String requests, int number, String last) {
		try (Socket socket = send(requests)) {
			StringBuilder answers = new StringBuilder();
			while (answers.toString().split("HTTP/1.1 ", -1).length <= number
					|| socket.getInputStream().available() > 0) {
				int next = socket.getInputStream().read();
				assertThat(next).as("more after %s", answers).isNotNegative();
				answers.append((char) next);
			}
			socket.getOutputStream().write(last.getBytes(StandardCharsets.ISO_8859_1));
			return answers.append(new String(read(socket.getInputStream()), StandardCharsets.ISO_8859_1)).toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Send a request, wait until the response begins, and be gone.
	 * @param request the request
	 */
	public void leave(String request) {
		try (Socket socket = send(request)) {
			socket.setSoLinger(true, 0);
			assertThat(socket.getInputStream().read()).isPositive();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] rawBytes(String request) {
		try (Socket socket = send(request)) {
			return read(socket.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Socket send(String request) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.setSoTimeout((int) PATIENCE.toMillis());
		OutputStream output = socket.getOutputStream();
		output.write(request.getBytes(StandardCharsets.ISO_8859_1));
		output.flush();
		return socket;
	}

	private static byte[] read(InputStream input) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			for (int next = input.read(); next >= 0; next = input.read()) {
				bytes.write(next);
			}
		}
		catch (IOException ex) {
			bytes.writeBytes("<connection reset>".getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Keeps an application that ends from taking the event loops of the others along.
	 */
	private static final class OwnNettyResources {

		private OwnNettyResources() {
		}

		static void register(ConfigurableApplicationContext context) {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> resources);
		}

	}

	/**
	 * Who reads the requests.
	 */
	public enum Container {

		TOMCAT, JETTY, NETTY

	}

	/**
	 * A request to be sent.
	 */
	public final class Call {

		private final String method;

		private final HttpRequest.Builder request;

		private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

		private String language = "en";

		private Call(String method, String path) {
			this.method = method;
			this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + TestServer.this.port + path))
				.timeout(PATIENCE);
		}

		public Call header(String name, String value) {
			this.request.header(name, value);
			return this;
		}

		public Call language(String value) {
			this.language = value;
			return this;
		}

		public Call withoutLanguage() {
			return language(null);
		}

		public Call accept(String value) {
			return header("Accept", value);
		}

		public Call body(String contentType, String content) {
			return body(contentType, content.getBytes(StandardCharsets.UTF_8));
		}

		public Call body(String contentType, byte[] content) {
			this.body = BodyPublishers.ofByteArray(content);
			return header("Content-Type", contentType);
		}

		public Call json(String content) {
			return body("application/json", content);
		}

		public Call form(String content) {
			return body("application/x-www-form-urlencoded", content);
		}

		public Answer send() {
			try {
				return sendOrFail();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		public Answer sendOrFail() throws IOException {
			if (this.language != null) {
				this.request.setHeader("Accept-Language", this.language);
			}
			try {
				HttpResponse<byte[]> response = TestServer.this.client()
					.send(this.request.method(this.method, this.body).build(), BodyHandlers.ofByteArray());
				return new Answer(response.statusCode(), response.headers().map(), response.body());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

	}

}
