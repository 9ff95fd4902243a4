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

package dev.faultline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.springframework.util.FileSystemUtils;

/**
 * Another service, on a port of its own, that has every trouble a service can have. The
 * first segment of the path says which.
 */
public final class TestUpstream implements AutoCloseable {

	public static final String SECRET = "s3cr3t";

	private static final String JSON = "{\"secret\":\"" + SECRET + "\"}";

	private final ServerSocket socket;

	private final String scheme;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	private TestUpstream(ServerSocketFactory factory, String scheme) throws IOException {
		this.socket = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.scheme = scheme;
		inBackground(this::accept);
	}

	public static TestUpstream start() {
		try {
			return new TestUpstream(ServerSocketFactory.getDefault(), "http");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Start a service with a certificate that it made itself, for another name.
	 * @return the service
	 */
	public static TestUpstream startWithBadCertificate() {
		try {
			Path directory = Files.createTempDirectory("faultline");
			try {
				return new TestUpstream(badCertificate(directory.resolve("bad.p12")).getServerSocketFactory(), "https");
			}
			finally {
				FileSystemUtils.deleteRecursively(directory);
			}
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Make a certificate that nobody vouches for.
	 * @param file where to keep it, with the password {@link #SECRET}
	 * @param name for whom it is
	 * @return the file
	 */
	public static Path keyStore(Path file, String name) {
		try {
			Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-alias", "bad", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + name,
					"-validity", "2", "-storetype", "PKCS12", "-storepass", SECRET, "-keystore", file.toString())
				.redirectErrorStream(true)
				.start();
			String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (keytool.waitFor() != 0) {
				throw new IllegalStateException(output);
			}
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static SSLContext badCertificate(Path file) throws IOException, GeneralSecurityException {
		keyStore(file, "elsewhere.example");
		KeyStore keys = KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, SECRET.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	/**
	 * Return an address where nobody listens.
	 * @return the address
	 */
	public static String refused() {
		return "http://127.0.0.1:" + closedPort() + "/" + SECRET;
	}

	public static int closedPort() {
		try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return closed.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return an address that no name server needs to be asked about, since a label has at
	 * most 63 characters (RFC 1035 section 2.3.4).
	 * @return the address
	 */
	public static String unknownHost() {
		return "http://" + SECRET + "a".repeat(64) + ".invalid/";
	}

	public String uri(String path) {
		return this.scheme + "://127.0.0.1:" + this.socket.getLocalPort() + path;
	}

	/**
	 * Have a path answered.
	 * @param path the path
	 * @param status the status
	 * @param contentType the type of the content
	 * @param content the content
	 * @param headers further headers, a line each
	 */
	public void answer(String path, int status, String contentType, String content, String... headers) {
		StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " " + SECRET + "\r\n");
		for (String header : headers) {
			answer.append(header).append("\r\n");
		}
		answer.append("Content-Type: ").append(contentType).append("\r\nConnection: close\r\nContent-Length: ");
		answer.append(content.getBytes(StandardCharsets.UTF_8).length).append("\r\n\r\n").append(content);
		this.answers.put(path, answer.toString());
	}

	private void accept() throws IOException {
		while (true) {
			Socket connection = this.socket.accept();
			this.connections.add(connection);
			inBackground(() -> serve(connection));
		}
	}

	private void serve(Socket connection) throws IOException {
		BufferedReader request = new BufferedReader(
				new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
		String start = request.readLine();
		for (String line = start; line != null && !line.isEmpty();) {
			line = request.readLine();
		}
		String path = (start != null) ? start.split(" ")[1].replaceFirst("\\?.*", "") : "/closes";
		OutputStream output = connection.getOutputStream();
		switch (path) {
			case "/resets" -> connection.setSoLinger(true, 0);
			case "/stalls" -> stall(connection);
			case "/stalls-in-content" -> {
				write(output, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
				stall(connection);
			}
			case "/breaks-off" ->
				write(output, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
			case "/speaks-nonsense" -> write(output, SECRET + "\r\n\r\n");
			case "/closes" -> {
			}
			default -> write(output, answerFor(path));
		}
		connection.close();
		this.connections.remove(connection);
	}

	private String answerFor(String path) {
		if (!this.answers.containsKey(path)) {
			answer(path, Integer.parseInt(path.substring(1)), "application/json", JSON,
					"WWW-Authenticate: Basic realm=" + SECRET);
		}
		return this.answers.get(path);
	}

	private static void write(OutputStream output, String text) throws IOException {
		output.write(text.getBytes(StandardCharsets.UTF_8));
		output.flush();
	}

	/**
	 * Say nothing until the other side gives up.
	 * @param connection the connection
	 * @throws IOException if it is closed meanwhile
	 */
	private static void stall(Socket connection) throws IOException {
		InputStream input = connection.getInputStream();
		while (input.read() >= 0) {
			input.available();
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
		}, "upstream");
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

	private interface Work {

		void run() throws IOException;

	}

}
