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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rooms of the house, the doors between them, and the fences around optional
 * libraries. This is the single place where a new room is declared.
 */
class ArchitectureTests {

	private static final String BASE = "dev.faultline";

	private static final String HALL = "";

	private static final String WIRING = "autoconfigure";

	/** Room to the rooms that it may import, besides itself. */
	private static final Map<String, Set<String>> DOORS = new TreeMap<>(Map.ofEntries(
			// the contracts and the walk
			Map.entry(HALL, Set.of()),
			// step 1
			Map.entry("resolve", Set.of(HALL)), Map.entry("rules", Set.of(HALL)), Map.entry("rules.jdk", Set.of(HALL)),
			Map.entry("rules.web", Set.of(HALL)), Map.entry("rules.webmvc", Set.of(HALL, "rules.web")),
			Map.entry("rules.webflux", Set.of(HALL, "rules.web")), Map.entry("rules.validation", Set.of(HALL)),
			Map.entry("rules.json", Set.of(HALL)), Map.entry("rules.jackson", Set.of(HALL, "rules.json")),
			Map.entry("rules.jackson2", Set.of(HALL, "rules.json")), Map.entry("rules.security", Set.of(HALL)),
			Map.entry("rules.upstream", Set.of(HALL)),
			Map.entry("rules.upstream.reactive", Set.of(HALL, "rules.upstream")),
			Map.entry("rules.upstream.feign", Set.of(HALL, "rules.upstream")),
			Map.entry("rules.resilience", Set.of(HALL)), Map.entry("rules.data", Set.of(HALL)),
			// steps 2, 3 and 4
			Map.entry("customize", Set.of(HALL)), Map.entry("customize.tracing", Set.of(HALL)),
			Map.entry("report", Set.of(HALL)), Map.entry("report.observation", Set.of(HALL)),
			Map.entry("report.tracing", Set.of(HALL)), Map.entry("render", Set.of(HALL)),
			// adapters
			Map.entry("servlet", Set.of(HALL, "render")),
			Map.entry("servlet.security", Set.of(HALL, "render", "servlet")),
			Map.entry("servlet.tomcat", Set.of(HALL, "render", "servlet")),
			Map.entry("servlet.jetty", Set.of(HALL, "render", "servlet")),
			Map.entry("servlet.observation", Set.of(HALL, "servlet")),
			Map.entry("servlet.pages", Set.of(HALL, "render", "servlet", "pages")),
			Map.entry("reactive", Set.of(HALL, "render")), Map.entry("reactive.observation", Set.of(HALL, "reactive")),
			Map.entry("reactive.pages", Set.of(HALL, "render", "reactive", "pages")),
			Map.entry("reactive.security", Set.of(HALL, "render", "reactive")),
			Map.entry("reactive.netty", Set.of(HALL, "render", "reactive")),
			// windows
			Map.entry("openapi", Set.of(HALL)), Map.entry("pages", Set.of(HALL, "render")),
			Map.entry("pages.actuator", Set.of(HALL, "render", "pages"))));

	/** Packages of an optional library to the rooms that may touch it. */
	private static final Map<String, Set<String>> FENCES = Map.ofEntries(
			Map.entry("jakarta.servlet", Set.of("servlet", "rules.webmvc")),
			Map.entry("org.springframework.web.servlet", Set.of("servlet", "rules.webmvc")),
			Map.entry("org.springframework.boot.webmvc", Set.of("servlet")),
			Map.entry("org.springframework.security",
					Set.of("rules.security", "servlet.security", "reactive.security")),
			Map.entry("tools.jackson", Set.of("rules.jackson", "render")),
			Map.entry("com.fasterxml.jackson", Set.of("rules.jackson2", "render")),
			Map.entry("jakarta.validation", Set.of("rules.validation")),
			Map.entry("org.apache.(catalina|tomcat|coyote)|org.springframework.boot.tomcat", Set.of("servlet.tomcat")),
			Map.entry("org.eclipse.jetty|org.springframework.boot.jetty", Set.of("servlet.jetty")),
			Map.entry(
					"org.springframework.(dao|jdbc|orm|transaction|data)|jakarta.persistence|org.hibernate|org.postgresql|io.r2dbc|java.sql|javax.sql",
					Set.of("rules.data")),
			Map.entry("org.springframework.boot.actuate", Set.of("pages.actuator")),
			Map.entry("org.springdoc|io.swagger", Set.of("openapi")),
			Map.entry("reactor|org.springframework.web.reactive|org.springframework.boot.webflux",
					Set.of("rules.upstream.reactive", "rules.webflux", "reactive")),
			Map.entry("feign", Set.of("rules.upstream.feign")),
			Map.entry("io.github.resilience4j", Set.of("rules.resilience")), Map.entry("org.slf4j", Set.of("report")),
			Map.entry("io.micrometer.(core|observation)|org.springframework.http.server.observation",
					Set.of("report.observation", "report.tracing", "servlet.observation", "reactive.observation")),
			Map.entry("io.micrometer.tracing", Set.of("customize.tracing", "report.tracing")),
			Map.entry("io.netty|reactor.netty|org.springframework.boot.reactor.netty", Set.of("reactive.netty")),
			Map.entry("io.github.bucket4j", Set.of()));

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(BASE);

