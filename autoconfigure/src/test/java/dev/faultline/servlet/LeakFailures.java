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

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.InputMismatchException;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UnknownFormatConversionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import java.util.zip.ZipException;

import javax.net.ssl.SSLHandshakeException;

import dev.faultline.ProblemException;
import dev.faultline.ProblemMapping;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.UnexpectedTypeException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hibernate.LazyInitializationException;
import org.hibernate.ObjectNotFoundException;
import org.hibernate.StaleObjectStateException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.retry.RetryException;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.orm.jpa.JpaObjectRetrievalFailureException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.HttpSessionRequiredException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.accept.NotAcceptableApiVersionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownHttpStatusCodeException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Exceptions with a secret in all that they hold.
 */
final class LeakFailures {

	private static final String SECRET = TestServer.SECRET;

	private static final MockHttpInputMessage MESSAGE = new MockHttpInputMessage(
			SECRET.getBytes(StandardCharsets.UTF_8));

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	private LeakFailures() {
	}

	/**
	 * Return all of them. Each is made anew whenever it is asked for.
	 * @param upstream where another service is
	 * @return the exceptions
	 */
	static List<Supplier<Throwable>> all(String upstream) {
		List<Supplier<Throwable>> failures = new ArrayList<>();
		ofTheJdk(failures);
		aroundOthers(failures);
		ofSpringWeb(failures);
		ofSpring(failures);
		ofJackson(failures);
		ofValidation(failures);
		ofDataAccess(failures);
		ofTheDatabase(failures);
		ofSecurity(failures);
		ofAnUpstream(failures, upstream);
		ofTheApplication(failures);
		return failures;
	}

	private static void ofTheJdk(List<Supplier<Throwable>> failures) {
		List<Function<String, Throwable>> types = List.of(RuntimeException::new, Exception::new,
				IllegalArgumentException::new, IllegalStateException::new, NullPointerException::new,
				IndexOutOfBoundsException::new, ArithmeticException::new, ClassCastException::new,
				NumberFormatException::new, UnsupportedOperationException::new, NoSuchElementException::new,
				ConcurrentModificationException::new, DateTimeException::new, InputMismatchException::new,
				UnknownFormatConversionException::new, IOException::new, FileNotFoundException::new,
				NoSuchFileException::new, FileAlreadyExistsException::new, java.nio.file.AccessDeniedException::new,
				EOFException::new, MalformedURLException::new, UnknownHostException::new, ConnectException::new,
				SocketTimeoutException::new, SocketException::new, SSLHandshakeException::new,
				HttpTimeoutException::new, TimeoutException::new, RejectedExecutionException::new,
				InterruptedException::new, ClassNotFoundException::new, NoClassDefFoundError::new, LinkageError::new,
				StackOverflowError::new, SecurityException::new, ZipException::new, GeneralSecurityException::new,
				NotSerializableException::new, InvalidClassException::new, SQLException::new, SQLTimeoutException::new,
				SQLTransientConnectionException::new);
		types.forEach((type) -> failures.add(() -> type.apply("/srv/" + SECRET + "/select * from " + SECRET)));
		failures.add(() -> new AssertionError(SECRET));
		failures.add(() -> new DateTimeParseException(SECRET, SECRET, 0));
		failures.add(() -> new MissingResourceException(SECRET, SECRET, SECRET));
		failures.add(() -> new URISyntaxException("https://" + SECRET, SECRET));
		failures.add(() -> new PatternSyntaxException(SECRET, SECRET, 0));
		failures.add(() -> new SQLIntegrityConstraintViolationException(SECRET, "23505"));
		failures.add(() -> new BatchUpdateException(SECRET, "23503", 7, new int[0]));
		failures.add(() -> catchThrowable(() -> Class.forName("com.acme." + SECRET)));
		failures.add(() -> catchThrowable(() -> Integer.parseInt(SECRET)));
		failures.add(() -> catchThrowable(() -> Thread.State.valueOf(SECRET)));
	}

