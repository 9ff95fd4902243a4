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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

import org.h2.tools.Server;

/**
 * H2 behind a server of its own.
 */
final class H2Database implements TestDatabase {

	private final Server server;

	private final Path directory;

	private final String name = "mem:" + UUID.randomUUID();

	private H2Database(Server server, Path directory) {
		this.server = server;
		this.directory = directory;
	}

	static H2Database start(Path directory) {
		try {
			Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifNotExists").start();
			H2Database database = new H2Database(server, directory);
			database.createTables(database.url());
			database.createTables(database.address(directory.resolve("replica").toString()));
			return database;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String address(String name) {
		return "jdbc:h2:tcp://127.0.0.1:" + this.server.getPort() + "/" + name + ";LOCK_TIMEOUT=400";
	}

	@Override
	public String url() {
		return address(this.name) + ";DB_CLOSE_DELAY=-1";
	}

	@Override
	public String replicaUrl() {
		return address(this.directory.resolve("replica").toString()) + ";ACCESS_MODE_DATA=r";
	}

	@Override
	public String r2dbcUrl() {
		return r2dbc(url());
	}

	@Override
	public String r2dbcReplicaUrl() {
		return r2dbc(replicaUrl());
	}

	private String r2dbc(String jdbcUrl) {
		return "r2dbc:h2://" + user() + "@127.0.0.1/?url=" + URLEncoder
			.encode(jdbcUrl.substring("jdbc:h2:".length()) + ";QUERY_TIMEOUT=1000", StandardCharsets.UTF_8);
	}

	/** The driver sets the lock mode, which is that of an engine of the past. */
	@Override
	public String serializable() {
		return "set session characteristics as transaction isolation level serializable";
	}

	@Override
	public String user() {
		return "sa";
	}

	@Override
	public String slowQuery() {
		return "select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b";
	}

	@Override
	public String functionThatFails() {
		return "create alias fail for \"com.acme.library.FailingFunction.fail\"";
	}

	@Override
	public boolean driverNamesConstraints() {
		return false;
	}

	@Override
	public boolean storesEveryCharacter() {
		return true;
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
