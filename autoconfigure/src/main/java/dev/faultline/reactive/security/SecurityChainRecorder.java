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

package dev.faultline.reactive.security;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authorization.ExceptionTranslationWebFilter;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.server.WebFilter;

/**
 * Listens to the filters of each chain of Spring Security. Their handlers and entry
 * points, the application's or Spring Security's, are asked as before.
 *
 * @since 0.1.0
 */
public class SecurityChainRecorder implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(SecurityChainRecorder.class);

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof WebFilterChainProxy proxy) {
			try {
				listenTo(proxy);
			}
			catch (RuntimeException ex) {
				// then a refusal is told by its status only
				logger.warn("Cannot see why Spring Security refuses a request", ex);
			}
		}
		return bean;
	}

	private static void listenTo(WebFilterChainProxy proxy) {
		Class<?> type = WebFilterChainProxy.class;
		replace(proxy, type, ServerExchangeRejectedHandler.class, RecordedHandlers.Firewall::new,
				proxy::setExchangeRejectedHandler);
		replace(proxy, type, List.class, UnaryOperator.identity(), SecurityChainRecorder::listenTo);
	}

	private static void listenTo(List<?> chains) {
		for (Object chain : chains) {
			// one of the application's own may make its filters for each exchange
			if (chain instanceof MatcherSecurityWebFilterChain known) {
				known.getWebFilters().toIterable().forEach(SecurityChainRecorder::listenTo);
			}
		}
	}

	private static void listenTo(WebFilter filter) {
		if (filter instanceof ExceptionTranslationWebFilter translation) {
			Class<?> type = ExceptionTranslationWebFilter.class;
			replace(filter, type, ServerAuthenticationEntryPoint.class, RecordedHandlers.EntryPoint::new,
					translation::setAuthenticationEntryPoint);
			replace(filter, type, ServerAccessDeniedHandler.class, RecordedHandlers.Denial::new,
					translation::setAccessDeniedHandler);
		}
		else if (filter instanceof CsrfWebFilter csrf) {
			replace(filter, CsrfWebFilter.class, ServerAccessDeniedHandler.class, RecordedHandlers.Denial::new,
					csrf::setAccessDeniedHandler);
		}
		else if (filter instanceof AuthenticationWebFilter authentication) {
			Class<?> type = AuthenticationWebFilter.class;
			replace(filter, type, ServerAuthenticationConverter.class, RecordedHandlers.Converter::new,
					authentication::setServerAuthenticationConverter);
			replace(filter, type, ServerAuthenticationSuccessHandler.class, RecordedHandlers.Success::new,
					authentication::setAuthenticationSuccessHandler);
			replace(filter, type, ServerAuthenticationFailureHandler.class, RecordedHandlers.Failure::new,
					authentication::setAuthenticationFailureHandler);
		}
	}

	/**
	 * There are setters, but nothing to read what is set by.
	 * @param <T> the type of the handler
	 * @param owner who has it
	 * @param ownerType the class that declares it
	 * @param type the type of the handler
	 * @param recorded makes one that records
	 * @param setter sets it
	 */
	private static <T> void replace(Object owner, Class<?> ownerType, Class<T> type, UnaryOperator<T> recorded,
			Consumer<T> setter) {
		Field field = ReflectionUtils.findField(ownerType, null, type);
		if (field == null) {
			return;
		}
		ReflectionUtils.makeAccessible(field);
		Object present = ReflectionUtils.getField(field, owner);
		if (type.isInstance(present) && present.getClass().getEnclosingClass() != RecordedHandlers.class) {
			setter.accept(recorded.apply(type.cast(present)));
		}
	}

}
