package com.acme.shop;

import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrderController {

	@PostMapping("/orders")
	public void order(@Valid @RequestBody Order order) {
		throw new OutOfStockException(order.sku(), 3);
	}

	@GetMapping("/orders/{id}")
	public void order(@PathVariable int id) {
		throw new IllegalStateException("jdbc:postgresql://db.internal/shop: order " + id);
	}

}
