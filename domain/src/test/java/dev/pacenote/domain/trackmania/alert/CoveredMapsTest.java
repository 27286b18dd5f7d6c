package dev.pacenote.domain.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.CoveredMap;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.Place;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which maps an alert covers, and which of their events may be news. */
class CoveredMapsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AlertId ID = new AlertId(1);
    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");
    private static final MapUid STRANGER = new MapUid("stranger");

    private static CoveredMaps maps(MapUid... listed) {
        return CoveredMaps.none(ID).replaceWith(List.of(listed), 0);
    }

    private static CoveredMaps gone(CoveredMaps maps, MapUid which) {
        var next = new HashMap<>(maps.maps());
        next.computeIfPresent(
                which,
                (_, map) ->
                        new CoveredMap(
                                map.place(), map.muted(), Optional.of(NOON), map.lookedAtIn()));
        return new CoveredMaps(ID, next, maps.version());
    }

    private static MapperAlert alert(long watermark) {
        return new NewMapperAlert(
                        new AccountId(1), RecordFilter.TOP5, Optional.empty(), NOON, watermark)
                .withId(ID);
    }

    private static RecordEvent.Numbered event(MapUid map, long number) {
        return event(map, number, 1, NOON);
    }

    private static RecordEvent.Numbered event(MapUid map, long number, int place, Instant driven) {
        return new RecordEvent.Numbered(
                number,
                new RecordEvent(
                        new RecordKey(map, new PlayerId(new UUID(0, number)), 40_000),
                        new Score.Visible(40_000),
                        place,
                        "",
                        Optional.of(driven),
                        NOON,
                        false));
    }

    @Test
    void the_covered_maps_are_exactly_the_last_list_each_counted_once() {
        var maps = maps(ONE, ONE);
        assertThat(maps.count()).isEqualTo(1);

        var other = maps.replaceWith(List.of(TWO), 3);

        assertThat(other.covered()).containsExactly(TWO);
        assertThat(other.listed()).containsExactly(TWO);
        assertThat(other.replaceWith(List.of(TWO), 9)).isEqualTo(other);
    }

    @Test
    void a_map_that_joins_is_considered_from_its_first_event_on_until_a_section() {
        var joined = maps(ONE);
        assertThat(joined.mayConcern(alert(5), event(ONE, 1))).isTrue();

        var followed = joined.markProcessed();

        assertThat(followed.mayConcern(alert(5), event(ONE, 5))).isFalse();
        assertThat(followed.mayConcern(alert(5), event(ONE, 6))).isTrue();
    }

    @Test
    void a_map_that_comes_back_is_considered_from_where_it_left() {
        var away = maps(ONE, TWO).markProcessed().replaceWith(List.of(TWO), 5);
        assertThat(away.mayConcern(alert(5), event(ONE, 6))).as("while away").isFalse();

        var back = away.markProcessed().replaceWith(List.of(ONE, TWO), 9);

        assertThat(back.mayConcern(alert(9), event(ONE, 5))).isFalse();
        assertThat(back.mayConcern(alert(9), event(ONE, 6))).isTrue();
        assertThat(back.mayConcern(alert(9), event(TWO, 6))).isFalse();
    }

    @Test
    void a_map_that_leaves_before_a_section_comes_back_as_it_left() {
        var back = maps(ONE).replaceWith(List.of(), 5).replaceWith(List.of(ONE), 6);

        assertThat(back.maps()).containsEntry(ONE, CoveredMap.unknown(joined(), false));
        assertThat(back.mayConcern(alert(6), event(ONE, 1))).isTrue();
    }

    private static Place joined() {
        return new Place.Joined(0);
    }

    @Test
    void an_event_must_be_on_a_listed_map_within_the_filter_and_no_older_than_the_alert() {
        var maps = maps(ONE);
        assertThat(maps.mayConcern(alert(0), event(STRANGER, 1))).isFalse();
        assertThat(maps.mayConcern(alert(0), event(ONE, 1, 5, NOON))).isTrue();
        assertThat(maps.mayConcern(alert(0), event(ONE, 1, 6, NOON))).isFalse();
        assertThat(maps.mayConcern(alert(0), event(ONE, 1, 1, NOON.minusSeconds(1)))).isFalse();
    }

    @Test
    void muting_is_kept_while_a_map_is_not_listed_and_touches_listed_maps_only() {
        var maps = maps(ONE, TWO).mute(List.of(ONE, STRANGER));
        assertThat(maps.muted()).containsExactly(ONE);
        assertThat(maps.maps()).doesNotContainKey(STRANGER);

        var away = maps.replaceWith(List.of(TWO), 1);
        assertThat(away.muted()).isEmpty();
        assertThat(away.unmute(List.of(ONE)).replaceWith(List.of(ONE, TWO), 1).muted())
                .as("nobody hears of a map that is not listed")
                .containsExactly(ONE);
        assertThat(maps.unmute(List.of(ONE)).muted()).isEmpty();
    }

    @Test
    void a_map_that_is_gone_is_listed_but_not_covered() {
        var maps = gone(maps(ONE, TWO).mute(List.of(ONE)), ONE);

        assertThat(maps.covered()).containsExactly(TWO);
        assertThat(maps.count()).isEqualTo(1);
        assertThat(maps.listed()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(maps.muted()).isEmpty();
        assertThat(maps.isMuted(ONE)).isTrue();
        assertThat(maps.firstNotCovered(List.of(TWO, ONE))).contains(ONE);
        assertThat(maps.firstNotCovered(List.of(TWO))).isEmpty();
    }

    @Test
    void a_map_that_went_since_the_last_section_is_told_unless_muted_or_not_listed() {
        var maps = gone(maps(ONE, TWO), ONE);

        assertThat(maps.goneSince(NOON)).isEqualTo(Map.of(ONE, NOON));
        assertThat(maps.goneSince(NOON.plusSeconds(1))).isEmpty();
        assertThat(maps.mute(Set.of(ONE)).goneSince(NOON)).isEmpty();
        assertThat(maps.replaceWith(List.of(TWO), 1).goneSince(NOON)).isEmpty();
    }

    @Test
    void coverage_counts_covered_maps_that_another_pass_or_none_looked_at_last() {
        var pass = new UUID(1, 1);
        var seen = at(Optional.empty(), Optional.of(pass));
        var before = at(Optional.empty(), Optional.of(new UUID(1, 2)));
        var never = at(Optional.empty(), Optional.empty());
        var gone = at(Optional.of(NOON), Optional.of(pass));
        var left = CoveredMap.unknown(new Place.Left(0), false);
        var maps =
                new CoveredMaps(
                        new AlertId(1),
                        Map.of(
                                uid(1), seen, uid(2), before, uid(3), never, uid(4), gone, uid(5),
                                left),
                        0);

        assertThat(maps.coverage(pass, NOON)).isEqualTo(new Coverage(3, 2, NOON));
    }

    private static CoveredMap at(Optional<Instant> gone, Optional<UUID> pass) {
        return new CoveredMap(new Place.Followed(), false, gone, pass);
    }

    private static MapUid uid(int number) {
        return new MapUid("map" + number);
    }
}
