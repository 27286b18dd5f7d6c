package dev.pacenote.domain.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MapperAlertTest {

    private static final Instant CREATED = Instant.parse("2026-11-20T12:00:00.700Z");

    private static MapperAlert alert(RecordFilter filter, Optional<CheckMode> mode, int maps) {
        return new NewMapperAlert(new AccountId(1), filter, mode, CREATED, 0)
                .withId(new AlertId(1))
                .cover(Optional.empty(), maps(maps));
    }

    private static CoveredMaps maps(int count) {
        return CoveredMaps.none(new AlertId(1))
                .replaceWith(
                        IntStream.range(0, count).mapToObj(n -> new MapUid("map" + n)).toList(), 0);
    }

    private static MapperAlert alert() {
        return alert(RecordFilter.TOP5, Optional.empty(), 1);
    }

    private static MapperAlert processed(MapperAlert alert, long upTo, Instant at) {
        return alert.markProcessed(upTo, UUID.randomUUID(), at, Optional.empty(), maps(1));
    }

    private static RecordEvent event(int position, Optional<Instant> at, boolean base) {
        return new RecordEvent(
                new RecordKey(new MapUid("m"), new PlayerId(UUID.randomUUID()), 40_000),
                new Score.Visible(40_000),
                position,
                "",
                at,
                CREATED.plusSeconds(600),
                base);
    }

    private static RecordEvent at(int position) {
        return event(position, Optional.of(CREATED.plusSeconds(60)), false);
    }

    private static RecordEvent on(int position, int day) {
        return event(position, Optional.of(CREATED.plus(Duration.ofDays(day))), false);
    }

    /** What is found late is judged by what was in force when it could have been told. */
    @Test
    void a_filter_change_works_from_the_next_section_on_and_never_backwards() {
        var wide =
                processed(
                                alert(RecordFilter.WR, Optional.empty(), 1),
                                5,
                                CREATED.plus(Duration.ofDays(10)))
                        .changeFilter(RecordFilter.TOP5);
        assertThat(wide.concerns(on(3, 4))).isFalse();
        assertThat(wide.concerns(on(1, 4))).isTrue();
        assertThat(wide.concerns(on(3, 11))).isTrue();

        var narrow =
                processed(wide, 9, CREATED.plus(Duration.ofDays(20)))
                        .changeFilter(RecordFilter.ALL)
                        .changeFilter(RecordFilter.WR);
        assertThat(narrow.concerns(on(3, 15))).as("not wanted any more").isFalse();
        assertThat(narrow.concerns(on(1, 15))).isTrue();
        assertThat(narrow.filters().past()).hasSize(2);
        var back = narrow.changeFilter(RecordFilter.TOP5);
        assertThat(back.concerns(on(3, 4))).isFalse();
        assertThat(back.concerns(on(3, 15))).isTrue();
        assertThat(back.changeFilter(RecordFilter.TOP5)).isEqualTo(back);
    }

    @Test
    void each_filter_lets_its_places_pass() {
        for (var filter : RecordFilter.values()) {
            var alert = alert(filter, Optional.empty(), 1);
            assertThat(alert.concerns(at(filter.depth()))).isTrue();
            assertThat(alert.concerns(at(filter.depth() + 1))).isFalse();
        }
        assertThat(RecordFilter.of("Top5")).isEqualTo(RecordFilter.TOP5);
        assertThat(RecordFilter.ALL.depth()).isEqualTo(100);
    }

    @Test
    void only_what_was_driven_since_the_alert_was_made_is_new() {
        var alert = alert(RecordFilter.WR, Optional.empty(), 1);
        var second = Instant.parse("2026-11-20T12:00:00Z");

        assertThat(alert.concerns(event(1, Optional.of(second.minusSeconds(1)), false))).isFalse();
        assertThat(alert.concerns(event(1, Optional.of(second), false))).isTrue();
        assertThat(alert.concerns(event(1, Optional.empty(), false))).isTrue();
        assertThat(alert.concerns(event(1, Optional.empty(), true))).isFalse();
    }

    @Test
    void the_mode_follows_the_wish_for_the_cheap_one_or_the_number_of_maps() {
        assertThat(alert(RecordFilter.ALL, Optional.empty(), 100).mode(100))
                .isEqualTo(CheckMode.ACCURATE);
        assertThat(alert(RecordFilter.ALL, Optional.of(CheckMode.ACCURATE), 101).mode(100))
                .isEqualTo(CheckMode.INACCURATE);
        assertThat(alert(RecordFilter.ALL, Optional.of(CheckMode.INACCURATE), 1).mode(100))
                .isEqualTo(CheckMode.INACCURATE);
    }

    @Test
    void a_filter_that_was_in_force_long_ago_is_forgotten() {
        var first = CREATED.plus(Duration.ofDays(1));
        var alert = processed(alert(), 1, first).changeFilter(RecordFilter.WR);
        assertThat(alert.filters().past())
                .containsExactly(new Filters.PastFilter(RecordFilter.TOP5, first));

        var later = first.plus(Duration.ofDays(120));
        assertThat(processed(alert, 2, later).changeFilter(RecordFilter.ALL).filters().past())
                .containsExactly(new Filters.PastFilter(RecordFilter.WR, later));
        var justBefore = later.minusSeconds(1);
        assertThat(processed(alert, 2, justBefore).changeFilter(RecordFilter.ALL).filters().past())
                .hasSize(2);
    }

    @Test
    void what_an_admin_pins_counts_before_everything_else() {
        var wish = alert(RecordFilter.ALL, Optional.of(CheckMode.INACCURATE), 1);
        assertThat(wish.pin(CheckMode.ACCURATE).mode(100)).isEqualTo(CheckMode.ACCURATE);
        assertThat(alert().pin(CheckMode.INACCURATE).mode(100)).isEqualTo(CheckMode.INACCURATE);
    }

    @Test
    void only_the_number_of_maps_switches_the_mode_of_an_alert() {
        assertThat(alert(RecordFilter.ALL, Optional.empty(), 3).hasTooManyMaps(3)).isFalse();
        var many = alert(RecordFilter.ALL, Optional.empty(), 4);
        assertThat(many.hasTooManyMaps(3)).isTrue();
        assertThat(many.pin(CheckMode.ACCURATE).hasTooManyMaps(3)).isFalse();
        assertThat(alert(RecordFilter.ALL, Optional.of(CheckMode.INACCURATE), 3).hasTooManyMaps(3))
                .isFalse();
    }

    @Test
    void whoever_asks_for_what_they_have_asks_for_the_same_filter_and_mode() {
        var plain = alert(RecordFilter.WR, Optional.empty(), 1);
        assertThat(plain.isWhatIsAsked(RecordFilter.WR, Optional.empty())).isTrue();
        assertThat(plain.isWhatIsAsked(RecordFilter.WR, Optional.of(CheckMode.ACCURATE))).isTrue();
        assertThat(plain.isWhatIsAsked(RecordFilter.WR, Optional.of(CheckMode.INACCURATE)))
                .isFalse();
        assertThat(plain.isWhatIsAsked(RecordFilter.ALL, Optional.empty())).isFalse();
        var cheap = alert(RecordFilter.WR, Optional.of(CheckMode.INACCURATE), 1);
        assertThat(cheap.isWhatIsAsked(RecordFilter.WR, Optional.empty())).isTrue();
        assertThat(cheap.isWhatIsAsked(RecordFilter.WR, Optional.of(CheckMode.ACCURATE))).isFalse();
    }

    @Test
    void a_pause_begins_and_ends_once_and_nothing_that_fell_in_it_is_mailed() {
        var paused = alert().pause(day(1)).pause(day(2));
        assertThat(paused.paused()).isTrue();
        assertThat(paused.mayMail(on(1, 0))).as("before the pause, told during it").isFalse();

        var again = paused.resume(day(3)).resume(day(4));
        assertThat(again.pauses().all())
                .containsExactly(new Pauses.Pause(day(1), Optional.of(day(3))));
        assertThat(again.mayMail(on(1, 0))).isTrue();
        assertThat(again.mayMail(on(1, 1))).isFalse();
        assertThat(again.mayMail(on(1, 2))).isFalse();
        assertThat(again.mayMail(on(1, 3))).isTrue();
    }

    private static Instant day(int number) {
        return CREATED.plus(Duration.ofDays(number));
    }

    @Test
    void a_paused_alert_is_not_watched_but_still_gets_its_section() {
        var pass = UUID.randomUUID();
        var paused = alert().pause(CREATED);
        assertThat(alert().isWatching(true)).isTrue();
        assertThat(paused.isWatching(true)).isFalse();
        assertThat(paused.isDue(pass, true)).isTrue();
        assertThat(paused.resume(CREATED).isWatching(true)).isTrue();
    }

    @Test
    void an_alert_of_a_disabled_account_is_neither_watched_nor_due() {
        assertThat(alert().isWatching(false)).isFalse();
        assertThat(alert().isDue(UUID.randomUUID(), false)).isFalse();
    }

    @Test
    void an_alert_is_due_until_its_section_of_the_pass_is_made() {
        var pass = UUID.randomUUID();
        var reported = Optional.of(day(1));
        var done = alert().markProcessed(7, pass, CREATED, reported, maps(3));

        assertThat(done.isDue(pass, true)).isFalse();
        assertThat(done.isProcessed(pass)).isTrue();
        assertThat(done.isDue(UUID.randomUUID(), true)).isTrue();
        assertThat(done.watermark()).isEqualTo(7);
        assertThat(done.maps()).as("counted again").isEqualTo(3);
        assertThat(done.lastReportedAt()).isEqualTo(reported);
        assertThat(processed(done, 8, day(2)).lastReportedAt())
                .as("nothing was reported this time")
                .isEqualTo(reported);
    }
}
