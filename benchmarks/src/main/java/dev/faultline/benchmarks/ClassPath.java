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

package dev.faultline.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of the services. Directories of classes become jars, as they are where
 * services run: a path for which there is nothing is looked for in all of them, and a
 * directory costs more than a jar.
 */
final class ClassPath {

	private static final String PROPERTY = "java.class.path";

	private ClassPath() {
	}

	/**
	 * Have the JVMs that are started from now on find jars only.
	 * @throws IOException if a jar cannot be written
	 */
	static void useJars() throws IOException {
		Path target = Files.createTempDirectory("faultline-benchmarks");
		StringBuilder jars = new StringBuilder();
		for (String entry : entries()) {
			Path path = Path.of(entry);
			jars.append(jars.isEmpty() ? "" : File.pathSeparator)
				.append(Files.isDirectory(path) ? pack(path, target) : path);
		}
		System.setProperty(PROPERTY, jars.toString());
	}

	private static Path pack(Path directory, Path target) throws IOException {
		// …/autoconfigure/target/classes
		String module = directory.toAbsolutePath().getParent().getParent().getFileName().toString();
		Path jar = target.resolve(module + ".jar");
		try (Stream<Path> files = Files.walk(directory);
				JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar))) {
			for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				output.putNextEntry(new JarEntry(directory.relativize(file).toString()));
				Files.copy(file, output);
				output.closeEntry();
			}
		}
		jar.toFile().deleteOnExit();
		target.toFile().deleteOnExit();
		return jar;
	}

	static List<String> entries() {
		return Arrays.asList(System.getProperty(PROPERTY).split(File.pathSeparator));
	}

	/**
	 * Return the class path of a service that has neither what is compared nor Spring
	 * Security.
	 * @param faultline whether it has Faultline
	 * @return the class path
	 */
	static String ofPlainService(boolean faultline) {
		return entries().stream()
			.filter((entry) -> faultline || !isFaultline(entry))
			.filter((entry) -> !entry.matches(".*(error-handling|spring-security|spring-boot-security)[^/]*"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	static boolean isFaultline(String entry) {
		return entry.endsWith("autoconfigure.jar") || entry.matches(".*faultline-spring-boot[^/]*");
	}

	/**
	 * Print what is shipped.
	 */
	static void printSizes() {
		System.out.printf("%n## Size of the jars%n%n| jar | bytes |%n| - | - |%n");
		entries().stream()
			.filter((entry) -> isFaultline(entry) || entry.contains("error-handling"))
			.map(Path::of)
			.forEach((jar) -> System.out.printf("| %s | %d |%n", jar.getFileName(), size(jar)));
	}

	private static long size(Path jar) {
		try {
			return Files.size(jar);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
