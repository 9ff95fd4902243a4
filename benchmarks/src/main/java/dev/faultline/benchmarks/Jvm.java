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

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process with a JVM of its own.
 */
final class Jvm implements AutoCloseable {

	/**
	 * The options of each JVM in which something is measured. None is inherited from the
	 * JVM that measures: a build tool starts it with half of the compiler switched off.
	 */
	static final List<String> OPTIONS = List.of("-Xmx3g", "-XX:+UseSerialGC");

	private final Process process;

	private final BufferedReader output;

	Jvm(String classPath, Class<?> main, Object... arguments) throws IOException {
		this(List.of(), classPath, main, arguments);
	}

	Jvm(List<String> options, String classPath, Class<?> main, Object... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
		command.addAll(OPTIONS);
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, main.getName()));
		for (Object argument : arguments) {
			command.add(argument.toString());
		}
		this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		this.output = this.process.inputReader(StandardCharsets.UTF_8);
	}

	Map<String, Long> read() throws IOException {
		return Lines.read(this.output);
	}

	/**
	 * Return the time that the process has been on a processor.
	 * @return milliseconds
	 */
	long cpu() {
		return this.process.info().totalCpuDuration().orElseThrow().toMillis();
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