	private static void aroundOthers(List<Supplier<Throwable>> failures) {
		List<Function<Throwable, Throwable>> types = List.of(RuntimeException::new, CompletionException::new,
				ExecutionException::new, UndeclaredThrowableException::new, InvocationTargetException::new,
				ExceptionInInitializerError::new, ServletException::new, IllegalStateException::new,
				(cause) -> new UncheckedIOException(SECRET, new IOException(cause)),
				(cause) -> new RetryException(SECRET, cause), (cause) -> new UnexpectedRollbackException(SECRET, cause),
				(cause) -> new TransactionSystemException(SECRET, cause));
		types.forEach((type) -> failures.add(() -> type.apply(new IllegalStateException(SECRET))));
		failures.add(() -> {
			Throwable failure = new IllegalStateException("outer");
			failure.addSuppressed(new IllegalStateException(SECRET));
			return failure;
		});
		failures.add(() -> new IllegalStateException("outer",
				new IllegalStateException("middle", new IllegalStateException(SECRET))));
	}

	private static void ofSpringWeb(List<Supplier<Throwable>> failures) {
		MethodParameter parameter = parameter();
		HttpHeaders headers = new HttpHeaders();
		headers.add("X-" + SECRET, SECRET);
		IllegalStateException cause = new IllegalStateException(SECRET);
		MediaType mediaType = new MediaType("application", "x-" + SECRET);
		failures.add(() -> new HttpMessageNotReadableException(SECRET, MESSAGE));
		failures.add(() -> new HttpMessageNotReadableException(SECRET, cause, MESSAGE));
		failures.add(() -> new HttpMessageNotWritableException(SECRET, cause));
		failures.add(() -> new HttpMessageConversionException(SECRET, cause));
		failures.add(() -> new HttpMediaTypeNotSupportedException(SECRET));
		failures.add(() -> new HttpMediaTypeNotSupportedException(mediaType, List.of(MediaType.APPLICATION_JSON)));
		failures.add(() -> new HttpMediaTypeNotAcceptableException(SECRET));
		failures.add(() -> new InvalidMediaTypeException(SECRET, SECRET));
		failures.add(() -> new HttpRequestMethodNotSupportedException(SECRET, List.of("GET")));
		failures.add(() -> new HttpSessionRequiredException(SECRET));
		failures.add(() -> new ServletRequestBindingException(SECRET));
		failures.add(() -> new MissingServletRequestParameterException("name", SECRET));
		failures.add(() -> new MissingServletRequestPartException("file"));
		failures.add(() -> new NoHandlerFoundException("GET", "/" + SECRET, headers));
		failures.add(() -> new NoResourceFoundException(HttpMethod.GET, "/" + SECRET, SECRET));
		failures.add(() -> new MaxUploadSizeExceededException(7, cause));
		failures.add(() -> new MultipartException("part " + SECRET, cause));
		failures.add(() -> new UnsatisfiedServletRequestParameterException(List.<String[]>of(new String[] { "a=b" }),
				Map.of(SECRET, new String[] { SECRET })));
		failures.add(() -> new MethodArgumentTypeMismatchException(SECRET, int.class, "number", parameter, cause));
		failures.add(
				() -> new MethodArgumentConversionNotSupportedException(SECRET, int.class, "number", parameter, cause));
		failures.add(() -> new ServerErrorException(SECRET, cause));
		failures.add(() -> new ServerWebInputException(SECRET, parameter, cause));
		failures.add(() -> new MissingRequestValueException("number", int.class, SECRET, parameter));
		failures.add(() -> new NotAcceptableStatusException(SECRET));
		failures.add(() -> new UnsupportedMediaTypeStatusException(SECRET));
		failures.add(() -> new UnsupportedMediaTypeStatusException(mediaType, List.of(MediaType.APPLICATION_JSON)));
		failures.add(() -> new MethodNotAllowedException(SECRET, List.of(HttpMethod.GET)));
		failures.add(() -> new ContentTooLargeException(cause));
		failures.add(() -> new InvalidApiVersionException(SECRET, SECRET, cause));
		failures.add(() -> new NotAcceptableApiVersionException(SECRET));
		failures.add(() -> new MethodArgumentNotValidException(parameter, rejected()));
		failures.add(() -> new BindException(rejected()));
		failures.add(() -> new UnavailableException(SECRET));
		failures.add(() -> new BadRequestException(SECRET, cause));
		failures.add(() -> new InvalidParameterException(SECRET, cause));
	}

