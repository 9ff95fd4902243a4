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

package dev.faultline.servlet.jetty;

import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/**
 * Puts the error handler and the checks of requests into a server.
 *
 * @since 0.1.0
 */
public class JettyProblemCustomizer {

	private final JettyProblemHandler handler;

	private final JettyRequestChecks checks;

	/**
	 * Create the customizer.
	 * @param handler answers what never reaches an application
	 * @param strict whether to refuse what Tomcat refuses and Jetty lets through
	 */
	public JettyProblemCustomizer(JettyProblemHandler handler, boolean strict) {
		this.handler = handler;
		this.checks = new JettyRequestChecks(strict);
	}

	/**
	 * Customize a server that is not started.
	 * @param server the server
	 */
	public void customize(Server server) {
		server.setErrorHandler(this.handler);
		for (Connector connector : server.getConnectors()) {
			for (ConnectionFactory factory : connector.getConnectionFactories()) {
				if (factory instanceof HttpConfiguration.ConnectionFactory http
						&& http.getHttpConfiguration().getCustomizer(JettyRequestChecks.class) == null) {
					http.getHttpConfiguration().addCustomizer(this.checks);
				}
			}
		}
	}

}
