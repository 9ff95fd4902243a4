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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL that comes back where it was, with what it had.
 */
final class RestartableDatabase implements TestDatabase {

	private final Path data;

	private final int port = freePort();

	private EmbeddedPostgres server;

	RestartableDatabase(Path data) throws IOException {
		this.data = data;
		start();
	}

	void start() throws IOException {
		this.server = EmbeddedPostgres.builder()
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setPort(this.port)
			.setServerConfig("synchronous_commit", "on")
			.start();
	}

	@Override
	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	@Override
	public String replicaUrl() {
		throw new UnsupportedOperationException();
	}

	@Override
	public String r2dbcUrl() {
		throw new UnsupportedOperationException();
	}

	@Override
	public String r2dbcReplicaUrl() {
		throw new UnsupportedOperationException();
	}

	@Override
	public String user() {
		return "postgres";
	}

	@Override
	public String slowQuery() {
		throw new UnsupportedOperationException();
	}

	@Override
	public String functionThatFails() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean driverNamesConstraints() {
		return true;
	}

	@Override
	public boolean storesEveryCharacter() {
		return false;
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