	private static void ofSpring(List<Supplier<Throwable>> failures) {
		IllegalStateException cause = new IllegalStateException(SECRET);
		failures.add(() -> new TypeMismatchException(SECRET, int.class, cause));
		failures.add(() -> new ConversionNotSupportedException((Object) SECRET, int.class, cause));
		failures.add(() -> new ConversionFailedException(TypeDescriptor.valueOf(String.class),
				TypeDescriptor.valueOf(Integer.class), SECRET, cause));
		failures.add(() -> new BeanCreationException(SECRET, SECRET, cause));
		failures.add(() -> new NoSuchBeanDefinitionException(SECRET, SECRET));
		failures.add(() -> new TaskRejectedException(SECRET, cause));
		failures.add(() -> catchThrowable(() -> new SpelExpressionParser().parseRaw(SECRET + ".length(").getValue()));
		failures.add(() -> catchThrowable(() -> new SpelExpressionParser().parseRaw("#a." + SECRET).getValue()));
		failures.add(() -> CallNotPermittedException.createCallNotPermittedException(openCircuit()));
	}

	private static void ofJackson(List<Supplier<Throwable>> failures) {
		Map<String, String> contents = Map.of("broken", "{\"number\": " + SECRET, "value of another type",
				"{\"number\": \"" + SECRET + "\"}", "enum", "{\"color\": \"" + SECRET + "\"}", "date",
				"{\"date\": \"" + SECRET + "\"}", "refused", "{\"code\": \"" + SECRET + "\"}");
		contents.values().forEach((content) -> {
			failures.add(() -> new HttpMessageNotReadableException(SECRET, unreadable(content), MESSAGE));
			failures.add(() -> unreadable(content));
		});
		failures.add(() -> new HttpMessageNotWritableException(SECRET,
				catchThrowable(() -> JSON.writeValueAsString(new Unwritable()))));
	}

	private static void ofValidation(List<Supplier<Throwable>> failures) {
		failures.add(() -> new ConstraintViolationException(SECRET, Set.of()));
		failures.add(() -> new ConstraintViolationException(VALIDATOR.validate(new Order())));
		failures.add(() -> new ValidationException(SECRET));
		failures.add(() -> new ConstraintDeclarationException(SECRET));
		failures.add(() -> new UnexpectedTypeException(SECRET));
	}

	private static void ofDataAccess(List<Supplier<Throwable>> failures) {
		SQLException sql = new SQLException(SECRET, "23505");
		List<Function<String, Throwable>> types = List.of(DuplicateKeyException::new,
				DataIntegrityViolationException::new, CannotGetJdbcConnectionException::new,
				OptimisticLockingFailureException::new, QueryTimeoutException::new, CannotAcquireLockException::new,
				DataAccessResourceFailureException::new, InvalidDataAccessApiUsageException::new,
				CannotCreateTransactionException::new, EntityNotFoundException::new, EntityExistsException::new,
				NoResultException::new, OptimisticLockException::new, PersistenceException::new,
				LazyInitializationException::new);
		types.forEach((type) -> failures.add(() -> type.apply("insert into " + SECRET)));
		failures.add(() -> new BadSqlGrammarException(SECRET, "select " + SECRET, sql));
		failures.add(() -> new UncategorizedSQLException(SECRET, "select " + SECRET, sql));
		failures.add(() -> new EmptyResultDataAccessException(SECRET, 1));
		failures.add(() -> new IncorrectResultSizeDataAccessException(SECRET, 1, 2));
		failures.add(() -> new ObjectOptimisticLockingFailureException(SECRET, SECRET));
		failures.add(() -> new JpaObjectRetrievalFailureException(new EntityNotFoundException(SECRET)));
		failures.add(() -> new JpaSystemException(new PersistenceException(SECRET)));
		failures.add(() -> new ObjectNotFoundException((Object) SECRET, SECRET));
		failures.add(() -> new StaleObjectStateException(SECRET, SECRET));
		failures.add(() -> new org.hibernate.exception.ConstraintViolationException(SECRET, sql, SECRET));
		failures.add(() -> new DataIntegrityViolationException(SECRET,
				new org.hibernate.exception.ConstraintViolationException(SECRET, sql, SECRET)));
	}

