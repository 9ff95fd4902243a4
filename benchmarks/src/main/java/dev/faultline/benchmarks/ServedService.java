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
import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A service in a process of its own. It says when it is ready and what it holds, and ends
 * when its input does.
 */
public final class ServedService {

	private ServedService() {
	}

	/**
	 * Start the service.
	 * @param args who answers, and what goes wrong
	 * @throws IOException if the input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		Failure failure = Failure.valueOf(args[1]);
		try (ConfigurableApplicationContext context = ServerService.start(Stack.valueOf(args[0]), failure)) {
			long ready = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
			OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
			long cpu = system.getProcessCpuTime() / 1_000_000;
			int port = ServerService.port(context);
			answer(port, failure);
			Lines.write("ready", ready, "cpu", cpu, "heap", retained(), "port", port);
			while (System.in.read() >= 0) {
				// until whoever started it is done
			}
		}
	}

	private static void answer(int port, Failure failure) throws IOException {
		for (Failure each : new Failure[] { Failure.NONE, failure }) {
			try (Caller caller = new Caller(port, each)) {
				caller.answer();
			}
		}
	}

	private static long retained() {
		for (int i = 0; i < 4; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
	}

}
