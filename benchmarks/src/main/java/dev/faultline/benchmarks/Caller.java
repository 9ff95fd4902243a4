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

package dev.faultline.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A caller that keeps its connection and makes nothing but the bytes that it sends and
 * receives.
 */
final class Caller implements AutoCloseable {

	private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] CLOSE = "\r\nconnection: close".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final int port;

	private final byte[] request;

	private final byte[] response = new byte[1 << 17];

	private Socket socket;

	private InputStream input;

	private OutputStream output;

	Caller(int port, Failure failure) throws IOException {
		this.port = port;
		this.request = failure.message();
		connect();
	}

	private void connect() throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		this.socket.setTcpNoDelay(true);
		this.input = this.socket.getInputStream();
		this.output = this.socket.getOutputStream();
	}

	/**
	 * Tomcat closes the connection after some statuses, whoever answers. It has its
	 * buffers back only then: who is not waited for has to make new ones, now and then.
	 */
	private void reconnect() throws IOException {
		if (this.input.read() >= 0) {
			throw new IOException("There is more than the response");
		}
		this.socket.close();
		connect();
	}

	/**
	 * Send the request and read the response.
	 * @return the status
	 * @throws IOException if there is no response
	 */
	int answer() throws IOException {
		this.output.write(this.request);
		int read = 0;
		int head = -1;
		int length = -1;
		while (true) {
			int more = this.input.read(this.response, read, this.response.length - read);
			if (more < 0) {
				throw new EOFException("No whole response");
			}
			read += more;
			head = (head < 0) ? endOfHead(read) : head;
			if (head >= 0) {
				length = (length < 0) ? lengthOfContent(head) : length;
				if ((length >= 0) ? read >= head + length : endsWithLastChunk(read)) {
					if (indexOf(CLOSE, head) >= 0) {
						reconnect();
					}
					return (this.response[9] - '0') * 100 + (this.response[10] - '0') * 10 + this.response[11] - '0';
				}
			}
		}
	}

	String text() {
		String text = new String(this.response, StandardCharsets.UTF_8);
		return text.substring(0, text.indexOf('\0'));
	}

	private int endOfHead(int read) {
		for (int i = 0; i + 3 < read; i++) {
			if (this.response[i] == '\r' && this.response[i + 2] == '\r' && this.response[i + 3] == '\n') {
				return i + 4;
			}
		}
		return -1;
	}

	private int lengthOfContent(int head) {
		int header = indexOf(LENGTH, head);
		if (header < 0) {
			return -1;
		}
		int length = 0;
		for (int i = header + LENGTH.length; this.response[i] != '\r'; i++) {
			length = (this.response[i] != ' ') ? length * 10 + this.response[i] - '0' : length;
		}
		return length;
	}

	private int indexOf(byte[] header, int head) {
		for (int i = 0; i + header.length < head; i++) {
			int matching = 0;
			while (matching < header.length && lowerCase(this.response[i + matching]) == header[matching]) {
				matching++;
			}
			if (matching == header.length) {
				return i;
			}
		}
		return -1;
	}

	private static int lowerCase(byte character) {
		return (character >= 'A' && character <= 'Z') ? character + 32 : character;
	}

	private boolean endsWithLastChunk(int read) {
		for (int i = 0; i < LAST_CHUNK.length; i++) {
			if (this.response[read - LAST_CHUNK.length + i] != LAST_CHUNK[i]) {
				return false;
			}
		}
		return true;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
