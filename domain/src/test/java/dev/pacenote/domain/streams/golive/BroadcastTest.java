package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final BroadcastFacts LISTED =
            new BroadcastFacts("Listed", "Chess", OptionalInt.of(7), Optional.of("https://pic"));

    private final Broadcast started =
            Broadcast.started(
                    UUID.randomUUID(),
                    new StreamerId(UUID.randomUUID()),
                    "41",
                    BroadcastType.LIVE,
                    NOON,
                    NOON);

    @Test
    void of_two_things_that_a_channel_says_the_later_one_counts_in_whichever_order_they_come() {
        var last = started.showing("Final", "", NOON.plusSeconds(9));

        assertThat(last.showing("Qualifying", "Chess", NOON.plusSeconds(8))).isEqualTo(last);
        assertThat(last.showing("Final", "", NOON.plusSeconds(9))).isEqualTo(last);
        assertThat(last.showing("Over", "Chess", NOON.plusSeconds(10)).facts().title())
                .isEqualTo("Over");
    }

    @Test
    void what_a_channel_said_before_it_was_live_does_not_count() {
        assertThat(started.showing("Soon", "", NOON.minusSeconds(1))).isEqualTo(started);
        assertThat(started.showing("Now", "", NOON).facts().title()).isEqualTo("Now");
    }

    @Test
    void what_a_channel_says_is_newer_than_what_twitch_lists() {
        var told = started.showing("Final", "", NOON.plusSeconds(1));

        assertThat(told.learnt(LISTED, told.facts()).facts())
                .isEqualTo(LISTED.showing("Final", ""));
        assertThat(started.learnt(LISTED, started.facts()).facts()).isEqualTo(LISTED);
    }

    @Test
    void what_became_known_while_twitch_was_asked_is_newer_than_its_answer() {
        var meanwhile = started.knowing(BroadcastFacts.UNKNOWN.showing("Newer", ""));

        assertThat(meanwhile.learnt(LISTED, BroadcastFacts.UNKNOWN).facts())
                .isEqualTo(LISTED.showing("Newer", "Chess"));
    }
}
