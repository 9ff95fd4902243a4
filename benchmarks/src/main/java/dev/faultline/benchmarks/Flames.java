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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Draws where the bytes and the time of a failure go. It is a process of its own, since
 * the class path of a process cannot be changed to jars.
 */
public final class Flames {

	/** Spring and Tomcat alone are more than the 64 frames that are usual. */
	static final List<String> OPTIONS = List.of("-XX:FlightRecorderOptions=stackdepth=200");

	private Flames() {
	}

	/**
	 * Draw.
	 * @param args what goes wrong, seconds, directory of the images
	 * @throws IOException if an image cannot be written
	 */
	public static void main(String[] args) throws IOException {
		Failure failure = Failure.valueOf(args[0]);
		Profile profile = Profile.of(Stack.FAULTLINE, failure, Integer.parseInt(args[1]));
		Path images = Files.createDirectories(Path.of(args[2]));
		String name = failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
		draw(profile.bytes(), images.resolve(name + "-bytes.svg"), "Bytes of " + name, "bytes", profile.requests());
		draw(profile.samples(), images.resolve(name + "-time.svg"), "Time of " + name, "samples", 1);
		Lines.write("requests", profile.requests());
	}

	private static void draw(CallTree tree, Path image, String title, String unit, long requests) throws IOException {
		FlameGraph graph = new FlameGraph(tree, title + ": ours in orange, Spring in green, Tomcat in blue", unit,
				requests);
		Files.writeString(image, graph.draw());
	}

}
