package com.acme.shop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

public record Order(String sku, @Positive int quantity, @Valid Address address) {

	public record Address(@NotBlank String city) {

	}

}
