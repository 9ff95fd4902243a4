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

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service on a Tomcat of its own, and a caller.
 */
final class ServerService implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final Caller caller;

	ServerService(Stack stack, Failure failure) throws IOException {
		this.context = start(stack, failure);
		this.caller = new Caller(port(this.context), failure);
	}

	static ConfigurableApplicationContext start(Stack stack, Failure failure) {
		return new SpringApplicationBuilder(stack.sources(failure)).bannerMode(Banner.Mode.OFF)
			.registerShutdownHook(false)
			.properties("server.port=0", "server.address=127.0.0.1", "server.tomcat.max-keep-alive-requests=-1",
					"server.error.whitelabel.enabled=false")
			.run(stack.arguments(failure));
	}

	static int port(ConfigurableApplicationContext context) {
		return ((WebServerApplicationContext) context).getWebServer().getPort();
	}

	int answer() throws IOException {
		return this.caller.answer();
	}

	String text() {
		return this.caller.text();
	}

	@Override
	public void close() throws IOException {
		this.caller.close();
		this.context.close();
	}

}
