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

package dev.faultline.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import dev.faultline.sample.Documents.Block;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small service that is compiled with the code of a guide and runs with its
 * configuration.
 */
final class Shop implements AutoCloseable {

	private static final Path SOURCES = Path.of("src/shop/com/acme/shop");

	private static final Pattern TYPE = Pattern.compile("(?m)^public .*(?:class|record|interface) (\\w+)");

	private static final String OF_WIMDEBLAUWE = "io.github.wimdeblauwe.errorhandlingspringbootstarter.servlet."
			+ "ServletErrorHandlingConfiguration";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final URLClassLoader classes;

	private final ConfigurableApplicationContext context;

	private Shop(URLClassLoader classes, ConfigurableApplicationContext context) {
		this.classes = classes;
		this.context = context;
	}

	/**
	 * Compile and start, with what is left behind or with Faultline.
	 * @param guide whose code and configuration
	 * @param state before or after
	 * @param directory where classes may be put
	 * @return the running shop
	 */
	static Shop open(Guide guide, Guide.State state, Path directory) throws IOException {
		return open(guide, state, directory, state != Guide.State.BEFORE);
	}

	/**
	 * Compile and start, with what is left behind and with Faultline.
	 * @param guide whose code and configuration
	 * @param directory where classes may be put
	 * @return the running shop
	 */
	static Shop openWithBoth(Guide guide, Path directory) throws IOException {
		return open(guide, Guide.State.BEFORE, directory, true);
	}

	private static Shop open(Guide guide, Guide.State state, Path directory, boolean enabled) throws IOException {
		compile(sources(guide.java(state)), directory);
		URLClassLoader classes = new URLClassLoader(new URL[] { directory.toUri().toURL() },
				Shop.class.getClassLoader());
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(classes);
		try {
			return new Shop(classes, start(classes, guide, state, enabled));
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static ConfigurableApplicationContext start(ClassLoader classes, Guide guide, Guide.State state,
			boolean enabled) {
		List<String> properties = new ArrayList<>(List.of("server.port=0", "server.address=127.0.0.1",
				"logging.level.root=off", "spring.main.banner-mode=off", "spring.main.register-shutdown-hook=false",
				"faultline.enabled=" + enabled));
		if (state != Guide.State.BEFORE || !guide.toString().equals("wimdeblauwe.md")) {
			properties.add("spring.autoconfigure.exclude=" + OF_WIMDEBLAUWE);
		}
		try {
			return new SpringApplicationBuilder(Class.forName("com.acme.shop.ShopApplication", false, classes))
				.resourceLoader(new DefaultResourceLoader(classes))
				.initializers((context) -> guide.yaml(state).forEach((block) -> addTo(context, block)))
				.properties(properties.toArray(String[]::new))
				.run();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void addTo(ConfigurableApplicationContext context, Block yaml) {
		try {
			new YamlPropertySourceLoader()
				.load(yaml.place(), new ByteArrayResource(yaml.text().getBytes(StandardCharsets.UTF_8)))
				.forEach(context.getEnvironment().getPropertySources()::addFirst);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the classes of the shop, in which those of the guide take the place of those
	 * that have their name.
	 */
	private static List<Source> sources(List<Block> guide) throws IOException {
		Map<String, Source> sources = new LinkedHashMap<>();
		try (Stream<Path> files = Files.list(SOURCES)) {
			files.map(Documents::read).map(Source::new).forEach((source) -> sources.put(source.getName(), source));
		}
		guide.stream()
			.map((block) -> new Source(block.text()))
			.forEach((source) -> sources.put(source.getName(), source));
		return List.copyOf(sources.values());
	}

	private static void compile(List<Source> sources, Path directory) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
		compiler
			.getTask(null, null, mistakes, List.of("-proc:none", "-parameters", "-d", directory.toString()), null,
					sources)
			.call();
		assertThat(mistakes.getDiagnostics()).isEmpty();
	}

	HttpResponse<String> send(Call call) throws IOException {
		String port = this.context.getEnvironment().getProperty("local.server.port");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.path()))
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/json")
			.method(call.method(), BodyPublishers.ofString(call.body()))
			.build();
		try {
			return HTTP.send(request, BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.context.close();
		this.classes.close();
	}

	/**
	 * A request.
	 *
	 * @param method the method
	 * @param path the path
	 * @param body JSON, or empty
	 */
	record Call(String method, String path, String body) {

	}

	private static final class Source extends SimpleJavaFileObject {

		private final String code;

		Source(String code) {
			super(URI.create("string:///com/acme/shop/" + typeOf(code) + ".java"), Kind.SOURCE);
			this.code = code;
		}

		private static String typeOf(String code) {
			Matcher matcher = TYPE.matcher(code);
			assertThat(matcher.find()).as(code + " has a public type").isTrue();
			return matcher.group(1);
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.code;
		}

	}

}
