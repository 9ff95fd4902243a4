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

package dev.faultline.aot;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import dev.faultline.servlet.TestServer;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time, as it is for a native image. It runs
 * on the JVM, from the code that was generated.
 */
final class ProcessedApplication {

	private final Class<?> main;

	private final String[] arguments;

	private final Path directory;

	private final DefaultGenerationContext generated;

	private ProcessedApplication(Class<?> main, List<String> arguments, Path directory) {
		this.main = main;
		this.arguments = arguments.toArray(String[]::new);
		this.directory = directory;
		this.generated = new DefaultGenerationContext(new ClassNameGenerator(ClassName.get(main)),
				new FileSystemGeneratedFiles(
						(kind) -> directory.resolve((kind == Kind.SOURCE) ? "sources" : "classes")));
	}

	/**
	 * Process an application and compile what is generated.
	 * @param main the class of the application
	 * @param arguments its arguments
	 * @param directory takes what is generated
	 * @return the application
	 */
	static ProcessedApplication of(Class<?> main, List<String> arguments, Path directory) {
		ProcessedApplication application = new ProcessedApplication(main, arguments, directory);
		with(AbstractAotProcessor.AOT_PROCESSING, application::process);
		application.compile();
		return application;
	}

	private void process() {
		new ApplicationContextAotGenerator().processAheadOfTime(prepare(), this.generated);
		this.generated.writeGeneratedContent();
	}

	/**
	 * Begin the start of the application and leave off before it is configured.
	 * @return the context
	 */
	private GenericApplicationContext prepare() {
		try {
			SpringApplication.withHook((application) -> new SpringApplicationRunListener() {

				@Override
				public void contextLoaded(ConfigurableApplicationContext context) {
					throw new AbandonedRunException(context);
				}

			}, () -> SpringApplication.run(this.main, this.arguments));
			throw new IllegalStateException("The application has started");
		}
		catch (AbandonedRunException ex) {
			return (GenericApplicationContext) ex.getApplicationContext();
		}
	}

	private void compile() {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
		// some generated classes are not compiled: the proxies
		String classes = this.directory.resolve("classes").toString();
		String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
		try (StandardJavaFileManager files = compiler.getStandardFileManager(mistakes, null, null);
				Stream<Path> sources = Files.walk(this.directory.resolve("sources"))) {
			boolean compiled = compiler
				.getTask(null, files, mistakes, List.of("-proc:none", "-cp", classPath, "-d", classes), null,
						files.getJavaFileObjectsFromPaths(sources.filter(Files::isRegularFile).toList()))
				.call();
			assertThat(compiled).as(() -> mistakes.getDiagnostics().toString()).isTrue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	RuntimeHints hints() {
		return this.generated.getRuntimeHints();
	}

	/**
	 * Start the application from what was generated. It has a class loader of its own,
	 * since generated classes call what is not public in their packages.
	 * @param test what to do with it
	 */
	void run(Consumer<TestServer> test) {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader classes = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
			Thread.currentThread().setContextClassLoader(classes);
			with("spring.aot.enabled", () -> run(classes, test));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private void run(ClassLoader classes, Consumer<TestServer> test) {
		try {
			// the JVM takes such a factory once, and this is not the only Tomcat in it
			classes.loadClass("org.apache.catalina.webresources.TomcatURLStreamHandlerFactory")
				.getMethod("disable")
				.invoke(null);
			Class<?> application = classes.loadClass(this.main.getName());
			AutoCloseable running = (AutoCloseable) application.getMethod("start", String[].class)
				.invoke(null, (Object) this.arguments);
			try {
				test.accept(TestServer.at((int) application.getMethod("port").invoke(null)));
			}
			finally {
				running.close();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private URL[] classPath() {
		List<URL> urls = new ArrayList<>(List.of(url(this.directory.resolve("classes"))));
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			urls.add(url(Path.of(entry)));
		}
		return urls.toArray(URL[]::new);
	}

	private static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void with(String property, Runnable action) {
		System.setProperty(property, "true");
		try {
			action.run();
		}
		finally {
			System.clearProperty(property);
		}
	}

}
