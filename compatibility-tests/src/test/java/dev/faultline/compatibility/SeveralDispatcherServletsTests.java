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

package dev.faultline.compatibility;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * A second {@code DispatcherServlet}, whose controllers are in a context of its own below
 * that of the application. All requests go to the second one.
 */
class SeveralDispatcherServletsTests extends SmokeContractTests {

	@Override
	Server start() {
		return Server.start(SmokeApplication.PROPERTIES, SmokeApplication.class, SecondServlet.class);
	}

	@Override
	String prefix() {
		return "/second";
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondServlet {

		@Bean
		ServletRegistrationBean<DispatcherServlet> secondServlet(ApplicationContext parent) {
			AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
			context.setParent(parent);
			context.register(SecondWeb.class);
			ServletRegistrationBean<DispatcherServlet> registration = new ServletRegistrationBean<>(
					new DispatcherServlet(context), "/second/*");
			registration.setName("second");
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebMvc
	@Import({ SmokeApplication.Doors.class, SmokeApplication.RowController.class })
	static class SecondWeb {

	}

}
