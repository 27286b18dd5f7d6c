package dev.pacenote.domain.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Presence.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private static Connection opened(Instant at) {
        return Connection.opened(UUID.randomUUID(), new AccountId(7), at, SILENCE);
    }

    private static Presence presence(Instant now, Connection... open) {
        return Presence.of(List.of(open), Optional.empty(), now);
    }

    @Test
    void a_person_who_does_something_at_one_socket_is_online_and_nobody_hears_since_when_they_do() {
        var idle = opened(NOON).idle(NOON);
        var here = opened(NOON.plusSeconds(5));

        var presence = presence(NOON.plus(Duration.ofHours(1)), idle, here);

        assertThat(presence.state()).isEqualTo(State.ONLINE);
        assertThat(presence.since()).contains(NOON);
        assertThat(presence.lastSeenAt()).isEmpty();
    }

    @Test
    void a_person_who_does_nothing_at_any_socket_for_five_minutes_is_away() {
        var first = opened(NOON).idle(NOON);
        var second = opened(NOON).idle(NOON.plusSeconds(30));
        var end = NOON.plusSeconds(30).plus(Presence.IDLE);

        assertThat(presence(end.minusMillis(1), first, second).state()).isEqualTo(State.ONLINE);
        var away = presence(end, first, second);
        assertThat(away.state()).isEqualTo(State.AWAY);
        assertThat(away.since()).contains(end);
        assertThat(away.lastSeenAt()).contains(NOON.plusSeconds(30));
        assertThat(presence(end, first, second.active()).state()).isEqualTo(State.ONLINE);
    }

    @Test
    void a_person_who_lost_the_last_socket_is_offline_a_minute_later() {
        var end = NOON.plusSeconds(60);

        var graced = Presence.of(List.of(), Optional.of(NOON), end.minusMillis(1));
        assertThat(graced.state()).isEqualTo(State.ONLINE);
        assertThat(graced.lastSeenAt()).isEmpty();
        var offline = Presence.of(List.of(), Optional.of(NOON), end);
        assertThat(offline.state()).isEqualTo(State.OFFLINE);
        assertThat(offline.since()).contains(end);
        assertThat(offline.lastSeenAt()).contains(NOON);
    }

    @Test
    void of_whom_nothing_is_known_looks_like_of_whom_nothing_may_be_known() {
        assertThat(Presence.of(List.of(), Optional.empty(), NOON)).isEqualTo(Presence.UNKNOWN);
        assertThat(Presence.UNKNOWN.state().wireName()).isEqualTo("offline");
        assertThat(Presence.UNKNOWN.looksLike(Presence.of(List.of(), Optional.of(NOON), NOON)))
                .isFalse();
    }

    @Test
    void a_connection_lives_as_long_as_its_client_says_something() {
        var connection = opened(NOON);

        assertThat(connection.isExpired(NOON.plusSeconds(89))).isFalse();
        assertThat(connection.isExpired(NOON.plusSeconds(90))).isTrue();
        var heard = connection.heard(NOON.plusSeconds(80), SILENCE);
        assertThat(heard.isExpired(NOON.plusSeconds(169))).isFalse();
        assertThat(heard.heard(NOON, SILENCE)).isEqualTo(heard);
    }

    @Test
    void saying_again_that_one_does_nothing_does_not_begin_anew() {
        var idle = opened(NOON).idle(NOON.plusSeconds(1));

        assertThat(idle.idle(NOON.plusSeconds(100)).lastActive()).isEqualTo(NOON.plusSeconds(1));
        assertThat(idle.heard(NOON.plusSeconds(50), SILENCE).lastActive())
                .isEqualTo(NOON.plusSeconds(1));
        assertThat(opened(NOON).lastActive()).isEqualTo(NOON);
    }
}
