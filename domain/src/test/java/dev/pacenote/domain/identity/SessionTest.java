package dev.pacenote.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.Session.Refresh;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Session fresh =
            Session.start(
                    new SessionId(UUID.randomUUID()),
                    new UserId(1),
                    UUID.randomUUID(),
                    NOON,
                    new Session.ClientInfo("", ""));

    private static Session rotate(Session session, Instant at) {
        var refresh = session.refresh(session.current().id(), UUID.randomUUID(), at);
        assertThat(refresh).isInstanceOf(Refresh.Rotated.class);
        return ((Refresh.Rotated) refresh).session();
    }

    @Test
    void the_current_token_is_replaced() {
        var next = rotate(fresh, NOON.plusSeconds(10));

        assertThat(next.current()).isNotEqualTo(fresh.current());
        assertThat(next.version()).isEqualTo(1);
    }

    @Test
    void a_replaced_token_leads_to_the_same_successor_for_sixty_seconds() {
        var next = rotate(fresh, NOON);

        assertThat(next.refresh(fresh.current().id(), UUID.randomUUID(), NOON.plusSeconds(60)))
                .isEqualTo(new Refresh.Repeated(next.current()));
        assertThat(next.refresh(fresh.current().id(), UUID.randomUUID(), NOON.plusSeconds(61)))
                .isInstanceOf(Refresh.Reused.class);
    }

    @Test
    void the_grace_holds_for_each_of_several_quick_rotations() {
        var second = rotate(fresh, NOON);
        var third = rotate(second, NOON.plusSeconds(20));

        assertThat(third.refresh(fresh.current().id(), UUID.randomUUID(), NOON.plusSeconds(30)))
                .isEqualTo(new Refresh.Repeated(second.current()));
        assertThat(third.refresh(second.current().id(), UUID.randomUUID(), NOON.plusSeconds(80)))
                .isEqualTo(new Refresh.Repeated(third.current()));
    }

    @Test
    void a_token_nobody_knows_is_reuse() {
        assertThat(fresh.refresh(UUID.randomUUID(), UUID.randomUUID(), NOON))
                .isInstanceOf(Refresh.Reused.class);
    }

    @Test
    void a_token_ends_after_seven_days_and_the_session_after_thirty() {
        assertThat(
                        fresh.refresh(
                                fresh.current().id(),
                                UUID.randomUUID(),
                                NOON.plus(Duration.ofDays(7))))
                .isInstanceOf(Refresh.Expired.class);
        var session = fresh;
        for (int day = 6; day < 30; day += 6) {
            session = rotate(session, NOON.plus(Duration.ofDays(day)));
        }
        var late = rotate(session, NOON.plus(Duration.ofDays(29)));

        assertThat(late.current().expiresAt()).isEqualTo(fresh.endsAt());
        assertThat(late.refresh(late.current().id(), UUID.randomUUID(), fresh.endsAt()))
                .isInstanceOf(Refresh.Expired.class);
    }
}
