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

package dev.faultline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schemas that RFC 9457 has in its appendices, for the documents of all tests.
 */
public final class ProblemDocuments {

	private static final String NAMESPACE = "urn:ietf:rfc:7807";

	private static final JsonSchema JSON_SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
		.getSchema(resource("problem.schema.json"),
				SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());

	private ProblemDocuments() {
	}

	/**
	 * Assert that a document is valid by appendix A.
	 * @param document the document
	 */
	public static void isValidJson(byte[] document) {
		String text = new String(document, StandardCharsets.UTF_8);
		assertThat(JSON_SCHEMA.validate(text, InputFormat.JSON)).as(text).isEmpty();
	}

	/**
	 * Assert that a document is valid by appendix B.
	 * @param document the document
	 */
	public static void isValidXml(byte[] document) {
		List<String> errors = new ArrayList<>();
		PropertyMapBuilder properties = new PropertyMapBuilder();
		properties.put(ValidateProperty.ERROR_HANDLER, new DefaultHandler() {

			@Override
			public void error(SAXParseException ex) {
				errors.add(ex.getMessage());
			}

		});
		try (InputStream grammar = resource("problem.rnc")) {
			ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(),
					CompactSchemaReader.getInstance());
			assertThat(driver.loadSchema(new InputSource(grammar))).isTrue();
			driver.validate(new InputSource(new ByteArrayInputStream(document)));
		}
		catch (IOException | SAXException ex) {
			errors.add(ex.getMessage());
		}
		assertThat(errors).as(new String(document, StandardCharsets.UTF_8)).isEmpty();
	}

	/**
	 * Read a document as appendix B says: an element with elements is an object, but a
	 * list if all of them are called {@code i}.
	 * @param document the document
	 * @return the members; what has no elements is text
	 */
	public static Map<String, Object> readXml(byte[] document) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setNamespaceAware(true);
			Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(document)).getDocumentElement();
			assertThat(root.getLocalName()).isEqualTo("problem");
			Map<String, Object> members = new LinkedHashMap<>();
			elements(root).forEach((element) -> members.put(element.getLocalName(), value(element)));
			return members;
		}
		catch (ParserConfigurationException | SAXException | IOException ex) {
			throw new AssertionError(new String(document, StandardCharsets.UTF_8), ex);
		}
	}

	private static Object value(Element element) {
		List<Element> elements = elements(element);
		if (elements.isEmpty()) {
			return element.getTextContent();
		}
		if (elements.stream().allMatch((child) -> child.getLocalName().equals("i"))) {
			return elements.stream().map(ProblemDocuments::value).toList();
		}
		Map<String, Object> members = new LinkedHashMap<>();
		elements.forEach((child) -> members.put(child.getLocalName(), value(child)));
		return members;
	}

	private static List<Element> elements(Element parent) {
		List<Element> elements = new ArrayList<>();
		assertThat(parent.getNamespaceURI()).isEqualTo(NAMESPACE);
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element) {
				elements.add(element);
			}
		}
		return elements;
	}

	private static InputStream resource(String name) {
		return ProblemDocuments.class.getResourceAsStream("/rfc9457/" + name);
	}

}
