package dev.pacenote.domain.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.BearerSession.Refresh;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BearerSessionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final BearerSession fresh =
            BearerSession.start(
                    new SessionId(UUID.randomUUID()),
                    new AccountId(1),
                    UUID.randomUUID(),
                    NOON,
                    new Session.ClientInfo("", ""));

    private static BearerSession rotate(BearerSession session, Instant at) {
        var refresh = session.refresh(session.current().id(), UUID.randomUUID(), at);
        assertThat(refresh).isInstanceOf(Refresh.Rotated.class);
        return ((Refresh.Rotated) refresh).session();
    }

    private static BearerSession arrived(BearerSession session) {
        return session.arrived(session.current().id()).orElseThrow();
    }

    @Test
    void the_current_token_is_replaced() {
        var next = rotate(fresh, NOON.plusSeconds(10));

        assertThat(next.current()).isNotEqualTo(fresh.current());
        assertThat(next.version()).isEqualTo(1);
    }

    @Test
    void a_replaced_token_leads_to_the_same_successor_for_sixty_seconds() {
        var next = arrived(rotate(fresh, NOON));

        assertThat(next.refresh(fresh.current().id(), UUID.randomUUID(), NOON.plusSeconds(60)))
                .isEqualTo(new Refresh.Repeated(next.current()));
        assertThat(next.refresh(fresh.current().id(), UUID.randomUUID(), NOON.plusSeconds(61)))
                .isInstanceOf(Refresh.Reused.class);
    }

    @Test
    void as_long_as_nothing_shows_that_the_answer_arrived_the_replaced_token_may_ask_again() {
        var next = rotate(fresh, NOON);

        for (var later : new Duration[] {Duration.ofMinutes(2), Duration.ofDays(6)}) {
            assertThat(next.refresh(fresh.current().id(), UUID.randomUUID(), NOON.plus(later)))
                    .isEqualTo(new Refresh.Repeated(next.current()));
        }
        assertThat(
                        next.refresh(
                                fresh.current().id(),
                                UUID.randomUUID(),
                                next.current().expiresAt()))
                .isInstanceOf(Refresh.Expired.class);
    }

    @Test
    void a_refresh_by_the_successor_shows_that_the_answer_arrived() {
        var second = rotate(fresh, NOON);
        var third = rotate(second, NOON.plusSeconds(10));

        assertThat(third.refresh(fresh.current().id(), UUID.randomUUID(), NOON.plusSeconds(61)))
                .isInstanceOf(Refresh.Reused.class);
        assertThat(third.refresh(second.current().id(), UUID.randomUUID(), NOON.plusSeconds(999)))
                .isEqualTo(new Refresh.Repeated(third.current()));
    }

    @Test
    void an_access_token_that_came_with_the_successor_shows_it_and_is_noted_once() {
        var next = rotate(fresh, NOON);

        var noted = arrived(next);

        assertThat(noted.version()).isEqualTo(next.version() + 1);
        assertThat(noted.current()).isEqualTo(next.current());
        assertThat(noted.arrived(next.current().id())).isEmpty();
    }

    @Test
    void an_access_token_from_before_the_refresh_shows_nothing() {
        var next = rotate(fresh, NOON);

        assertThat(next.arrived(fresh.current().id())).isEmpty();
        assertThat(next.arrived(UUID.randomUUID())).isEmpty();
    }

    @Test
    void after_a_log_in_there_is_nothing_to_note() {
        assertThat(fresh.arrived(fresh.current().id())).isEmpty();
    }

    @Test
    void what_was_noted_of_one_answer_says_nothing_of_the_next() {
        var second = arrived(rotate(fresh, NOON));
        var third = rotate(second, NOON.plusSeconds(10));

        assertThat(third.refresh(second.current().id(), UUID.randomUUID(), NOON.plusSeconds(999)))
                .isEqualTo(new Refresh.Repeated(third.current()));
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
