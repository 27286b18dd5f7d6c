package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.delivery.PersonPresence.Away;
import dev.pacenote.domain.delivery.PersonPresence.Offline;
import dev.pacenote.domain.delivery.PersonPresence.Online;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a push waits for its reader. */
class PersonPresenceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration MAX = Duration.ofMinutes(2);

    private static Optional<Instant> waits(PersonPresence presence, int seconds) {
        return presence.pushWaitsUntil(NOON, MAX, NOON.plusSeconds(seconds));
    }

    @Test
    void who_is_online_has_two_minutes_and_is_looked_after_meanwhile() {
        assertThat(waits(new Online(), 0)).contains(NOON.plusSeconds(15));
        assertThat(waits(new Online(), 110)).contains(NOON.plusSeconds(120));
        assertThat(waits(new Online(), 119)).contains(NOON.plusSeconds(120));
        assertThat(waits(new Online(), 120)).isEmpty();
    }

    @Test
    void who_was_away_for_some_of_it_has_the_rest_and_who_is_offline_nothing() {
        var sinceAMinute = new Away(NOON.minusSeconds(60));

        assertThat(waits(sinceAMinute, 0)).contains(NOON.plusSeconds(15));
        assertThat(waits(sinceAMinute, 30)).isEmpty();
        assertThat(waits(new Away(NOON.minusSeconds(300)), 0)).isEmpty();
        assertThat(waits(new Offline(), 0)).isEmpty();
    }
}
