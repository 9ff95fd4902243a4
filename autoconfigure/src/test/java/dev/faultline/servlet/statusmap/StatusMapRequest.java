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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.faultline.servlet.Answer;
import dev.faultline.servlet.TestServer;

/**
 * A request that a case of the status map sends.
 */
abstract class StatusMapRequest {

	private static final int PATIENCE = 20_000;

	private final String line;

	private StatusMapRequest(String line) {
		this.line = line;
	}

	static Plain call(String method, String path) {
		return new Plain(method, path);
	}

	/**
	 * A request that no client would send.
	 * @param request the request as it is, with {@code Connection: close}
	 * @return the request
	 */
	static Raw raw(String request) {
		return new Raw(request);
	}

	/**
	 * A request whose caller is gone as soon as the answer begins.
	 * @param path the path
	 * @return the request
	 */
	static StatusMapRequest abandoned(String path) {
		return new Abandoned(path);
	}

	private static Socket connect(TestServer server) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
		socket.setSoTimeout(PATIENCE);
		return socket;
	}

	abstract Answer send(TestServer server);

	/**
	 * Return the request line, for the report.
	 * @return method and path
	 */
	@Override
	public String toString() {
		return this.line;
	}

	static final class Plain extends StatusMapRequest {

		private final String method;

		private final String path;

		private final List<Consumer<TestServer.Call>> settings = new ArrayList<>();

		private Plain(String method, String path) {
			super(method + " " + path);
			this.method = method;
			this.path = path;
		}

		Plain header(String name, String value) {
			return with((call) -> call.header(name, value));
		}

		Plain language(String value) {
			return with((call) -> call.language(value));
		}

		Plain json(String content) {
			return with((call) -> call.json(content));
		}

		Plain form(String content) {
			return with((call) -> call.form(content));
		}

		Plain body(String contentType, String content) {
			return with((call) -> call.body(contentType, content));
		}

		Plain body(String contentType, byte[] content) {
			return with((call) -> call.body(contentType, content));
		}

		Plain part(String name, String contentType, String content) {
			return body("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"" + name
					+ "\"; filename=\"f\"\r\nContent-Type: " + contentType + "\r\n\r\n" + content + "\r\n--b--\r\n");
		}

		private Plain with(Consumer<TestServer.Call> setting) {
			this.settings.add(setting);
			return this;
		}

		@Override
		Answer send(TestServer server) {
			TestServer.Call call = server.call(this.method, this.path);
			this.settings.forEach((setting) -> setting.accept(call));
			return call.send();
		}

	}

	static final class Raw extends StatusMapRequest {

		private final String request;

		private boolean ended;

		private Raw(String request) {
			super(request.substring(0, request.indexOf(" HTTP/")));
			this.request = request;
		}

		/**
		 * Say that nothing more will come.
		 * @return this
		 */
		Raw thenEnd() {
			this.ended = true;
			return this;
		}

		@Override
		Answer send(TestServer server) {
			try (Socket socket = connect(server)) {
				socket.getOutputStream().write(this.request.getBytes(StandardCharsets.ISO_8859_1));
				if (this.ended) {
					socket.shutdownOutput();
				}
				return answer(read(socket.getInputStream()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static byte[] read(InputStream input) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try {
				for (int next = input.read(); next >= 0; next = input.read()) {
					bytes.write(next);
				}
			}
			catch (IOException ex) {
				// what came before the connection was reset is the answer
			}
			return bytes.toByteArray();
		}

		private static Answer answer(byte[] bytes) {
			String text = new String(bytes, StandardCharsets.ISO_8859_1);
			int end = text.indexOf("\r\n\r\n");
			String[] lines = text.substring(0, end).split("\r\n");
			Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			for (int i = 1; i < lines.length; i++) {
				String[] header = lines[i].split(": ?", 2);
				headers.computeIfAbsent(header[0], (name) -> new ArrayList<>()).add(header[1]);
			}
			byte[] content = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
			return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, content);
		}

	}

	private static final class Abandoned extends StatusMapRequest {

		private final String path;

		private Abandoned(String path) {
			super("GET " + path);
			this.path = path;
		}

		@Override
		Answer send(TestServer server) {
			try (Socket socket = connect(server)) {
				socket.getOutputStream()
					.write(("GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
						.getBytes(StandardCharsets.US_ASCII));
				socket.getInputStream().read();
				// a reset, not an orderly end
				socket.setSoLinger(true, 0);
				return null;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
