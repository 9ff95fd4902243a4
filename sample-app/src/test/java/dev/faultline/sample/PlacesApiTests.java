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

package dev.faultline.sample;

import java.net.http.HttpResponse;

import dev.faultline.sample.SampleCases.Multipart;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static dev.faultline.test.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample when nothing fails.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PlacesApiTests {

	private static final String[] FREE = { "X-API-Key", "demo-free" };

	private static final String[] JSON = { "X-API-Key", "demo-free", "Content-Type", "application/json" };

	private final SampleClient client;

	PlacesApiTests(@LocalServerPort int port) {
		this.client = new SampleClient(port);
	}

	@Test
	void placesAreFoundByCoordinates() {
		HttpResponse<String> response = this.client.get("/api/places?latlng=40.714224,73.961452", FREE);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("Old Harbour").doesNotContain("harbour\"");
	}

	@Test
	void placeIsSavedChangedAndRemoved() {
		String path = newPlace("Pier 9", "10.5", "20.5");
		HttpResponse<String> created = this.client.get(path, FREE);
		assertThat(created.statusCode()).isEqualTo(200);
		assertThat(created.headers().firstValue("ETag")).hasValue("\"1\"");
		HttpResponse<String> changed = this.client.send("PUT", path, place("Pier 10", "10.5", "20.5"), "X-API-Key",
				"demo-free", "Content-Type", "application/json", "If-Match", "\"1\"");
		assertThat(changed.statusCode()).isEqualTo(200);
		assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
		assertThat(changed.body()).contains("Pier 10");
		assertThat(this.client.send("DELETE", path, "", "X-API-Key", "demo-curator").statusCode()).isEqualTo(204);
		assertThatProblem(this.client.get(path, FREE)).hasType("place-not-found").hasStatus(404);
	}

	@Test
	void surveyIsOrdered() {
		String path = newPlace("Pier 11", "11.5", "21.5");
		HttpResponse<String> response = this.client.send("POST", path + "/surveys", """
				{
					"contact": { "name": "Kim Berg", "email": "kim@places.example" },
					"visits": [
						{ "day": "2099-06-02", "surveyors": 1, "instruments": [{ "kind": "level", "count": 1 }] },
						{ "day": "2099-06-01", "surveyors": 2, "instruments": [{ "kind": "theodolite", "count": 1 }] }
					]
				}""", JSON);
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(response.body()).contains("2099-06-01");
	}

	@Test
	void photoIsAdded() {
		String path = newPlace("Pier 12", "12.5", "22.5");
		Multipart photo = new Multipart("photo", "pier.jpg", "image/jpeg", 1000);
		HttpResponse<String> response = this.client.upload(path + "/photos", photo, FREE);
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(response.body()).contains("\"bytes\":1000");
	}

	@Test
	void weatherComesFromTheStation() {
		HttpResponse<String> response = this.client.get("/api/places/1/weather", FREE);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"celsius\":18.5");
	}

	@Test
	void statisticsAreInThePlanOfSome() {
		HttpResponse<String> response = this.client.get("/api/statistics", "X-API-Key", "demo-pro");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"places\":");
	}

	@Test
	void keyholdersAreShownWithoutTheirCodes() {
		HttpResponse<String> response = this.client.get("/api/places/1/keyholders", FREE);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("Ada Quist").doesNotContain("lantern-2093");
	}

	private String newPlace(String name, String latitude, String longitude) {
		HttpResponse<String> response = this.client.send("POST", "/api/places", place(name, latitude, longitude), JSON);
		assertThat(response.statusCode()).isEqualTo(201);
		return response.headers().firstValue("Location").orElseThrow();
	}

	private static String place(String name, String latitude, String longitude) {
		return """
				{ "name": "%s", "coordinates": { "latitude": %s, "longitude": %s } }""".formatted(name, latitude,
				longitude);
	}

}
