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

package dev.faultline.servlet.security;

import dev.faultline.ProblemException;
import dev.faultline.ProblemHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Nothing of Spring Security is on the stack here, so what is known is known from its
 * event.
 */
class AuthorizationRecorderTests {

	private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken("key", "anonymous",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	private static final Authentication REMEMBERED = new RememberMeAuthenticationToken("key", "ada",
			AuthorityUtils.createAuthorityList("ROLE_USER"));

	private static final Authentication ADA = new TestingAuthenticationToken("ada", "right", "ROLE_USER");

	private final SecurityFailureSource source = new SecurityFailureSource(mock(ProblemHandler.class), true);

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@AfterEach
	void forgetRequest() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void knownCallerIsDenied() {
		deny(ADA, this.request);
		assertThat(slugBehind(403)).isEqualTo("access-denied");
	}

	@Test
	void anonymousCallerIsAskedForCredentials() {
		deny(ANONYMOUS, this.request);
		// of another chain, or they would have been read
		this.request.addHeader("Authorization", "Other credentials");
		assertThat(slugBehind(401)).isEqualTo("authentication-required");
	}

	@Test
	void rememberedCallerIsAskedForCredentials() {
		deny(REMEMBERED, this.request);
		this.request.addHeader("Authorization", "Other credentials");
		assertThat(slugBehind(401)).isEqualTo("authentication-required");
	}

	@Test
	void attemptThatFailedIsToldBeforeTheRefusal() {
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(this.request));
		BadCredentialsException failure = new BadCredentialsException("wrong");
		RecordedAuthentication.failed(failure);
		deny(ANONYMOUS, this.request);
		assertThat(this.source.find(401, this.request, new MockHttpServletResponse())).isSameAs(failure);
	}

	@Test
	void statusThatIsSetIsKnownAfterTheChain() {
		deny(ADA, this.request);
		this.source.note(403, this.request);
		assertThat(slugBehind(403)).isEqualTo("access-denied");
	}

	@Test
	void statusWithoutRefusalIsOfTheApplication() {
		assertThat(slugBehind(403)).isNull();
	}

	@Test
	void refusalOfAnAnonymousCallerDoesNotTellWhoSends403() {
		deny(ANONYMOUS, this.request);
		assertThat(slugBehind(403)).isNull();
	}

	@Test
	void refusalOfAMethodDoesNotTellHowTheRequestEnds() {
		deny(ADA, new Object());
		assertThat(slugBehind(403)).isNull();
	}

	@Test
	void requestIsNotTouchedByAnotherThread() {
		SimpleApplicationEventMulticaster elsewhere = new SimpleApplicationEventMulticaster();
		try (SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
				AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			executor.setTaskTerminationTimeout(5000);
			elsewhere.setTaskExecutor(executor);
			elsewhere.setBeanFactory(context.getBeanFactory());
			context.getBeanFactory()
				.registerSingleton(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, elsewhere);
			context.register(AuthorizationRecorder.class);
			context.refresh();
			deny(ADA, new MockHttpServletRequest() {

				private final Thread owner = Thread.currentThread();

				@Override
				public void setAttribute(String name, @Nullable Object value) {
					assertThat(Thread.currentThread()).isSameAs(this.owner);
					AuthorizationRecorderTests.this.request.setAttribute(name, value);
				}

			}, context);
			assertThat(slugBehind(403)).isEqualTo("access-denied");
		}
	}

	private static void deny(Authentication caller, Object object) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				AuthorizationRecorder.class)) {
			deny(caller, object, context);
		}
	}

	private static void deny(Authentication caller, Object object, AnnotationConfigApplicationContext context) {
		new SpringAuthorizationEventPublisher(context).publishAuthorizationEvent(() -> caller, object,
				new AuthorizationDecision(false));
	}

	private @Nullable String slugBehind(int status) {
		Throwable failure = this.source.find(status, this.request, new MockHttpServletResponse());
		return (failure instanceof ProblemException named) ? named.slug() : null;
	}

}