	private static void ofTheDatabase(List<Supplier<Throwable>> failures) {
		DriverManagerDataSource dataSource = new DriverManagerDataSource(
				"jdbc:h2:mem:" + SECRET + ";DB_CLOSE_DELAY=-1;USER=" + SECRET + ";PASSWORD=" + SECRET);
		JdbcClient client = JdbcClient.create(dataSource);
		client
			.sql("create table " + SECRET + " (id varchar(20) primary key, amount int not null, " + "constraint "
					+ SECRET + "_positive check (amount > 0))")
			.update();
		client.sql("create table item (id int primary key, of varchar(20) references " + SECRET + ")").update();
		client.sql("insert into " + SECRET + " values ('" + SECRET + "', 1)").update();
		client.sql("insert into item values (1, '" + SECRET + "')").update();
		List<String> statements = List.of("insert into " + SECRET + " values ('" + SECRET + "', 1)",
				"insert into " + SECRET + " values ('" + SECRET.repeat(9) + "', 1)",
				"insert into " + SECRET + " values ('a', -1)", "insert into " + SECRET + " values ('b', null)",
				"insert into " + SECRET + " values ('c', '" + SECRET + "')",
				"insert into item values (2, 'not " + SECRET + "')", "delete from " + SECRET,
				"update nothing set " + SECRET + " = 1", "selekt " + SECRET,
				"insert into " + SECRET + " values ('d', 99999999999)");
		statements.forEach((sql) -> failures.add(() -> catchThrowable(() -> client.sql(sql).update())));
		failures.add(() -> catchThrowable(() -> client.sql("select id from " + SECRET + " where id <> '" + SECRET + "'")
			.query(String.class)
			.single()));
		failures.add(() -> catchThrowable(
				() -> JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:other-" + SECRET + ";IFEXISTS=TRUE"))
					.sql("select 1")
					.query()
					.listOfRows()));
	}

	private static void ofSecurity(List<Supplier<Throwable>> failures) {
		List<Function<String, Throwable>> types = List.of(BadCredentialsException::new, LockedException::new,
				UsernameNotFoundException::new, InsufficientAuthenticationException::new,
				AuthenticationServiceException::new, SessionAuthenticationException::new, AccessDeniedException::new,
				MissingCsrfTokenException::new, RequestRejectedException::new);
		types.forEach((type) -> failures.add(() -> type.apply("user " + SECRET)));
		failures.add(() -> new BadCredentialsException(SECRET, new IllegalStateException(SECRET)));
	}

	private static void ofAnUpstream(List<Supplier<Throwable>> failures, String upstream) {
		RestClient client = RestClient.builder().requestFactory(new SimpleClientHttpRequestFactory()).build();
		for (int status : new int[] { 200, 400, 401, 403, 404, 408, 409, 422, 429, 499, 500, 502, 503, 504, 599 }) {
			failures.add(() -> catchThrowable(
					() -> client.get().uri(upstream + status + "?" + SECRET).retrieve().body(Weather.class)));
		}
		HttpHeaders headers = new HttpHeaders();
		headers.add("WWW-Authenticate", SECRET);
		headers.add("Retry-After", SECRET);
		byte[] body = SECRET.getBytes(StandardCharsets.UTF_8);
		failures.add(() -> HttpClientErrorException.create(SECRET, HttpStatus.NOT_FOUND, SECRET, headers, body, null));
		failures.add(() -> HttpServerErrorException.create(SECRET, HttpStatus.SERVICE_UNAVAILABLE, SECRET, headers,
				body, null));
		failures.add(() -> new UnknownHttpStatusCodeException(SECRET, 777, SECRET, headers, body, null));
		failures.add(() -> new ResourceAccessException("I/O error on GET https://" + SECRET, new IOException(SECRET)));
		failures.add(() -> new RestClientException(SECRET, new HttpMessageNotReadableException(SECRET, MESSAGE)));
	}

