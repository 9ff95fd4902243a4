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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where an application with Spring Security runs.
 */
enum SecuredServer {

	TOMCAT("tomcat", false),

	TOMCAT_WITH_VIRTUAL_THREADS("tomcat", true),

	JETTY("jetty", false),

	JETTY_WITH_VIRTUAL_THREADS("jetty", true),

	/** Runs the WebFlux twin of each application. */
	NETTY("netty", false);

	private final List<String> properties;

	SecuredServer(String container, boolean virtualThreads) {
		this.properties = List.of("test.container=" + container, "spring.threads.virtual.enabled=" + virtualThreads);
	}

	/**
	 * Return paths that Spring Security's firewall refuses. Jetty refuses most of them
	 * itself.
	 * @return the paths
	 */
	List<String> refusedPaths() {
		return !name().startsWith("JETTY") ? List.of("/open;s3cr3t/number", "/open//number", "/open/%25s3cr3t")
				: List.of("/open;s3cr3t/number");
	}

	TestServer start(Class<?>... sources) {
		return start(List.of(), sources);
	}

	TestServer start(List<String> properties, Class<?>... sources) {
		List<Class<?>> applications = new ArrayList<>(List.of(SecuredApplication.class));
		applications.addAll(List.of(sources));
		return startAlone(properties, applications.toArray(Class<?>[]::new));
	}

	TestServer startAlone(List<String> properties, Class<?>... sources) {
		List<String> all = new ArrayList<>(this.properties);
		all.addAll(properties);
		if (this == NETTY) {
			return TestServer.start(TestServer.Container.NETTY, all, ReactiveTwins.of(sources));
		}
		return TestServer.start(all, sources);
	}

	/**
	 * Authenticate a call by HTTP Basic.
	 * @param call the call
	 * @param name the name of the user
	 * @param password the password
	 * @return the call
	 */
	static TestServer.Call as(TestServer.Call call, String name, String password) {
		String credentials = name + ":" + password;
		return call.header("Authorization",
				"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Return the cookies that an answer sets, for the header of the next request.
	 * @param answer the answer
	 * @return the cookies
	 */
	static String cookies(Answer answer) {
		return String.join("; ",
				answer.headers()
					.getOrDefault("Set-Cookie", List.of())
					.stream()
					.map((cookie) -> cookie.split(";")[0])
					.filter((cookie) -> !cookie.endsWith("="))
					.toList());
	}

}
