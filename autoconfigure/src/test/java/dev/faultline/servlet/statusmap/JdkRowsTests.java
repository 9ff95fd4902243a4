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

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.InputMismatchException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;

import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.servlet.TestServer;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.WriteTimeoutException;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncTask;

/**
 * Status map 2.11: exceptions of the JDK, which are bugs until the application says
 * otherwise.
 */
class JdkRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(List.of("server.tomcat.connection-timeout=500ms"),
			Failing.class);

	/** How to make each happen, by the path at which it does. */
	private static final Map<String, Callable<?>> FAILURES = new LinkedHashMap<>();

	private final List<StatusMapCase> cases = new ArrayList<>();

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		this.cases.clear();
		bugs();
		timeAndLoad();
		interrupts();
		network();
		errors();
		return this.cases;
	}

	private void bugs() {
		bug("2.11.1", IllegalArgumentException.class, () -> Thread.State.valueOf(TestServer.SECRET));
		bug("2.11.1", IllegalStateException.class, () -> {
			Scanner closed = new Scanner(TestServer.SECRET);
			closed.close();
			return closed.next();
		});
		bug("2.11.1", NumberFormatException.class, () -> Integer.parseInt(TestServer.SECRET));
		bug("2.11.1", NullPointerException.class, () -> Objects.requireNonNull(null, TestServer.SECRET));
		bug("2.11.1", ClassCastException.class, () -> Integer.class.cast(TestServer.SECRET));
		bug("2.11.1", IndexOutOfBoundsException.class, () -> new ArrayList<>().get(1));
		bug("2.11.1", ArithmeticException.class, () -> Math.floorDiv(1, 0));
		bug("2.11.1", SecurityException.class, () -> {
			throw new SecurityException(TestServer.SECRET);
		}).thrownByTest();
		happens("2.11.2", UnsupportedOperationException.class, "of ours, not implemented yet", 501,
				"operation-not-implemented", () -> {
					throw new UnsupportedOperationException(TestServer.SECRET);
				});
		bug("2.11.2", UnsupportedOperationException.class, () -> List.of().remove(0));
		bug("2.11.3", NoSuchElementException.class, () -> Optional.empty().orElseThrow());
		bug("2.11.3", ConcurrentModificationException.class, () -> {
			List<String> list = new ArrayList<>(List.of("a", "b", "c"));
			list.forEach((element) -> list.remove(0));
			return list;
		});
		bug("2.11.3", MissingResourceException.class, () -> ResourceBundle.getBundle(TestServer.SECRET));
		bug("2.11.3", InputMismatchException.class, () -> new Scanner(TestServer.SECRET).nextInt());
		bug("2.11.4", DateTimeException.class, () -> LocalDate.of(2026, 13, 1));
		bug("2.11.4", DateTimeParseException.class, () -> LocalDate.parse(TestServer.SECRET));
		bug("2.11.4", ParseException.class, () -> NumberFormat.getInstance(Locale.ROOT).parse(TestServer.SECRET));
		bug("2.11.4", URISyntaxException.class, () -> new URI(TestServer.SECRET + " "));
		bug("2.11.4", MalformedURLException.class, () -> URI.create(TestServer.SECRET + ":a").toURL());
		bug("2.11.4", MalformedInputException.class,
				() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(new byte[] { -1 })));
		bug("2.11.4", UnsupportedCharsetException.class, () -> Charset.forName(TestServer.SECRET));
		bug("2.11.5", FileNotFoundException.class, () -> new FileInputStream("/" + TestServer.SECRET));
		bug("2.11.5", NoSuchFileException.class, () -> Files.readString(Path.of("/" + TestServer.SECRET)));
		bug("2.11.5", FileAlreadyExistsException.class,
				() -> Files.createFile(Path.of(System.getProperty("java.io.tmpdir"))));
		bug("2.11.5", AccessDeniedException.class, () -> {
			throw new AccessDeniedException("/" + TestServer.SECRET);
		}).thrownByTest();
		bug("2.11.5", FileSystemException.class, () -> Files.createFile(Path.of(TestServer.SECRET.repeat(1000))));
		bug("2.11.11", IOException.class, () -> new PipedInputStream().read());
		bug("2.11.11", UncheckedIOException.class, () -> Files.lines(Path.of("src"), StandardCharsets.UTF_8).count());
		bug("2.11.12", SQLException.class, () -> {
			try (HikariDataSource dataSource = new HikariDataSource()) {
				return dataSource.unwrap(Runnable.class);
			}
		});
	}

	private void timeAndLoad() {
		happens("2.11.6", TimeoutException.class, "below a client library", 504, "upstream-timeout", () -> {
			throw new ResourceAccessException(TestServer.SECRET,
					new IOException(TestServer.SECRET, new TimeoutException(TestServer.SECRET)));
		}).thrownByTest();
		happens("2.11.6", TimeoutException.class, "of a task of ours", 503, "timeout",
				() -> new CompletableFuture<Void>().get(1, TimeUnit.MILLISECONDS))
			.header("Retry-After", "5");
		happens("2.11.7", RejectedExecutionException.class, "executor that is shut down", 503, "busy", () -> {
			ExecutorService executor = Executors.newSingleThreadExecutor();
			executor.shutdown();
			return executor.submit(() -> null);
		}).header("Retry-After", "1");
		happens("2.11.7", TaskRejectedException.class, "executor of Spring that is shut down", 503, "busy", () -> {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.initialize();
			executor.shutdown();
			return executor.submit(() -> null);
		}).header("Retry-After", "1");
	}

	/**
	 * Each twice: out of the blue, and by the timeout of a late result.
	 */
	private void interrupts() {
		interrupt(CancellationException.class, () -> {
			CompletableFuture<Void> future = new CompletableFuture<>();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				future.cancel(true);
			}
			return future.join();
		});
		interrupt(InterruptedException.class, () -> {
			new CountDownLatch(1).await();
			return null;
		});
		interrupt(InterruptedIOException.class, () -> {
			try (PipedOutputStream source = new PipedOutputStream();
					PipedInputStream sink = new PipedInputStream(source)) {
				return sink.read();
			}
		});
		interrupt(ClosedByInterruptException.class, () -> {
			Pipe pipe = Pipe.open();
			try (Pipe.SinkChannel sink = pipe.sink(); Pipe.SourceChannel source = pipe.source()) {
				return sink.isOpen() ? source.read(ByteBuffer.allocate(1)) : -1;
			}
		});
	}

	private void interrupt(Class<?> cause, Callable<?> waiting) {
		bug("2.11.8", cause, () -> {
			Thread.currentThread().interrupt();
			try {
				return waiting.call();
			}
			finally {
				// the thread is the server's
				Thread.interrupted();
			}
		});
		String name = cause.getSimpleName();
		FAILURES.put("late-" + name, waiting);
		this.cases
			.add(row("2.11.8", cause, "by the timeout of a late result", get("/late/late-" + name), 503, "timeout")
				.servletAlone("WebFlux interrupts no task")
				.header("Retry-After", "5"));
	}

	private void network() {
		HttpClient client = HttpClient.newHttpClient();
		upstream(ConnectException.class, () -> Neighbour.thatIsAway((address) -> connect(address).close()));
		upstream(NoRouteToHostException.class, () -> {
			throw new NoRouteToHostException(TestServer.SECRET);
		}).thrownByTest();
		upstream(UnknownHostException.class, () -> InetAddress.getByName(TestServer.SECRET + ".invalid"));
		upstream(PortUnreachableException.class, () -> Neighbour.thatIsAway((address) -> {
			try (DatagramSocket socket = new DatagramSocket()) {
				socket.connect(new InetSocketAddress("127.0.0.1", URI.create(address).getPort()));
				socket.setSoTimeout(5000);
				socket.send(new DatagramPacket(new byte[1], 1));
				socket.receive(new DatagramPacket(new byte[1], 1));
			}
		}));
		upstream(SocketException.class, () -> Neighbour.thatResets((address) -> {
			try (Socket socket = connect(address)) {
				socket.getInputStream().read();
			}
		}));
		upstream(UnresolvedAddressException.class, () -> {
			try (SocketChannel channel = SocketChannel.open()) {
				channel.connect(InetSocketAddress.createUnresolved(TestServer.SECRET, 80));
			}
		});
		upstream(ClosedChannelException.class, () -> {
			SocketChannel channel = SocketChannel.open();
			channel.close();
			channel.read(ByteBuffer.allocate(1));
		});
		upstream(SSLException.class, () -> Neighbour.thatDoesNotSpeakTls(JdkRowsTests::handshake));
		upstream(SSLHandshakeException.class, () -> Neighbour.thatBreaksOffTheHandshake(JdkRowsTests::handshake));
		late(SocketTimeoutException.class, () -> Neighbour.thatSaysNothing((address) -> {
			try (Socket socket = connect(address)) {
				socket.setSoTimeout(50);
				socket.getInputStream().read();
			}
		}));
		late(HttpTimeoutException.class, () -> Neighbour.thatSaysNothing((address) -> client
			.send(request(address).timeout(Duration.ofMillis(50)).build(), BodyHandlers.discarding())));
		late(HttpConnectTimeoutException.class,
				() -> Neighbour.thatIsFull((address) -> HttpClient.newBuilder()
					.connectTimeout(Duration.ofMillis(50))
					.build()
					.send(request(address).build(), BodyHandlers.discarding())));
		late(ReadTimeoutException.class, () -> {
			throw ReadTimeoutException.INSTANCE;
		}).thrownByTest();
		late(WriteTimeoutException.class, () -> {
			throw WriteTimeoutException.INSTANCE;
		}).thrownByTest();
		late(ConnectTimeoutException.class, () -> {
			throw new ConnectTimeoutException(TestServer.SECRET);
		}).thrownByTest();
		this.cases.add(row("2.11.10", SocketTimeoutException.class, "of the request itself",
				StatusMapRequest.raw("POST /body HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
						+ "Content-Length: 100\r\n\r\ns3cr3t"),
				408, "request-timeout")
			.servletAlone("of a blocking stream")
			.header("Connection", "close"));
	}

	private void errors() {
		bug("2.11.13", Error.class, () -> {
			throw new Error(TestServer.SECRET);
		}).thrownByTest();
		bug("2.11.13", AssertionError.class, () -> {
			throw new AssertionError(TestServer.SECRET);
		}).thrownByTest();
		bug("2.11.13", StackOverflowError.class, () -> endless(0));
		// more than any heap: nothing is really allocated
		bug("2.11.13", OutOfMemoryError.class, () -> new long[Integer.MAX_VALUE]);
		bug("2.11.13", LinkageError.class, () -> {
			try (InputStream code = JdkRowsTests.class.getResourceAsStream("JdkRowsTests.class")) {
				return MethodHandles.lookup().defineClass(code.readAllBytes());
			}
		});
		bug("2.11.13", NoClassDefFoundError.class, () -> {
			try {
				return Broken.VALUE;
			}
			catch (ExceptionInInitializerError ex) {
				return Broken.VALUE;
			}
		});
	}

	private StatusMapCase bug(String row, Class<?> cause, Callable<?> failing) {
		return happens(row, cause, "out of the blue", 500, "internal-error", failing)
			.detail("The server could not complete the request.");
	}

	private StatusMapCase upstream(Class<?> cause, Action failing) {
		return happens("2.11.9", cause, "of a call of ours", 502, "upstream-error", failing.asCallable());
	}

	private StatusMapCase late(Class<?> cause, Action failing) {
		return happens("2.11.10", cause, "of a call of ours", 504, "upstream-timeout", failing.asCallable());
	}

	private StatusMapCase happens(String row, Class<?> cause, String name, int status, String slug,
			Callable<?> failing) {
		String path = cause.getSimpleName() + "-" + status;
		FAILURES.put(path, failing);
		StatusMapCase added = row(row, cause, name, get("/failing/" + path), status, slug);
		this.cases.add(added);
		return added;
	}

	private static Socket connect(String address) throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort());
	}

	private static void handshake(String address) throws IOException {
		try (Socket socket = SSLSocketFactory.getDefault()
			.createSocket(InetAddress.getLoopbackAddress(), URI.create(address).getPort())) {
			socket.getOutputStream().write(1);
		}
	}

	private static HttpRequest.Builder request(String address) {
		return HttpRequest.newBuilder(URI.create(address));
	}

	private static int endless(int depth) {
		return endless(depth + 1) + 1;
	}

	/**
	 * What fails and returns nothing.
	 */
	interface Action {

		void run() throws Exception;

		default Callable<?> asCallable() {
			return () -> {
				run();
				return null;
			};
		}

	}

	static class Broken {

		static final int VALUE = Integer.parseInt(TestServer.SECRET);

	}

	@RestController
	static class Failing {

		@GetMapping("/failing/{name}")
		Object failing(@PathVariable String name) throws Exception {
			return FAILURES.get(name).call();
		}

		/**
		 * The interrupted task always tells its failure before the timeout is recorded.
		 */
		@GetMapping("/late/{name}")
		WebAsyncTask<Object> late(@PathVariable String name) {
			CompletableFuture<Thread> worker = new CompletableFuture<>();
			WebAsyncTask<Object> task = new WebAsyncTask<>(50L, new SimpleAsyncTaskExecutor(), () -> {
				worker.complete(Thread.currentThread());
				return FAILURES.get(name).call();
			});
			task.onTimeout(() -> {
				worker.join().join(5000);
				return CallableProcessingInterceptor.RESULT_NONE;
			});
			return task;
		}

		@PostMapping("/body")
		void body(InputStream body) throws IOException {
			body.readAllBytes();
		}

	}

}
