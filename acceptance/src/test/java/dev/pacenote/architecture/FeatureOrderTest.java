package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
 * Features of the core know only those before them: a shared feature no later one and no area, an
 * area no other area and not the admin panel. What still looks the wrong way is listed by name, so
 * that the list can only get shorter.
 */
@Tag("server")
class FeatureOrderTest {

    private static final List<String> SHARED =
            List.of("platform", "identity", "notice", "delivery", "digest", "dailyrun", "admin");
    private static final Set<String> AREAS = Set.of("trackmania");

    /** The daily mail of one area, from which the shared features are still being cut out. */
    private static final Set<String> KNOWN =
            Set.of(
                    "admin.ShowStats -> trackmania.WatchedMaps",
                    "admin.UserDirectory -> trackmania.MapperAlert",
                    "platform.PurgeExpired -> notice.Topic",
                    "platform.RetentionStore -> notice.Topic",
                    "trackmania.PinCheckMode -> admin.AuditEntry",
                    "trackmania.PinCheckMode -> admin.AuditLog");

    private static final Pattern FEATURE =
            Pattern.compile(
                    "dev\\.pacenote\\.(?:.*\\.)?(?:domain|application)\\.(?!contracts)(\\w+).*");

    private final JavaClasses ours =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(place -> !place.contains("/application/contracts/"))
                    .importPackages("dev.pacenote.domain", "dev.pacenote.application");
    private final JavaClasses planted =
            new ClassFileImporter().importPackages("dev.pacenote.architecture.planted");

    @Test
    void features_know_only_those_before_them() {
        assertThat(wrongWay(ours)).isEqualTo(new TreeSet<>(KNOWN));
    }

    @Test
    void every_feature_is_there_to_be_looked_at() {
        var expected = new HashSet<>(SHARED);
        expected.addAll(AREAS);
        assertThat(
                        ours.stream()
                                .map(FeatureOrderTest::feature)
                                .flatMap(Optional::stream)
                                .collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    @Test
    void a_shared_feature_that_knows_a_later_one_or_an_area_is_found() {
        assertThat(wrongWay(planted))
                .contains(
                        "identity.Postman -> notice.Talkative",
                        "notice.Talkative -> trackmania.Slow");
    }

    private static Set<String> wrongWay(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(FeatureOrderTest::isWrong)
                .map(arrow -> name(arrow.getOriginClass()) + " -> " + name(arrow.getTargetClass()))
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
