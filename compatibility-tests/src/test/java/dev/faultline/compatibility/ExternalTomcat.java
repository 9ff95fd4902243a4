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

package dev.faultline.compatibility;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.springframework.util.FileSystemUtils;

/**
 * The distribution of Tomcat that the build has unpacked, in a process of its own, on the
 * JVM of the tests. Its configuration is as it comes, but for the ports.
 */
final class ExternalTomcat {

	private static final Pattern STARTED = Pattern
		.compile("Starting ProtocolHandler \\[\"http-nio-127\\.0\\.0\\.1-auto-\\d+-(\\d+)\"]");

	/**
	 * What an application that is deployed leaves to the server, and what only tests
	 * have.
	 */
	private static final Pattern LEFT_OUT = Pattern
		.compile("(tomcat-|spring-boot-(starter-)?(tomcat|jetty)|jetty-|jakarta\\.servlet-api|junit-|surefire-|"
				+ "spring-boot-(starter-)?test|spring-test-|mockito-|assertj-|faultline-spring-boot-test).*");

	private ExternalTomcat() {
	}

	/**
	 * Build the WAR, deploy it and wait until it is there.
	 * @param context its context path, without slash
	 * @param properties the configuration of the application
	 * @return the server
	 * @throws Exception if the server does not start
	 */
	static Server start(String context, List<String> properties) throws Exception {
		Path home = home();
		Path base = Files.createTempDirectory("faultline-tomcat");
		for (String directory : List.of("logs", "temp", "webapps", "work")) {
			Files.createDirectories(base.resolve(directory));
		}
		FileSystemUtils.copyRecursively(home.resolve("conf"), base.resolve("conf"));
		Path serverXml = base.resolve("conf/server.xml");
		Files.writeString(serverXml, Files.readString(serverXml)
			.replace("<Server port=\"8005\"", "<Server port=\"-1\"")
			.replace("<Connector port=\"8080\"",
					"<Connector port=\"0\" address=\"127.0.0.1\" useVirtualThreads=\"" + Row.VIRTUAL_THREADS + "\""));
		war(base.resolve("webapps").resolve(context + ".war"));
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				home.resolve("bin/bootstrap.jar") + File.pathSeparator + home.resolve("bin/tomcat-juli.jar"),
				"-Dcatalina.home=" + home, "-Dcatalina.base=" + base, "-Djava.io.tmpdir=" + base.resolve("temp")));
		properties.forEach((property) -> command.add("-D" + property));
		// Spring Boot would keep Tomcat from saying which port it has
		command.add("-Dlogging.level.org.apache.coyote.http11.Http11NioProtocol=INFO");
		command.addAll(List.of("org.apache.catalina.startup.Bootstrap", "start"));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		CompletableFuture<Integer> port = new CompletableFuture<>();
		Thread reader = new Thread(() -> read(process, base.resolve("logs/console.log"), port));
		reader.setDaemon(true);
		reader.start();
		try {
			return new Server(port.get(300, TimeUnit.SECONDS), () -> stop(process, base));
		}
		catch (Exception ex) {
			process.destroyForcibly().waitFor();
			throw new IllegalStateException(Files.readString(base.resolve("logs/console.log")), ex);
		}
	}

	private static Path home() throws IOException {
		Path unpacked = Path.of("target", "tomcat").toAbsolutePath();
		try (Stream<Path> homes = Files.list(unpacked)) {
			return homes.filter((path) -> path.getFileName().toString().startsWith("apache-tomcat-"))
				.findFirst()
				.orElseThrow();
		}
	}

	private static void read(Process process, Path log, CompletableFuture<Integer> port) {
		try (BufferedReader lines = process.inputReader(); OutputStream output = Files.newOutputStream(log)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				output.write((line + System.lineSeparator()).getBytes());
				Matcher started = STARTED.matcher(line);
				if (started.find()) {
					port.complete(Integer.valueOf(started.group(1)));
				}
				else if (line.contains("Application run failed")) {
					port.completeExceptionally(new IllegalStateException(line));
				}
			}
		}
		catch (IOException ex) {
			port.completeExceptionally(ex);
		}
		port.completeExceptionally(new IllegalStateException("Tomcat has ended"));
	}

	private static void stop(Process process, Path base) throws Exception {
		process.destroy();
		if (!process.waitFor(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS)) {
			process.destroyForcibly().waitFor();
		}
		FileSystemUtils.deleteRecursively(base);
	}

	/**
	 * Pack what the tests have on their class path, as a build would.
	 * @param war the file
	 * @throws IOException if it cannot be written
	 */
	private static void war(Path war) throws IOException {
		Path own = Path.of("target", "test-classes").toAbsolutePath();
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
			zip.setLevel(1);
			int number = 0;
			for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
				Path path = Path.of(element).toAbsolutePath();
				if (path.equals(own)) {
					add(zip, "WEB-INF/classes/", path);
				}
				else if (path.startsWith(own.getParent().getParent().resolveSibling("test-support"))) {
					continue;
				}
				else if (Files.isDirectory(path)) {
					zip.putNextEntry(new ZipEntry("WEB-INF/lib/module-" + (number++) + ".jar"));
					ZipOutputStream jar = new ZipOutputStream(zip);
					add(jar, "", path);
					jar.finish();
				}
				else if (path.toString().endsWith(".jar")
						&& !LEFT_OUT.matcher(path.getFileName().toString()).matches()) {
					zip.putNextEntry(new ZipEntry("WEB-INF/lib/" + path.getFileName()));
					Files.copy(path, zip);
				}
			}
		}
	}

	private static void add(ZipOutputStream zip, String prefix, Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				zip.putNextEntry(new ZipEntry(prefix + directory.relativize(file).toString().replace('\\', '/')));
				Files.copy(file, zip);
			}
		}
	}

}
