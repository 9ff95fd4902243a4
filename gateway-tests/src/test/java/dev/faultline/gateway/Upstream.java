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

package dev.faultline.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The services behind the gateway: one that answers, and those that do not.
 */
final class Upstream implements AutoCloseable {

	/** What no body of the gateway may hold. */
	static final String SECRET = "s3cr3t";

	/** With blanks, members and an order that are not ours. */
	static final String PROBLEM = """
			{ "status":402 , "type":"https://bank.example/out-of-credit",
			  "balance":30, "title":"You do not have enough credit." }
			""";

	private static final InetAddress HERE = InetAddress.getLoopbackAddress();

	private final List<Closeable> open = new ArrayList<>();

	private final HttpServer server;

	private Upstream(HttpServer server) {
		this.server = server;
		this.open.add(() -> server.stop(0));
	}

	static Upstream start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
		server.createContext("/", Upstream::answer);
		server.start();
		return new Upstream(server);
	}

	/**
	 * The path says what is answered: {@code /up/problem}, or a status without content.
	 * @param exchange the exchange
	 * @throws IOException if the caller is gone
	 */
	private static void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String last = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
			exchange.getResponseHeaders().set("X-Upstream", "it");
			if (last.equals("problem")) {
				byte[] content = PROBLEM.getBytes(StandardCharsets.UTF_8);
				exchange.getResponseHeaders().set("Content-Type", "application/problem+json;charset=utf-8");
				exchange.getResponseHeaders().set("Content-Language", "fr");
				exchange.sendResponseHeaders(402, content.length);
				exchange.getResponseBody().write(content);
			}
			else {
				int status = last.matches("\\d{3}") ? Integer.parseInt(last) : 204;
				if (status == 401) {
					exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"theirs\"");
				}
				exchange.sendResponseHeaders(status, -1);
			}
		}
	}

	String address() {
		return address(this.server.getAddress().getPort());
	}

	String closed() throws IOException {
		try (ServerSocket closed = new ServerSocket(0, 1, HERE)) {
			return address(closed.getLocalPort());
		}
	}

	String thatSaysNothing() throws IOException {
		return accepting((connection) -> connection.getInputStream().transferTo(OutputStream.nullOutputStream()));
	}

	String thatHangsUp() throws IOException {
		return accepting((connection) -> readHead(connection.getInputStream()));
	}

	String thatResets() throws IOException {
		return accepting((connection) -> {
			readHead(connection.getInputStream());
			connection.setSoLinger(true, 0);
		});
	}

	String thatSays(String answer) throws IOException {
		return accepting((connection) -> {
			readHead(connection.getInputStream());
			connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
		});
	}

	/**
	 * So many wait for it that it does not even accept.
	 * @return its address
	 * @throws IOException if it could not be opened
	 */
	String thatIsFull() throws IOException {
		ServerSocket full = new ServerSocket(0, 1, HERE);
		this.open.add(full);
		for (int i = 0; i < 10; i++) {
			Socket socket = new Socket();
			this.open.add(socket);
			try {
				socket.connect(new InetSocketAddress(HERE, full.getLocalPort()), 100);
			}
			catch (SocketTimeoutException ex) {
				break;
			}
		}
		return address(full.getLocalPort());
	}

	private String accepting(Treatment treatment) throws IOException {
		ServerSocket listening = new ServerSocket(0, 50, HERE);
		this.open.add(listening);
		Thread thread = new Thread(() -> {
			while (!listening.isClosed()) {
				try {
					Socket connection = listening.accept();
					Thread one = new Thread(() -> treat(connection, treatment));
					one.setDaemon(true);
					one.start();
				}
				catch (IOException ex) {
					// it is over
				}
			}
		});
		thread.setDaemon(true);
		thread.start();
		return address(listening.getLocalPort());
	}

	private static void treat(Socket connection, Treatment treatment) {
		try (connection) {
			treatment.treat(connection);
		}
		catch (IOException ex) {
			// the gateway gave up
		}
	}

	private static void readHead(InputStream input) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = input.read();
			if (next < 0) {
				return;
			}
			head.append((char) next);
		}
	}

	private static String address(int port) {
		return "http://127.0.0.1:" + port;
	}

	@Override
	public void close() throws IOException {
		for (Closeable closeable : this.open) {
			closeable.close();
		}
	}

	/**
	 * What is done with a connection.
	 */
	private interface Treatment {

		void treat(Socket connection) throws IOException;

	}

}
