package dev.pacenote.domain.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.UserId;
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
                new UserId(1),
                filter,
                mode,
                Optional.empty(),
                List.of(),
                CREATED,
                0,
                Optional.empty(),
                maps,
                Optional.empty());
    }

    private static RecordEvent event(int position, Optional<Instant> at, boolean base) {
        return new RecordEvent(
                new RecordKey(new MapUid("m"), new AccountId(UUID.randomUUID()), 40_000),
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
