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

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import com.rabbitmq.client.impl.LongStringHelper;
import com.rabbitmq.client.impl.Method;

/**
 * A port where something listens that is no good broker: it speaks as much of the
 * protocol as its trouble needs.
 */
final class BrokenBroker implements AutoCloseable {

	private final ServerSocket socket;

	private final Talk talk;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private BrokenBroker(Talk talk) {
		this.talk = talk;
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		inBackground(this::accept);
	}

	/** Never says a word. */
	static BrokenBroker silent() {
		return new BrokenBroker(
				(connection) -> connection.getInputStream().transferTo(OutputStream.nullOutputStream()));
	}

	/** Ends each connection at once. */
	static BrokenBroker thatHangsUp() {
		return new BrokenBroker((connection) -> {
		});
	}

	/** A Redis that never answers a GET. */
	static BrokenBroker redisThatForgets() {
		return new BrokenBroker((connection) -> redis(connection, ""));
	}

	/** A Redis that says of each GET that it makes no sense. */
	static BrokenBroker redisThatRefuses() {
		return new BrokenBroker((connection) -> redis(connection, "-WRONGTYPE " + TestServer.SECRET + "\r\n"));
	}

	/** A RabbitMQ that allows one channel, and does nothing else. */
	static BrokenBroker rabbitWithOneChannel() {
		return new BrokenBroker(BrokenBroker::amqp);
	}

	private static void amqp(Socket connection) throws IOException {
		DataInputStream input = new DataInputStream(connection.getInputStream());
		DataOutputStream output = new DataOutputStream(connection.getOutputStream());
		input.readFully(new byte["AMQP0091".length()]);
		LongString word = LongStringHelper.asLongString("PLAIN");
		new AMQImpl.Connection.Start(0, 9, Map.of(), word, word).toFrame(0).writeTo(output);
		while (true) {
			output.flush();
			Frame frame = Frame.readFrom(input, Integer.MAX_VALUE);
			Method said = AMQImpl.readMethodFrom(frame.getInputStream());
			Method reply = switch (said.protocolMethodName()) {
				case "connection.start-ok" -> new AMQImpl.Connection.Tune(1, 0, 0);
				case "connection.open" -> new AMQImpl.Connection.OpenOk("");
				case "connection.close" -> new AMQImpl.Connection.CloseOk();
				case "channel.open" -> new AMQImpl.Channel.OpenOk(word);
				case "channel.close" -> new AMQImpl.Channel.CloseOk();
				default -> null;
			};
			if (reply != null) {
				reply.toFrame(frame.channel).writeTo(output);
			}
		}
	}

	/**
	 * Speak the second version of the protocol of Redis, in which a command is an array
	 * of strings.
	 * @param connection the connection
	 * @param answer what to answer to a GET
	 * @throws IOException if the other side ends the connection
	 */
	private static void redis(Socket connection, String answer) throws IOException {
		BufferedReader input = new BufferedReader(
				new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
		for (String size = input.readLine(); size != null; size = input.readLine()) {
			String command = null;
			for (int i = 0; i < Integer.parseInt(size.substring(1)); i++) {
				input.readLine();
				String word = input.readLine();
				command = (command != null) ? command : word;
			}
			String reply = switch (String.valueOf(command)) {
				case "GET" -> answer;
				// the greeting of the third version
				case "HELLO" -> "-ERR unknown command\r\n";
				default -> "+PONG\r\n";
			};
			connection.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
		}
	}

	int port() {
		return this.socket.getLocalPort();
	}

	private void accept() throws IOException {
		while (true) {
			Socket connection = this.socket.accept();
			this.connections.add(connection);
			inBackground(() -> {
				try (connection) {
					this.talk.with(connection);
				}
			});
		}
	}

	private static void inBackground(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// closed, by us or by the other side
			}
		}, "broker");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private interface Talk {

		void with(Socket connection) throws IOException;

	}

	private interface Work {

		void run() throws IOException;

	}

}
