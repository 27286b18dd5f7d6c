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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MapperAlertTest {

    private static final Instant CREATED = Instant.parse("2026-11-20T12:00:00.700Z");

    private static MapperAlert alert(RecordFilter filter, Optional<CheckMode> mode, int maps) {
        return new MapperAlert(
                new AlertId(1),
                new AccountId(1),
                filter,
                List.of(),
                mode,
                Optional.empty(),
                List.of(),
                CREATED,
                0,
                CREATED,
                Optional.empty(),
                maps,
                Optional.empty());
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
                alert(RecordFilter.WR, Optional.empty(), 1)
                        .settled(5, Optional.empty(), CREATED.plus(Duration.ofDays(10)))
                        .filtering(RecordFilter.TOP5);
        assertThat(wide.concerns(on(3, 4))).isFalse();
        assertThat(wide.concerns(on(1, 4))).isTrue();
        assertThat(wide.concerns(on(3, 11))).isTrue();

        var narrow =
                wide.settled(9, Optional.empty(), CREATED.plus(Duration.ofDays(20)))
                        .filtering(RecordFilter.ALL)
                        .filtering(RecordFilter.WR);
        assertThat(narrow.concerns(on(3, 15))).as("not wanted any more").isFalse();
        assertThat(narrow.concerns(on(1, 15))).isTrue();
        assertThat(narrow.pastFilters()).hasSize(2);
        var back = narrow.filtering(RecordFilter.TOP5);
        assertThat(back.concerns(on(3, 4))).isFalse();
        assertThat(back.concerns(on(3, 15))).isTrue();
        assertThat(back.filtering(RecordFilter.TOP5)).isEqualTo(back);
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
}
