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

package dev.faultline.rules.jackson2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.util.NameTransformer;
import dev.faultline.rules.json.MappedPropertyPointers;

/**
 * {@link MappedPropertyPointers} by the names that the application's {@link ObjectMapper}
 * reads: naming strategies, {@code @JsonProperty}, {@code @JsonUnwrapped} and mix-ins.
 *
 * @since 0.1.0
 */
public class Jackson2PropertyPointers extends MappedPropertyPointers {

	private final ObjectMapper mapper;

	/**
	 * Create the pointers.
	 * @param mapper the mapper that reads the documents
	 */
	public Jackson2PropertyPointers(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	protected Map<String, Property> propertiesOf(Class<?> type) {
		DeserializationConfig config = this.mapper.getDeserializationConfig();
		BeanDescription description = config.introspect(this.mapper.constructType(type));
		List<BeanPropertyDefinition> definitions = description.findProperties();
		Map<String, Property> properties = new HashMap<>();
		for (BeanPropertyDefinition definition : definitions) {
			AnnotatedMember annotated = definition.getPrimaryMember();
			NameTransformer unwrapped = (annotated != null)
					? config.getAnnotationIntrospector().findUnwrappingNameTransformer(annotated) : null;
			AnnotatedMember accessor = definition.getAccessor();
			properties.put(definition.getInternalName(),
					new Property(definition.getName(), (unwrapped != null) ? unwrapped::transform : null,
							(accessor != null) ? (bean) -> read(accessor, bean) : null));
		}
		return properties;
	}

	private static Object read(AnnotatedMember accessor, Object bean) {
		accessor.fixAccess(true);
		return accessor.getValue(bean);
	}

}
