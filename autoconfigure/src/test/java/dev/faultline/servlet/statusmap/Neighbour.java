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

package dev.faultline.servlet.statusmap;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Another server, with which something is wrong.
 */
final class Neighbour {

	private static final InetAddress HERE = InetAddress.getLoopbackAddress();

	private Neighbour() {
	}

	static void thatIsAway(Use use) throws Exception {
		int port;
		try (ServerSocket closed = new ServerSocket(0, 1, HERE)) {
			port = closed.getLocalPort();
		}
		use.of(address(port));
	}

	static void thatSaysNothing(Use use) throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
			use.of(address(silent.getLocalPort()));
		}
	}

	static void thatHangsUp(Use use) throws Exception {
		accepting(use, Socket::close);
	}

	static void thatResets(Use use) throws Exception {
		accepting(use, (connection) -> {
			connection.setSoLinger(true, 0);
			connection.close();
		});
	}

	static void thatDoesNotSpeakTls(Use use) throws Exception {
		accepting(use, (connection) -> {
			connection.getInputStream().read();
			connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			connection.close();
		});
	}

	static void thatBreaksOffTheHandshake(Use use) throws Exception {
		accepting(use, (connection) -> {
			connection.getInputStream().read();
			connection.shutdownOutput();
			connection.getInputStream().transferTo(OutputStream.nullOutputStream());
			connection.close();
		});
	}

	/**
	 * So many wait for it that it does not even accept.
	 * @param use what is to fail
	 * @throws Exception the failure
	 */
	static void thatIsFull(Use use) throws Exception {
		List<Socket> waiting = new ArrayList<>();
		try (ServerSocket full = new ServerSocket(0, 1, HERE)) {
			for (int i = 0; i < 10; i++) {
				Socket socket = new Socket();
				waiting.add(socket);
				try {
					socket.connect(new InetSocketAddress(HERE, full.getLocalPort()), 100);
				}
				catch (SocketTimeoutException ex) {
					break;
				}
			}
			use.of(address(full.getLocalPort()));
		}
		finally {
			for (Socket socket : waiting) {
				socket.close();
			}
		}
	}

	private static void accepting(Use use, Treatment treatment) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
			Thread thread = new Thread(() -> {
				// a client may try again
				while (!server.isClosed()) {
					try (Socket connection = server.accept()) {
						treatment.treat(connection);
					}
					catch (IOException ex) {
						// the next one may live, or it is over
					}
				}
			});
			thread.setDaemon(true);
			thread.start();
			use.of(address(server.getLocalPort()));
		}
	}

	private static String address(int port) {
		return "http://127.0.0.1:" + port + "/s3cr3t";
	}

	/**
	 * What is done with it.
	 */
	interface Use {

		void of(String address) throws Exception;

	}

	/**
	 * How it treats a connection.
	 */
	private interface Treatment {

		void treat(Socket connection) throws IOException;

	}

}
