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

package dev.faultline.autoconfigure.reactive;

import dev.faultline.ProblemHandler;
import dev.faultline.ProblemScope;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.reactive.ReactiveProblemWriter;
import dev.faultline.reactive.netty.NettyApplicationMark;
import dev.faultline.reactive.netty.NettyConnectionCut;
import dev.faultline.reactive.netty.NettyProblemCustomizer;
import dev.faultline.reactive.netty.NettyProblemWriter;
import dev.faultline.render.ProblemRenderers;
import reactor.netty.http.server.HttpServer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for what Reactor Netty refuses by itself.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ReactiveProblemAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({ HttpServer.class, NettyReactiveWebServerFactory.class })
@ConditionalOnBean(ReactiveProblemWriter.class)
@ConditionalOnBooleanProperty(name = "faultline.container.enabled", matchIfMissing = true)
public final class NettyContainerAutoConfiguration {

	NettyContainerAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> nettyProblemCustomizer(ProblemHandler handler,
			ProblemRenderers renderers, ObjectProvider<ProblemScope> scope, FaultlineProperties properties) {
		NettyProblemWriter writer = new NettyProblemWriter(handler, renderers,
				scope.getIfUnique(() -> ProblemScope.NONE));
		NettyProblemCustomizer customizer = new NettyProblemCustomizer(writer, properties.getContainer().isStrict());
		return (factory) -> factory.addServerCustomizers(customizer::customize);
	}

	@Bean
	NettyApplicationMark nettyApplicationMark() {
		return new NettyApplicationMark();
	}

	@Bean
	NettyConnectionCut nettyConnectionCut() {
		return new NettyConnectionCut();
	}

}
