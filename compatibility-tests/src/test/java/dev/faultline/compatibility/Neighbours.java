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

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.mediatype.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Others that answer requests in the same application.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
@EnableJpaRepositories(considerNestedRepositories = true)
@Import({ Neighbours.Links.class, Neighbours.Graph.class })
public class Neighbours {

	static final List<String> PROPERTIES = List.of(RowFilter.NEIGHBOURS + "=true", "spring.data.rest.base-path=/rest",
			"spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=create-drop",
			"spring.jpa.open-in-view=false", "management.endpoint.health.show-components=always");

	@Bean
	HealthIndicator shopHealthIndicator() {
		return () -> Health.down().build();
	}

	/**
	 * Speaks HAL.
	 */
	@RestController
	static class Links {

		@GetMapping("/hal")
		EntityModel<SmokeApplication.Fine> hal() {
			return EntityModel.of(new SmokeApplication.Fine("fine"), Link.of("/fine", "next"));
		}

		@GetMapping("/hal-problem")
		ResponseEntity<Problem> problem() {
			return ResponseEntity.status(HttpStatus.CONFLICT)
				.body(Problem.create().withTitle("Mine").withStatus(HttpStatus.CONFLICT));
		}

	}

	/**
	 * Speaks GraphQL.
	 */
	@Controller
	static class Graph {

		@QueryMapping
		String greeting(@Argument String name) {
			if (name.isEmpty()) {
				throw new IllegalArgumentException(SmokeApplication.SECRET);
			}
			return "Hello, " + name;
		}

	}

	/**
	 * What Spring Data REST exports.
	 */
	@Entity
	public static class Book {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		@Version
		private @Nullable Long version;

		@Column(unique = true)
		private @Nullable String title;

		public @Nullable String getTitle() {
			return this.title;
		}

		public void setTitle(@Nullable String title) {
			this.title = title;
		}

	}

	/**
	 * Only what is public is exported.
	 */
	public interface BookRepository extends JpaRepository<Book, Long> {

	}

}
