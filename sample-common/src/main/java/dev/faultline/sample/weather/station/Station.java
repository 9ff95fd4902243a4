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

package dev.faultline.sample.weather.station;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * The weather stations, and what is the matter with each of them.
 */
enum Station {

	/**
	 * In good order.
	 */
	HARBOUR(200, Station.FINE),

	/**
	 * Its software fails.
	 */
	MILL(500, "java.lang.NullPointerException at Barometer.read(Barometer.java:42)"),

	/**
	 * Sends half an answer.
	 */
	QUARRY(200, Station.FINE.substring(0, Station.FINE.length() / 2)),

	/**
	 * Wants credentials that we do not have.
	 */
	EMBASSY(401, "Log in first", Map.of("WWW-Authenticate", "Basic realm=\"station\"")),

	/**
	 * Was taken down.
	 */
	RUIN(404, "No such station"),

	/**
	 * Stands behind a proxy that wants credentials.
	 */
	TUNNEL(407, "Proxy login first", Map.of("Proxy-Authenticate", "Basic realm=\"proxy\"")),

	/**
	 * Takes its time.
	 */
	GLACIER(200, Station.FINE, Map.of(), Duration.ofSeconds(2)),

	/**
	 * Fails like the mill, but a circuit breaker guards it.
	 */
	VOLCANO(500, "Eruption");

	private static final String FINE = "{\"sky\": \"clear\", \"celsius\": 18.5, \"wind\": 3.2}";

	private final int status;

	private final String body;

	private final Map<String, String> headers;

	private final Duration delay;

	Station(int status, String body) {
		this(status, body, Map.of());
	}

	Station(int status, String body, Map<String, String> headers) {
		this(status, body, headers, Duration.ZERO);
	}

	Station(int status, String body, Map<String, String> headers, Duration delay) {
		this.status = status;
		this.body = body;
		this.headers = headers;
		this.delay = delay;
	}

	static Station named(String name) {
		return valueOf(name.toUpperCase(Locale.ROOT));
	}

	int status() {
		return this.status;
	}

	String body() {
		return this.body;
	}

	Map<String, String> headers() {
		return this.headers;
	}

	Duration delay() {
		return this.delay;
	}

}
