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

package dev.faultline.render;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.faultline.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Writes the document of a problem as XML (RFC 9457 appendix B): an element for each
 * member, and an element {@code i} for each element of a list.
 *
 * @since 0.1.0
 */
public class XmlProblemRenderer implements ProblemRenderer {

	private static final String NAMESPACE = "urn:ietf:rfc:7807";

	private static final String ROOT = "problem";

	private static final String ELEMENT_OF_LIST = "i";

	/** That of the JDK, whatever else there is on the class path. */
	private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

	private final ProblemMembers members;

	/**
	 * Create the renderer.
	 * @param converter converts members that are no text, number, boolean, list or map
	 */
	public XmlProblemRenderer(MemberConverter converter) {
		this.members = new ProblemMembers(converter);
	}

	@Override
	public MediaType mediaType() {
		return MediaType.APPLICATION_PROBLEM_XML;
	}

	@Override
	public byte[] render(Problem problem) {
		return this.members.write(problem, this::bytes);
	}

	private byte[] bytes(Map<String, Object> members) {
		StringWriter document = new StringWriter();
		try {
			XMLStreamWriter writer = this.factory.createXMLStreamWriter(document);
			writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			writer.writeStartElement(ROOT);
			writer.writeDefaultNamespace(NAMESPACE);
			writeContent(writer, members);
			writer.writeEndElement();
			writer.writeEndDocument();
			writer.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException(ex);
		}
		return document.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static void writeElement(XMLStreamWriter writer, String name, @Nullable Object value)
			throws XMLStreamException {
		writer.writeStartElement(name);
		writeContent(writer, value);
		writer.writeEndElement();
	}

	private static void writeContent(XMLStreamWriter writer, @Nullable Object value) throws XMLStreamException {
		if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> member : map.entrySet()) {
				writeElement(writer, XmlText.name(String.valueOf(member.getKey())), member.getValue());
			}
		}
		else if (value instanceof Iterable<?> list) {
			for (Object element : list) {
				writeElement(writer, ELEMENT_OF_LIST, element);
			}
		}
		else if (value != null) {
			writer.writeCharacters(XmlText.characters(value.toString()));
		}
	}

}
