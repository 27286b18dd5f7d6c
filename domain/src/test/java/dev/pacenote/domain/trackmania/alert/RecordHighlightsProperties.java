package dev.pacenote.domain.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.trackmania.alert.RecordHighlights.Limits;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RecordHighlightsProperties {

    record News(MapUid map, int position) {}

    @Provide
    Arbitrary<List<News>> news() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6).map(m -> new MapUid("m" + m)),
                        Arbitraries.integers().between(1, 9))
                .as(News::new)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void nothing_is_lost_and_no_world_record_is_hidden(
            @ForAll("news") List<News> all,
            @ForAll @IntRange(min = 1, max = 4) int perMap,
            @ForAll @IntRange(min = 1, max = 4) int maps) {
        var digest = RecordHighlights.of(all, News::map, News::position, new Limits(perMap, maps));

        int shown = digest.shown().stream().mapToInt(part -> part.shown().size()).sum();
        int more = digest.shown().stream().mapToInt(RecordHighlights.MapPart::more).sum();
        assertThat(shown + more + digest.recordsOnMoreMaps()).isEqualTo(all.size());
        assertThat(digest.maps()).isEqualTo(all.stream().map(News::map).distinct().count());
        long worldRecords = all.stream().filter(n -> n.position() == 1).count();
        assertThat(
                        digest.shown().stream()
                                .flatMap(part -> part.shown().stream())
                                .filter(n -> n.position() == 1))
                .hasSize((int) worldRecords);
        for (var part : digest.shown()) {
            assertThat(part.shown()).isSortedAccordingTo(Comparator.comparingInt(News::position));
        }
    }
}
