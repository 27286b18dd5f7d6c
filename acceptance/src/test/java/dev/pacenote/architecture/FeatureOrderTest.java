package dev.pacenote.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Features know only those before them, in the core and in adapters: a shared feature no later one
 * and no area, an area no other area and not the admin panel. What assembles them knows an area
 * only in the area's own package. And no source or template outside an area's own folders has the
 * area's words in it. What still looks the wrong way is listed by name, so that the list can only
 * get shorter.
 */
@Tag("server")
class FeatureOrderTest {

    private static final List<String> SHARED =
            List.of("platform", "identity", "notice", "delivery", "digest", "dailyrun", "admin");

    /** Stand-ins for an area's services, and measurements of it. */
    private static final Set<String> MAY_NAME_AREAS =
            Set.of("sandbox", "local-cloud", "benchmarks", "application-contracts");

    /** Lists of areas, and migrations, whose bytes stay. */
    private static final Pattern MAY_LIST_AREAS =
            Pattern.compile(".*/(META-INF/services|db/migration)/.*");

    /**
     * What has features, and the feature. The module of an area's services is the area. What jte
     * makes of templates is left to the rule that reads the templates.
     */
    private static final Pattern FEATURE =
            Pattern.compile(
                    "dev\\.pacenote\\.(?:architecture\\.planted\\.)?"
                            + "(domain|application(?!\\.contracts)|adapters\\.in\\.(?:http|scheduler)"
                            + "|adapters\\.out\\.(?:aws|dynamodb|email|files|memory|postgres|security)"
                            + "|adapters\\.out(?=\\.trackmania))\\.(?!html\\b|text\\b)(\\w+)(?:\\..*)?");

    /** What puts everything together; an area's part of it is a package of the area's name. */
    private static final Pattern ASSEMBLY =
            Pattern.compile(
                    "dev\\.pacenote\\.(?:architecture\\.planted\\.)?"
                            + "(assembly|server|lambda(?!\\.local))(?:\\.(\\w+))?(?:\\..*)?");

    private static final JavaClasses OURS =
            ProjectClasses.OURS.that(
                    resideInAnyPackage(
                            "dev.pacenote.domain..",
                            "dev.pacenote.application..",
                            "dev.pacenote.adapters..",
                            "dev.pacenote.assembly..",
                            "dev.pacenote.server..",
                            "dev.pacenote.lambda.."));

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("dev.pacenote.architecture.planted");

    @Test
    void features_know_only_those_before_them() {
        assertThat(wrongWay(OURS)).isEqualTo(new TreeSet<>(KnownArrows.WRONG));
    }

    @Test
    void every_feature_is_there_to_be_looked_at() {
        for (var module : List.of("domain", "application", "adapters.in.http")) {
            var expected = new HashSet<>(SHARED);
            expected.addAll(Areas.names());
            assertThat(
                            OURS.stream()
                                    .filter(type -> module(type).equals(Optional.of(module)))
                                    .map(FeatureOrderTest::feature)
                                    .flatMap(Optional::stream)
                                    .collect(Collectors.toSet()))
                    .as(module)
                    .isEqualTo(expected);
        }
    }

    @Test
    void no_adapter_has_a_feature_of_its_own() {
        assertThat(
                        OURS.stream()
                                .map(FeatureOrderTest::feature)
                                .flatMap(Optional::stream)
                                .filter(feature -> !SHARED.contains(feature))
                                .filter(feature -> !Areas.has(feature)))
                .isEmpty();
    }

    @Test
    void a_shared_feature_that_knows_a_later_one_or_an_area_is_found() {
        assertThat(wrongWay(PLANTED))
                .contains(
                        "domain identity.Postman -> notice.Talkative",
                        "domain notice.Talkative -> trackmania.Slow",
                        "adapters.in.http digest.GossipController -> trackmania.Slow",
                        "adapters.out.postgres admin.NosyStore -> trackmania.Slow");
    }

    @Test
    void what_assembles_knows_an_area_in_the_areas_own_package_only() {
        assertThat(knowsAnArea(OURS)).isEqualTo(new TreeSet<>(KnownArrows.ASSEMBLE_AN_AREA));
    }

    @Test
    void each_module_that_assembles_is_there_to_be_looked_at() {
        var packages = OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (var module : List.of("assembly", "server", "lambda")) {
            assertThat(packages).contains("dev.pacenote." + module);
            assertThat(Areas.names())
                    .as(module)
                    .anyMatch(area -> packages.contains("dev.pacenote." + module + "." + area));
        }
        assertThat(Areas.names())
                .allMatch(area -> packages.contains("dev.pacenote.assembly." + area));
    }

    @Test
    void something_shared_that_assembles_an_area_is_found_and_the_areas_own_part_is_not() {
        assertThat(knowsAnArea(PLANTED))
                .containsExactly(
                        "assembly.LongFactory -> trackmania.Slow",
                        "lambda.LongWorker -> trackmania.Slow",
                        "server.LongBackup -> trackmania.Shortcut");
    }

