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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.acme.r2dbc.R2dbcApplication;
import dev.faultline.servlet.TestServer.Container;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/**
 * {@link DataAccessTests} with R2DBC, on WebFlux.
 */
abstract class R2dbcDataAccessTests extends DataAccessTests {

	@Override
	TestServer startApplication(List<String> properties) {
		return TestServer.start(Container.NETTY, properties, R2dbcApplication.class);
	}

	@Override
	List<String> properties(TestDatabase database) {
		return database.r2dbcProperties(database.r2dbcUrl());
	}

	@Override
	List<String> replicaProperties(TestDatabase database) {
		return database.r2dbcProperties(database.r2dbcReplicaUrl());
	}

	@Override
	AutoCloseable holdConnections(TestServer server) {
		List<Connection> held = new ArrayList<>();
		for (int i = 0; i < TestDatabase.POOL_SIZE; i++) {
			held.add(Mono.from(server.bean(ConnectionFactory.class).create()).block());
		}
		return () -> held.forEach((connection) -> Mono.from(connection.close()).block());
	}

	@Override
	List<String> accesses() {
		return List.of("raw-r2dbc", "r2dbc");
	}

	@Override
	List<String> everyAccess() {
		return Stream.concat(accesses().stream(), Stream.of("reactive")).toList();
	}

	@Override
	List<String> accessesThatAskTheDriver() {
		return accesses();
	}

	@Override
	List<String> accessesThatMissRows() {
		return List.of("r2dbc");
	}

	@ParameterizedTest
	@MethodSource("accesses")
	void checkThatTheApplicationDeclaresNeedsADriverThatNamesIt(String access) {
		Answer answer = this.server.post("/" + access + "/authors").json("{\"id\": 995, \"name\": \"nobody\"}").send();
		refuses(answer, 422, this.database.driverNamesConstraints() ? "validation-failed" : "data-rejected");
	}

}
