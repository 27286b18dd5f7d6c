package dev.pacenote.adapters.out.memory.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.session.CachedSessions;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that was revoked is refused in time, here at once, elsewhere within seconds. */
class CachedSessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions stored = new InMemorySessions();
    private final CachedSessions here = new CachedSessions(stored, nanos::get);
    private final CachedSessions elsewhere = new CachedSessions(stored, nanos::get);
    private final Session session =
            Session.start(
                    new SessionId(UUID.randomUUID()),
                    new UserId(1),
                    UUID.randomUUID(),
                    NOW,
                    new Session.ClientInfo("", ""));

    @BeforeEach
    void open() {
        here.add(session);
        assertThat(here.find(session.id(), NOW)).isPresent();
        assertThat(elsewhere.find(session.id(), NOW)).isPresent();
    }

    @Test
    void what_is_revoked_here_is_gone_here_at_once_and_elsewhere_in_time() {
        here.revoke(session.id());

        assertThat(here.find(session.id(), NOW)).isEmpty();
        nanos.addAndGet(CachedSessions.FRESH.toNanos());
        assertThat(elsewhere.find(session.id(), NOW)).isEmpty();
    }

    @Test
    void all_ways_of_revoking_count() {
        here.revokeOthers(new UserId(1), new SessionId(UUID.randomUUID()));
        assertThat(here.find(session.id(), NOW)).isEmpty();
        open();
        here.revokeAllOf(new UserId(1));
        assertThat(here.find(session.id(), NOW)).isEmpty();
        open();
        here.uncached().revoke(session.id());
        assertThat(here.find(session.id(), NOW)).isEmpty();
    }

    @Test
    void a_session_that_is_over_is_not_found_however_fresh_the_answer() {
        assertThat(here.find(session.id(), session.endsAt())).isEmpty();
    }

    @Test
    void who_changes_sessions_never_reads_an_old_one() {
        var next =
                ((Session.Refresh.Rotated)
                                session.refresh(session.current().id(), UUID.randomUUID(), NOW))
                        .session();
        elsewhere.uncached().replace(next);

        assertThat(here.uncached().find(session.id(), NOW)).contains(next);
    }
}
