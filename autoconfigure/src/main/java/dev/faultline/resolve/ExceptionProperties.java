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

package dev.faultline.resolve;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.faultline.ProblemMember;
import dev.faultline.StandardMembers;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The properties of an exception class that a problem document may show: getters,
 * record-style accessors and fields. What every throwable has, its message above all, is
 * none of them.
 *
 * @since 0.1.0
 */
public final class ExceptionProperties {

	private static final Log logger = LogFactory.getLog(ExceptionProperties.class);

	private static final Set<String> NEVER = Set.of("message", "localizedMessage", "cause", "stackTrace", "suppressed",
			"class", "rootCause", "mostSpecificCause", "hashCode", "toString", "clone", "finalize", "notify",
			"notifyAll", "wait", "fillInStackTrace", "printStackTrace");

	private static final ClassValue<ExceptionProperties> CACHE = new ClassValue<>() {

		@Override
		protected ExceptionProperties computeValue(Class<?> type) {
			return new ExceptionProperties(type);
		}

	};

	private final Map<String, Member> properties = new LinkedHashMap<>();

	private final Map<String, Member> members = new LinkedHashMap<>();

	private ExceptionProperties(Class<?> type) {
		for (Class<?> current = type; isExceptionOfSomebody(current); current = current.getSuperclass()) {
			for (Method method : current.getDeclaredMethods()) {
				collect(method);
			}
			for (Field field : current.getDeclaredFields()) {
				collect(field);
			}
		}
	}

	private static boolean isExceptionOfSomebody(@Nullable Class<?> type) {
		return type != null && type != Throwable.class && type != Object.class;
	}

	/**
	 * Return the properties of an exception class.
	 * @param type the class
	 * @return its properties
	 */
	public static ExceptionProperties of(Class<?> type) {
		return CACHE.get(type);
	}

	private void collect(Method method) {
		boolean accessor = method.getParameterCount() == 0 && method.getReturnType() != void.class
				&& !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic();
		boolean open = Modifier.isPublic(method.getModifiers()) || method.isAnnotationPresent(ProblemMember.class);
		if (accessor && open) {
			add(propertyName(method.getName()), method, method.getAnnotation(ProblemMember.class));
			this.properties.putIfAbsent(method.getName(), method);
		}
	}

	private void collect(Field field) {
		if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
			add(field.getName(), field, field.getAnnotation(ProblemMember.class));
		}
	}

	private void add(String name, Member member, @Nullable ProblemMember annotation) {
		this.properties.putIfAbsent(name, member);
		if (annotation == null) {
			return;
		}
		String shown = StringUtils.hasText(annotation.value()) ? annotation.value() : name;
		if (StandardMembers.contain(shown)) {
			logger.warn("Left out the member '" + shown + "' of " + member + ". " + StandardMembers.TAKEN);
			return;
		}
		this.members.putIfAbsent(shown, member);
	}

	private static String propertyName(String methodName) {
		for (String prefix : new String[] { "get", "is" }) {
			if (methodName.length() > prefix.length() && methodName.startsWith(prefix)
					&& Character.isUpperCase(methodName.charAt(prefix.length()))) {
				return StringUtils.uncapitalizeAsProperty(methodName.substring(prefix.length()));
			}
		}
		return methodName;
	}

	/**
	 * Return whether there is a property of that name that may be shown.
	 * @param name the name
	 * @return whether it exists
	 */
	public boolean has(String name) {
		return !NEVER.contains(name) && !NEVER.contains(propertyName(name)) && this.properties.containsKey(name);
	}

	/**
	 * Return the class of a property.
	 * @param name the name
	 * @return the class, or {@code null} if there is no such property
	 */
	public @Nullable Class<?> typeOf(String name) {
		Member member = has(name) ? this.properties.get(name) : null;
		return (member != null) ? typeOf(member) : null;
	}

	/**
	 * Return what {@link ProblemMember @ProblemMember} marks.
	 * @return the classes by member name
	 */
	public Map<String, Class<?>> members() {
		Map<String, Class<?>> types = new LinkedHashMap<>();
		this.members.forEach((name, member) -> types.put(name, typeOf(member)));
		return types;
	}

	/**
	 * Return what may be read by reflection.
	 * @return the getters, accessors and fields
	 */
	public Set<Member> readable() {
		Set<Member> readable = new LinkedHashSet<>(this.members.values());
		this.properties.forEach((name, member) -> {
			if (has(name)) {
				readable.add(member);
			}
		});
		return readable;
	}

	private static Class<?> typeOf(Member member) {
		return (member instanceof Method method) ? method.getReturnType() : ((Field) member).getType();
	}

	/**
	 * Read a property.
	 * @param failure the exception
	 * @param name the name of the property
	 * @return the value, or {@code null} if there is none or it cannot be read
	 */
	public @Nullable Object read(Throwable failure, String name) {
		Member member = has(name) ? this.properties.get(name) : null;
		return (member != null) ? read(failure, member) : null;
	}

	/**
	 * Read what {@link ProblemMember @ProblemMember} marks.
	 * @param failure the exception
	 * @return the values by member name, without those that are {@code null}
	 */
	public Map<String, Object> readMembers(Throwable failure) {
		if (this.members.isEmpty()) {
			return Map.of();
		}
		Map<String, Object> values = new LinkedHashMap<>();
		this.members.forEach((name, member) -> {
			Object value = read(failure, member);
			if (value != null) {
				values.put(name, value);
			}
		});
		return values;
	}

	private @Nullable Object read(Throwable failure, Member member) {
		try {
			if (!((AccessibleObject) member).trySetAccessible()) {
				return null;
			}
			return (member instanceof Method method) ? method.invoke(failure) : ((Field) member).get(failure);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.warn("Left out '" + member.getName() + "' of " + failure.getClass().getName()
					+ ", which could not be read", ex);
			return null;
		}
	}

}