	@Test
	void roomsUseOnlyTheirDoors() {
		for (String room : rooms()) {
			if (isWiring(room)) {
				continue;
			}
			assertThat(DOORS).as("declare room '%s' and its doors", room).containsKey(room);
			Set<String> open = DOORS.get(room);
			ArchRuleDefinition.noClasses()
				.that()
				.resideInAPackage(packageOf(room))
				.should()
				.dependOnClassesThat(DescribedPredicate.describe("are in a room without a door to '" + room + "'",
						(type) -> isOurs(type) && !roomOf(type).equals(room) && !open.contains(roomOf(type))))
				.because("a step knows the hall, not its neighbours")
				.check(CLASSES);
		}
	}

	@Test
	void everyDeclaredRoomExists() {
		assertThat(rooms()).containsAll(DOORS.keySet());
	}

	@Test
	void packagesAreFreeOfTangles() {
		SlicesRuleDefinition.slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void optionalLibrariesStayBehindTheirFence() {
		FENCES.forEach((library, inside) -> {
			DescribedPredicate<JavaClass> ofLibrary = DescribedPredicate.describe("are of " + library,
					(type) -> type.getPackageName().matches("(" + library.replace(".", "\\.") + ")(\\..*)?"));
			ArchRuleDefinition.noClasses()
				.that(DescribedPredicate.describe("are outside of " + inside,
						(type) -> !isWiring(roomOf(type)) && inside.stream().noneMatch((room) -> isIn(type, room))))
				.should()
				.dependOnClassesThat(ofLibrary)
				.check(CLASSES);
		});
	}

	@Test
	void onlyOneClassOfTheRendererKnowsEachJackson() {
		Map.of("tools.jackson", "JacksonMemberConverter", "com.fasterxml.jackson", "Jackson2MemberConverter")
			.forEach((library, converter) -> ArchRuleDefinition.noClasses()
				.that()
				.resideInAPackage(packageOf("render"))
				.and()
				.doNotHaveSimpleName(converter)
				.should()
				.dependOnClassesThat()
				.resideInAPackage(library + "..")
				.check(CLASSES));
	}

	@Test
	void exceptionsThatAreServletExceptionsStayBehindTheServletFence() {
		ArchRuleDefinition.noClasses()
			.that(DescribedPredicate.describe("need no servlet API",
					(type) -> !isWiring(roomOf(type)) && !isIn(type, "servlet") && !isIn(type, "rules.webmvc")))
			.should()
			.dependOnClassesThat()
			.areAssignableTo("jakarta.servlet.ServletException")
			.check(CLASSES);
	}

	@Test
	void eachAutoConfigurationOfRulesKnowsOneOptionalLibrary() {
		for (JavaClass type : CLASSES) {
			if (roomOf(type).equals("autoconfigure.rules")) {
				Set<String> touched = new TreeSet<>();
				for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
					FENCES.forEach((library, inside) -> {
						if (dependency.getTargetClass()
							.getPackageName()
							.matches("(" + library.replace(".", "\\.") + ")(\\..*)?")) {
							touched.add(inside.toString());
						}
					});
				}
				touched.remove(FENCES.get("jakarta.servlet").toString());
				assertThat(touched).as(type.getName()).hasSizeLessThan(2);
			}
		}
	}