	private static void ofTheApplication(List<Supplier<Throwable>> failures) {
		IllegalStateException cause = new IllegalStateException(SECRET);
		failures.add(() -> new PlainException(SECRET, cause));
		failures.add(() -> new StatusException(SECRET, cause));
		failures.add(() -> new MappedException(SECRET, cause));
		failures.add(() -> new S3cr3tException(SECRET));
		failures.add(() -> new MappedByConfigurationException(SECRET));
		failures.add(() -> new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR, SECRET));
		failures.add(() -> new ResponseStatusException(HttpStatus.BAD_GATEWAY, SECRET, cause));
		failures.add(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, SECRET));
		failures.add(() -> new ResponseStatusException(HttpStatus.CONFLICT, null, cause));
		failures.add(() -> ProblemException.of("conflict").cause(cause).build());
		failures.add(() -> ProblemException.of("internal-error").cause(cause).build());
		failures.add(() -> ProblemException.of(SECRET).build());
	}

	private static CircuitBreaker openCircuit() {
		CircuitBreaker circuit = CircuitBreaker.ofDefaults(SECRET);
		circuit.transitionToOpenState();
		return circuit;
	}

	private static Throwable unreadable(String content) {
		return catchThrowable(() -> JSON.readValue(content, Weather.class));
	}

	private static BeanPropertyBindingResult rejected() {
		BeanPropertyBindingResult result = new BeanPropertyBindingResult(new Order(), "order");
		result.addError(new FieldError("order", "note", SECRET, false, new String[] { "Size" }, null, "is too long"));
		result.addError(new FieldError("order", "quantity", SECRET, true,
				new String[] { TypeMismatchException.ERROR_CODE }, null, "Failed to convert " + SECRET));
		return result;
	}

	private static MethodParameter parameter() {
		try {
			return new MethodParameter(Thread.class.getMethod("sleep", long.class), 0);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What another service answers.
	 *
	 * @param number a number
	 * @param color an enum
	 * @param date a date
	 * @param code refuses what it does not like
	 */
	record Weather(int number, Thread.State color, java.time.LocalDate date, Code code) {

	}

	/**
	 * A value that checks itself.
	 *
	 * @param value the value
	 */
	record Code(String value) {

		Code {
			if (value.length() > 3) {
				throw new IllegalArgumentException("not a code: " + value);
			}
		}

	}

	static class Order {

		@Size(max = 3)
		String note = SECRET;

		@Positive
		int quantity = -1;

	}

	public static class Unwritable {

		public String getName() {
			throw new IllegalStateException(SECRET);
		}

	}

	@SuppressWarnings("serial")
	static class PlainException extends RuntimeException {

		PlainException(String message, Throwable cause) {
			super(message, cause);
		}

	}

	@SuppressWarnings("serial")
	@ResponseStatus(HttpStatus.CONFLICT)
	static class StatusException extends PlainException {

		StatusException(String message, Throwable cause) {
			super(message, cause);
		}

	}

	@SuppressWarnings("serial")
	@ProblemMapping("conflict")
	static class MappedException extends PlainException {

		MappedException(String message, Throwable cause) {
			super(message, cause);
		}

	}

	@SuppressWarnings("serial")
	static class MappedByConfigurationException extends RuntimeException {

		MappedByConfigurationException(String message) {
			super(message);
		}

	}

	@SuppressWarnings("serial")
	static class S3cr3tException extends RuntimeException {

		S3cr3tException(String message) {
			super(message);
		}

	}

}
