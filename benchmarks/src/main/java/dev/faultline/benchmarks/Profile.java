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
import java.util.ArrayList;
import java.util.List;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the bytes or the time of one failure go, as Flight Recorder sees it. What the
 * caller does is left out.
 */
final class Profile {

	private static final String ALLOCATION = "jdk.ObjectAllocationSample";

	private static final String EXECUTION = "jdk.ExecutionSample";

	/** The first sample of a thread weighs as much as all that was before. */
	private static final long LARGEST = 1 << 20;

	private final CallTree bytes = new CallTree("all");

	private final CallTree samples = new CallTree("all");

	private final long requests;

	private Profile(long requests) {
		this.requests = requests;
	}

	static Profile of(Stack stack, Failure failure, int seconds) throws IOException {
		Path file = Files.createTempFile("faultline", ".jfr");
		try (ServerService service = new ServerService(stack, failure)) {
			repeat(service, 2 * seconds);
			try (Recording recording = new Recording()) {
				recording.setMaxSize(1L << 30);
				recording.enable(ALLOCATION).with("throttle", "off").withStackTrace();
				recording.enable(EXECUTION).with("period", "1 ms").withStackTrace();
				recording.start();
				Profile profile = new Profile(repeat(service, seconds));
				recording.stop();
				recording.dump(file);
				profile.read(file);
				return profile;
			}
		}
		finally {
			Files.delete(file);
		}
	}

	private static long repeat(ServerService service, int seconds) throws IOException {
		long end = System.nanoTime() + seconds * 1_000_000_000L;
		long requests = 0;
		while (System.nanoTime() < end) {
			service.answer();
			requests++;
		}
		return requests;
	}

	private void read(Path file) throws IOException {
		try (RecordingFile recording = new RecordingFile(file)) {
			while (recording.hasMoreEvents()) {
				RecordedEvent event = recording.readEvent();
				String type = event.getEventType().getName();
				if (type.equals(ALLOCATION) && isOfServer(event.getThread()) && event.getLong("weight") < LARGEST) {
					List<String> frames = frames(event);
					frames.add(event.getClass("objectClass").getName());
					this.bytes.add(frames, event.getLong("weight"));
				}
				else if (type.equals(EXECUTION) && isOfServer(event.getThread("sampledThread"))) {
					this.samples.add(frames(event), 1);
				}
			}
		}
	}

	private static boolean isOfServer(RecordedThread thread) {
		return thread != null && thread.getJavaName() != null && thread.getJavaName().contains("-exec-");
	}

	private static List<String> frames(RecordedEvent event) {
		List<String> frames = new ArrayList<>();
		if (event.getStackTrace() != null) {
			for (RecordedFrame frame : event.getStackTrace().getFrames()) {
				frames.add(0, frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
			}
		}
		return frames;
	}

	CallTree bytes() {
		return this.bytes;
	}

	CallTree samples() {
		return this.samples;
	}

	long requests() {
		return this.requests;
	}

}
