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

package dev.faultline.rules.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.PropertyPointers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pointer has the names of the JSON that was sent, not those of Java (RFC 9457 section
 * 3, RFC 6901 section 6).
 */
public abstract class MappedPropertyPointersTests {

	private final Order order = read("""
			{ "customer_name": "Ada", "items": [ { "unit_price": 2 }, { "unit_price": 3, "NO/TE": "x" } ],
			  "price_list": { "eur/day": { "unit_price": 1 } }, "delivery_place": { "zip_code": "1" },
			  "street_name": "High Street", "payment": { "card_number": "4711" },
			  "line_pairs": [ [ { "unit_price": 1 } ] ] }
			""", Order.class);

	private final PropertyPointers pointers = pointers();

	/**
	 * Return the pointers of a mapper whose names are in snake case.
	 * @return the pointers
	 */
	protected abstract PropertyPointers pointers();

	protected abstract <T> T read(String json, Class<T> type);

	protected abstract String write(Object value);

	/**
	 * Tell whether a place is in a document.
	 * @param json the document
	 * @param pointer the place
	 * @return whether something is there
	 */
	protected abstract boolean isIn(String json, String pointer);

	@ParameterizedTest
	@CsvSource({ "customerName, #/customer_name", "items[1].unitPrice, #/items/1/unit_price",
			"items[1].note, #/items/1/NO~1TE", "priceList[eur/day].unitPrice, #/price_list/eur~1day/unit_price",
			"deliveryPlace.zipCode, #/delivery_place/zip_code",
			"linePairs[0][0].unitPrice, #/line_pairs/0/0/unit_price" })
	void namesAreThoseOfTheMapper(String path, String pointer) {
		assertThat(this.pointers.append("#", this.order, path)).isEqualTo(pointer);
	}

	@Test
	void propertyOfTheRuntimeClassIsFound() {
		Order order = new Order();
		order.payment = new CardPayment();
		assertThat(this.pointers.append("#", order, "payment.cardNumber")).isEqualTo("#/payment/card_number");
	}

	@Test
	void unwrappedPropertyStandsInThePlaceOfItsParent() {
		Order order = new Order();
		order.address = new Address();
		assertThat(this.pointers.append("#", order, "address.streetName")).isEqualTo("#/street_name");
		order.invoice = new Address();
		assertThat(this.pointers.append("#", order, "invoice.streetName")).isEqualTo("#/invoice_street_name");
	}

	@Test
	void unwrappedComponentOfARecordStandsInThePlaceOfItsParent() {
		Parcel parcel = new Parcel(new Place("1"), new Place("2"));
		assertThat(this.pointers.append("#", parcel, "place.zipCode")).isEqualTo("#/zip_code");
		assertThat(this.pointers.append("#", parcel, "backTo.zipCode")).isEqualTo("#/back_zip_code");
	}

	@Test
	void beanItselfIsTheWholeDocument() {
		assertThat(this.pointers.append("#", this.order, "")).isEqualTo("#");
		assertThat(this.pointers.append("#/2", this.order, "customerName")).isEqualTo("#/2/customer_name");
	}

	@Test
	void whatTheMapperDoesNotKnowKeepsItsName() {
		assertThat(this.pointers.append("#", this.order, "unknown.deep[3]")).isEqualTo("#/unknown/deep/3");
		assertThat(this.pointers.append("#", null, "customerName")).isEqualTo("#/customerName");
		assertThat(this.pointers.append("#", this.order, "items[7].unitPrice")).isEqualTo("#/items/7/unitPrice");
	}

	@Test
	void everyPointerResolvesInTheJsonThatWasSent() {
		String json = write(this.order);
		Stream
			.of("customerName", "items[1].unitPrice", "items[1].note", "priceList[eur/day].unitPrice",
					"deliveryPlace.zipCode", "linePairs[0][0].unitPrice")
			.map((path) -> this.pointers.append("#", this.order, path))
			.forEach((pointer) -> assertThat(isIn(json, pointer.substring(1))).as(pointer).isTrue());
	}

	public static class Order {

		public String customerName;

		public List<Item> items = new ArrayList<>();

		public Map<String, Item> priceList;

		public Optional<Place> deliveryPlace = Optional.empty();

		public List<List<Item>> linePairs;

		public Payment payment;

		@JsonUnwrapped
		public Address address;

		@JsonUnwrapped(prefix = "invoice_")
		public Address invoice;

	}

	public record Item(int unitPrice, @JsonProperty("NO/TE") String note) {
	}

	public record Place(String zipCode) {
	}

	public record Parcel(@JsonUnwrapped Place place, @JsonUnwrapped(prefix = "back_") Place backTo) {
	}

	public static class Payment {

	}

	public static class CardPayment extends Payment {

		public String cardNumber;

	}

	public static class Address {

		public String streetName;

	}

}
