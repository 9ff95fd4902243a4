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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * A weather service that belongs to somebody else: a real HTTP server on a port of its
 * own, whose stations fail in their own ways.
 *
 * @since 0.1.0
 */
@Component
public class WeatherService implements DisposableBean {

	private static final String PATH = "/stations/";

	private final HttpServer server;

	private final ExecutorService executor;

	WeatherService() throws IOException {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("weather-service-");
		threads.setDaemon(true);
		this.executor = Executors.newFixedThreadPool(8, threads);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		this.server.setExecutor(this.executor);
		this.server.createContext(PATH, this::handle);
		this.server.start();
	}

	/**
	 * Return where the service listens.
	 * @return its base URI
	 */
	public String uri() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Station station = Station.named(exchange.getRequestURI().getPath().substring(PATH.length()));
			Thread.sleep(station.delay().toMillis());
			station.headers().forEach(exchange.getResponseHeaders()::set);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			byte[] body = station.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(station.status(), body.length);
			exchange.getResponseBody().write(body);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void destroy() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
