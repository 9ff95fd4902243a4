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

import java.lang.reflect.Field;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.util.ReflectionUtils;

/**
 * Listens to each {@link ProviderManager}, whether it is a bean or made by Spring
 * Security's configuration. Its publisher of events, the application's or Spring Boot's
 * or none, is told as before.
 *
 * @since 0.1.0
 */
public class AuthenticationRecorder implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(AuthenticationRecorder.class);

	/** There is a setter for it, but nothing to read it by. */
	private static final @Nullable Field PUBLISHER = ReflectionUtils.findField(ProviderManager.class, null,
			AuthenticationEventPublisher.class);

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ProviderManager manager && PUBLISHER != null) {
			listenTo(manager, PUBLISHER);
		}
		return bean;
	}

	private static void listenTo(ProviderManager manager, Field field) {
		try {
			ReflectionUtils.makeAccessible(field);
			Object publisher = ReflectionUtils.getField(field, manager);
			if (publisher instanceof AuthenticationEventPublisher present
					&& !(present instanceof RecordingAuthenticationEventPublisher)) {
				manager.setAuthenticationEventPublisher(new RecordingAuthenticationEventPublisher(present));
			}
		}
		catch (RuntimeException ex) {
			// then a dead user store is told from a wrong password no longer
			logger.warn("Cannot see how authentications end", ex);
		}
	}

}
