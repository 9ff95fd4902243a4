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

package com.acme.parcel;

import java.util.NoSuchElementException;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ParcelController {

	@GetMapping("/unknown")
	String unknown() {
		throw new NoSuchElementException("s3cr3t");
	}

	@GetMapping("/lost")
	String lost() {
		throw new ParcelLostException("North");
	}

	@GetMapping("/delayed")
	String delayed() {
		throw new ParcelDelayedException(3);
	}

	@GetMapping("/broken")
	String broken() {
		throw new IllegalStateException("s3cr3t");
	}

	@GetMapping("/page")
	String page(@RequestParam int page) {
		return String.valueOf(page);
	}

	@PostMapping("/parcels")
	String send(@Valid @RequestBody Parcel parcel) {
		return String.valueOf(parcel);
	}

	@GetMapping("/vault")
	@PreAuthorize("hasRole('KEEPER')")
	String vault() {
		return "open";
	}

	record Parcel(@Positive int weight) {
	}

}
