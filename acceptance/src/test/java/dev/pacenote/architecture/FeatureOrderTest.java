package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Features know only those before them, in the core and in adapters: a shared feature no later one
 * and no area, an area no other area and not the admin panel; and no source or template of a shared
 * feature has an area's name in it. What still looks the wrong way is listed by name, so that the
 * list can only get shorter.
 */
@Tag("server")
class FeatureOrderTest {

    private static final List<String> SHARED =
            List.of("platform", "identity", "notice", "delivery", "digest", "dailyrun", "admin");
    private static final Set<String> AREAS = Set.of("trackmania", "messages");

    /**
     * An area's name as text has it; one that is a plain word counts as a package or a constant.
     */
    private static final Pattern NAMED =
            Pattern.compile("trackmania|pacenote(?:\\.\\w+)*\\.messages\\b|\"/?messages[/\"]");

    /** Stand-ins for an area's services, and measurements of it. */
    private static final Set<String> MAY_NAME_AREAS =
            Set.of("sandbox", "local-cloud", "benchmarks", "application-contracts");

    /**
     * What has features, and the feature. The module of an area's services is the area. What jte
     * makes of templates is left to the rule that reads the templates.
     */
    private static final Pattern FEATURE =
            Pattern.compile(
                    "dev\\.pacenote\\.(?:architecture\\.planted\\.)?"
                            + "(domain|application(?!\\.contracts)|adapters\\.in\\.(?:http|scheduler)"
                            + "|adapters\\.out\\.(?:aws|dynamodb|email|memory|postgres|security)"
                            + "|adapters\\.out(?=\\.trackmania))\\.(?!html\\b|text\\b)(\\w+)(?:\\..*)?");

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // Tests of a module that other modules use come in an archive of their own.
                    .withImportOption(place -> !place.contains("-tests.jar"))
                    .withImportOption(place -> !place.contains("/application/contracts/"))
                    .importPackages(
                            "dev.pacenote.domain",
                            "dev.pacenote.application",
                            "dev.pacenote.adapters");
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
            expected.addAll(AREAS);
            if (module.equals("adapters.in.http")) {
                expected.remove("delivery");
            }
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
                                .filter(feature -> !AREAS.contains(feature)))
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
    void no_shared_source_or_template_names_an_area() throws IOException {
        assertThat(namesAnArea(Path.of(".."), "**/src/main/{java,jte}/**"))
                .isEqualTo(new TreeSet<>(KnownArrows.NAME_AN_AREA));
    }

    @Test
    void a_source_or_template_that_names_an_area_is_found() throws IOException {
        assertThat(
                        namesAnArea(
                                Path.of("src/test/java/dev/pacenote/architecture/planted"),
                                "**/adapters/**"))
                .anyMatch(path -> path.endsWith("gossip.jte"))
                .anyMatch(path -> path.endsWith("NosyStore.java"));
    }

    /** Files outside an area's own folders that have an area's name in them. */
    private static Set<String> namesAnArea(Path root, String which) throws IOException {
        var wanted = FileSystems.getDefault().getPathMatcher("glob:" + which);
        try (var files = Files.walk(root)) {
            var found = new TreeSet<String>();
            for (var file : files.filter(wanted::matches).filter(Files::isRegularFile).toList()) {
                var path = root.relativize(file);
                if (!isOfAnArea(path) && !MAY_NAME_AREAS.contains(path.getName(0).toString())) {
                    var text = Files.readString(file).toLowerCase(Locale.ROOT);
                    if (NAMED.matcher(text).find()) {
                        found.add(path.toString());
                    }
                }
            }
            return found;
        }
    }

    private static boolean isOfAnArea(Path path) {
        return AREAS.stream()
                .anyMatch(
                        area ->
                                path.getName(0).toString().endsWith("-" + area)
                                        || path.toString().contains("/" + area + "/"));
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
        if (AREAS.contains(from)) {
            return AREAS.contains(to) || to.equals("admin");
        }
        return AREAS.contains(to) || SHARED.indexOf(to) > SHARED.indexOf(from);
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
        var outermost = type.getName().replaceFirst("\\$.*", "");
        return feature(type).orElseThrow()
                + "."
                + outermost.substring(outermost.lastIndexOf('.') + 1);
    }
}
