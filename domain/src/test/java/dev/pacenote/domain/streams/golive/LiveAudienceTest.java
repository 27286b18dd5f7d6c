package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.link.BroadcastFilter;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveAudienceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final StreamerId ADA = new StreamerId(UUID.randomUUID());

    private static Link link(boolean enabled, Optional<PingMode> mode, List<String> games) {
        var key = new Link.Key(new GuildId("900000000000000001"), ADA);
        return Link.proved(key, NOON)
                .changed(
                        enabled,
                        new LinkOverrides(
                                Optional.empty(),
                                Optional.empty(),
                                mode,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(
                                        new BroadcastFilter(
                                                games, List.of(), List.of(), List.of()))));
    }

    private static LiveAudience audience(Link link) {
        return new LiveAudience(link, GuildSettings.DEFAULT);
    }

    private static Broadcast broadcast(BroadcastType type) {
        return Broadcast.started(UUID.randomUUID(), ADA, "41", type, NOON, NOON);
    }

    private static final Broadcast LIVE = broadcast(BroadcastType.LIVE);

    @Test
    void members_hear_of_what_their_server_wants_to_hear_of() {
        var open = audience(link(true, Optional.empty(), List.of()));
        assertThat(open.hearsOf(LIVE)).isTrue();
        assertThat(open.hearsOf(LIVE.ended(NOON))).isFalse();
        assertThat(open.hearsOf(broadcast(BroadcastType.RERUN))).isFalse();
        assertThat(audience(link(false, Optional.empty(), List.of())).hearsOf(LIVE)).isFalse();

        var picky = audience(link(true, Optional.empty(), List.of("Chess")));
        assertThat(picky.hearsOf(LIVE)).isFalse();
        assertThat(picky.waitsFor(LIVE)).isTrue();
        assertThat(picky.waitsFor(LIVE.ended(NOON))).isFalse();
        var chess = LIVE.knowing(LIVE.facts().showing("", "chess"));
        assertThat(picky.hearsOf(chess)).isTrue();
        assertThat(picky.waitsFor(chess)).isFalse();
    }

    @Test
    void a_switch_that_nobody_touched_stands_as_the_pings_of_the_link_have_it() {
        assertThat(audience(link(true, Optional.empty(), List.of())).reaches(Optional.empty()))
                .isTrue();
        var byName = audience(link(true, Optional.of(PingMode.MENTIONS), List.of()));
        assertThat(byName.reaches(Optional.empty())).isFalse();
        assertThat(byName.reaches(Optional.of(true))).isTrue();
    }

    @Test
    void what_a_notice_says_is_read_as_it_was_stored() {
        var facts = new LiveFacts(ADA.toString(), "Ada", "ada", "Cup of the day", "");
        assertThat(LiveFacts.of(facts.stored())).isEqualTo(facts);
    }
}
