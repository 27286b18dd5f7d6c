package dev.pacenote.application.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.VersionCondition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartsExportTest {

    private final PartsWorld world = new PartsWorld();
    private final PartsExport export = new PartsExport(world.parts, world.movements);

    private static List<String> deltas(Map<String, Object> row) {
        return ((Stream<?>) Objects.requireNonNull(row.get("movements")))
                .map(it -> String.valueOf(((Map<?, ?>) it).get("delta")))
                .toList();
    }

    @Test
    void all_parts_of_the_person_with_their_ledgers_and_of_nobody_else() {
        var pads = world.part("pads", 6, 5);
        world.subtract(pads, 1);
        var bulb = world.part("bulb", 2, 0);
        world.manageParts(CrashPoint.whole()).archive(bulb, VersionCondition.ANY);

        try (var rows = export.of(world.workshop)) {
            var all = rows.toList();
            assertThat(all).extracting(row -> row.get("partId")).containsExactly("bulb", "pads");
            assertThat(all).extracting(row -> row.get("archived")).containsExactly(true, false);
            assertThat(deltas(all.getLast())).containsExactly("6", "-1");
            assertThat(all.getLast()).containsKey("reorderTask");
            assertThat(all.getFirst()).doesNotContainKey("reorderTask");
        }
        try (var rows = export.of(Samples.account(world.accounts).id())) {
            assertThat(rows).isEmpty();
        }
    }

    @Test
    void more_parts_than_are_read_at_once() {
        for (int i = 0; i < 501; i++) {
            world.part("p" + i, 1, 0);
        }
        try (var rows = export.of(world.workshop)) {
            assertThat(rows.map(row -> row.get("partId")).distinct()).hasSize(501);
        }
    }
}