	@Test
	void nothingImportsTheWiring() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(BASE + "." + WIRING + "..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(BASE + "." + WIRING + "..")
			.check(CLASSES);
	}

	@Test
	void propertiesAreKnownToTheWiringOnly() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(ConfigurationProperties.class)
			.should()
			.resideInAPackage(BASE + "." + WIRING + "..")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsArePublicFinalAndListed() {
		List<String> listed = ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith(BASE))
			.toList();
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.bePublic()
			.andShould()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.check(CLASSES);
		List<String> annotated = CLASSES.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getName)
			.toList();
		assertThat(listed).containsExactlyInAnyOrderElementsOf(annotated);
	}

	/**
	 * What neither stack needs in a slice: doors that no slice has, documents of the
	 * whole application, and gateways.
	 */
	@Test
	void slicesHaveWhatTheirStackHas() {
		List<String> all = imported("org.springframework.boot.autoconfigure.AutoConfiguration");
		List<String> whole = all.stream()
			.filter((name) -> name.matches(".*((Container|OpenApi|Endpoint)|Gateway.*)AutoConfiguration"))
			.toList();
		assertThat(imported("org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc"))
			.containsExactlyInAnyOrderElementsOf(without(all, whole, ".*(\\.reactive\\.|WebFlux).*"));
		assertThat(imported("org.springframework.boot.webflux.test.autoconfigure.AutoConfigureWebFlux"))
			.containsExactlyInAnyOrderElementsOf(without(all, whole, ".*(\\.servlet\\.|WebMvc).*"));
	}

	private static List<String> without(List<String> all, List<String> whole, String otherStack) {
		return all.stream().filter((name) -> !whole.contains(name) && !name.matches(otherStack)).toList();
	}

	private List<String> imported(String file) {
		try (Stream<String> lines = Files.lines(Path.of("src/main/resources/META-INF/spring", file + ".imports"))) {
			return lines.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void namesInAutoConfigurationOrderExist() {
		for (JavaClass type : CLASSES) {
			if (type.isAnnotatedWith(AutoConfiguration.class)) {
				AutoConfiguration annotation = type.getAnnotationOfType(AutoConfiguration.class);
				Stream.concat(Arrays.stream(annotation.beforeName()), Arrays.stream(annotation.afterName()))
					.forEach((name) -> assertThat(ClassUtils.isPresent(name, null)).as("%s of %s", name, type.getName())
						.isTrue());
			}
		}
	}

	@Test
	void beanMethodsArePackagePrivateAndFew() {
		for (JavaClass type : CLASSES) {
			if (type.isAnnotatedWith(AutoConfiguration.class)) {
				List<JavaMethod> beans = type.getMethods()
					.stream()
					.filter((method) -> method.isAnnotatedWith("org.springframework.context.annotation.Bean"))
					.toList();
				assertThat(beans).as(type.getName()).hasSizeLessThanOrEqualTo(5);
				assertThat(beans).as(type.getName())
					.noneMatch((method) -> method.getModifiers().contains(JavaModifier.PUBLIC));
			}
		}
	}

	@Test
	void everyPackageIsNullMarked() throws Exception {
		for (String room : rooms()) {
			String name = room.isEmpty() ? BASE : BASE + "." + room;
			assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class)).as(name).isTrue();
		}
	}

	@Test
	void noSourceFileIsLongerThan300Lines() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
			}
		}
	}

	private static Set<String> rooms() {
		Set<String> rooms = new TreeSet<>();
		CLASSES.forEach((type) -> rooms.add(roomOf(type)));
		return rooms;
	}

	private static String roomOf(JavaClass type) {
		String name = type.getPackageName();
		return name.equals(BASE) ? HALL : name.substring(Math.min(BASE.length() + 1, name.length()));
	}

	private static boolean isOurs(JavaClass type) {
		return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
	}

	private static boolean isWiring(String room) {
		return room.equals(WIRING) || room.startsWith(WIRING + ".");
	}

	private static boolean isIn(JavaClass type, String room) {
		return roomOf(type).equals(room) || roomOf(type).startsWith(room + ".");
	}

	private static String packageOf(String room) {
		return room.isEmpty() ? BASE : BASE + "." + room;
	}

}