    @Test
    void no_shared_source_or_template_names_an_area() throws IOException {
        assertThat(namesAnArea(Path.of(".."), "**/src/main/{java,jte,resources}/**"))
                .isEqualTo(new TreeSet<>(KnownArrows.NAME_AN_AREA));
    }

    @Test
    void a_source_or_template_that_names_an_area_is_found() throws IOException {
        assertThat(
                        namesAnArea(
                                Path.of("src/test/java/dev/pacenote/architecture/planted"),
                                "**/adapters/**"))
                .anyMatch(path -> path.endsWith("gossip.jte"))
                .anyMatch(path -> path.endsWith("NosyStore.java"))
                .as("by a word of its own, where its name is not")
                .anyMatch(path -> path.endsWith("digest/SecretController.java"));
    }

    @Test
    void an_area_is_known_by_its_own_words_in_any_spelling() {
        for (var text :
                List.of(
                        "of Trackmania",
                        "tmxUserId",
                        "NADEO_LOGIN",
                        "num_mapper_alerts",
                        "MapperNews",
                        "driverNotification")) {
            assertThat(Areas.namedIn(text)).as(text).contains("trackmania");
        }
        assertThat(Areas.namedIn("ObjectMapper mapper, JDBC driver, notification")).isEmpty();
    }

    /** Files outside an area's own folders that have an area's name in them. */
    private static Set<String> namesAnArea(Path root, String which) throws IOException {
        var wanted = FileSystems.getDefault().getPathMatcher("glob:" + which);
        try (var files = Files.walk(root)) {
            var found = new TreeSet<String>();
            for (var file : files.filter(wanted::matches).filter(Files::isRegularFile).toList()) {
                var path = root.relativize(file);
                if (!Areas.own(path)
                        && !MAY_NAME_AREAS.contains(path.getName(0).toString())
                        && !MAY_LIST_AREAS.matcher(path.toString()).matches()
                        && Areas.namedIn(Files.readString(file)).isPresent()) {
                    found.add(path.toString());
                }
            }
            return found;
        }
    }

    /** Arrows from what assembles, outside an area's own package of it, into an area. */
    private static Set<String> knowsAnArea(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !type.getName().contains(".$"))
                .filter(type -> ASSEMBLY.matcher(type.getPackageName()).matches())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(
                        arrow ->
                                area(arrow.getTargetClass())
                                        .filter(to -> !isOf(arrow.getOriginClass(), to))
                                        .isPresent())
                .map(
                        arrow ->
                                ASSEMBLY.matcher(arrow.getOriginClass().getPackageName())
                                                .replaceAll("$1")
                                        + "."
                                        + outermost(arrow.getOriginClass())
                                        + " -> "
                                        + area(arrow.getTargetClass()).orElseThrow()
                                        + "."
                                        + outermost(arrow.getTargetClass()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOf(JavaClass type, String area) {
        return area(type).equals(Optional.of(area));
    }

    /** The area to which a class belongs, in whatever module. */
    private static Optional<String> area(JavaClass type) {
        var assembles = ASSEMBLY.matcher(type.getPackageName());
        return (assembles.matches() ? Optional.ofNullable(assembles.group(2)) : feature(type))
                .filter(Areas::has);
    }

    private static Set<String> wrongWay(JavaClasses classes) {
        return classes.stream()
                // The framework writes beside each class what it knows of it.
                .filter(type -> !type.getName().contains(".$"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(FeatureOrderTest::isWrong)
                .map(
                        arrow ->
                                module(arrow.getOriginClass()).orElseThrow()
                                        + " "
                                        + name(arrow.getOriginClass())
                                        + " -> "
                                        + name(arrow.getTargetClass()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWrong(Dependency arrow) {
        var from = feature(arrow.getOriginClass());
        var to = feature(arrow.getTargetClass());
        return from.isPresent() && to.isPresent() && isWrong(from.get(), to.get());
    }

    private static boolean isWrong(String from, String to) {
        if (from.equals(to)) {
            return false;
        }
        if (Areas.has(from)) {
            return Areas.has(to) || to.equals("admin");
        }
        return Areas.has(to) || SHARED.indexOf(to) > SHARED.indexOf(from);
    }

    private static Optional<String> feature(JavaClass type) {
        var matcher = FEATURE.matcher(type.getPackageName());
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    private static Optional<String> module(JavaClass type) {
        var matcher = FEATURE.matcher(type.getPackageName());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The feature and the outermost class. */
    private static String name(JavaClass type) {
        return feature(type).orElseThrow() + "." + outermost(type);
    }

    private static String outermost(JavaClass type) {
        var name = type.getName().replaceFirst("\\$.*", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
