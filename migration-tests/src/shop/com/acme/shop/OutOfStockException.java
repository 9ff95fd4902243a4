package com.acme.shop;

public class OutOfStockException extends RuntimeException {

	private final String sku;

	private final int available;

	public OutOfStockException(String sku, int available) {
		super("Only " + available + " of " + sku + " left.");
		this.sku = sku;
		this.available = available;
	}

	public String getSku() {
		return this.sku;
	}

	public int getAvailable() {
		return this.available;
	}

}
