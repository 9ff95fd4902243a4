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

import dev.faultline.reactive.PlainReactiveApplication;
import dev.faultline.servlet.PlainApplication;
import dev.faultline.servlet.TestServer.Container;

/**
 * What an application is built on, and the server on which it is tried.
 */
enum Stack {

	SERVLET(Container.TOMCAT, PlainApplication.class, SeenServletFailures.class),

	WEBFLUX(Container.NETTY, PlainReactiveApplication.class, SeenReactiveFailures.class);

	private final Container container;

	private final Class<?> plainApplication;

	private final Class<? extends SeenFailures> seenFailures;

	Stack(Container container, Class<?> plainApplication, Class<? extends SeenFailures> seenFailures) {
		this.container = container;
		this.plainApplication = plainApplication;
		this.seenFailures = seenFailures;
	}

	Container container() {
		return this.container;
	}

	Class<?> plainApplication() {
		return this.plainApplication;
	}

	Class<? extends SeenFailures> seenFailures() {
		return this.seenFailures;
	}

}
