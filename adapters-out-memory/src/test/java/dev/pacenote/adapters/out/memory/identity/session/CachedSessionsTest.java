package dev.pacenote.adapters.out.memory.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.session.DelegatingSessions;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that was revoked is refused in time, here at once, elsewhere within seconds. */
class CachedSessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions stored = new InMemorySessions();
    private final CachedSessions here = new CachedSessions(stored, nanos::get);
    private final CachedSessions elsewhere = new CachedSessions(stored, nanos::get);
    private final BearerSession session =
            BearerSession.start(
                    new SessionId(UUID.randomUUID()),
                    new AccountId(1),
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
        here.revokeOthers(new AccountId(1), new SessionId(UUID.randomUUID()));
        assertThat(here.find(session.id(), NOW)).isEmpty();
        open();
        here.revokeAllOf(new AccountId(1));
        assertThat(here.find(session.id(), NOW)).isEmpty();
        open();
        here.uncached().revoke(session.id());
        assertThat(here.find(session.id(), NOW)).isEmpty();
    }

    @Test
    void an_answer_is_as_old_as_its_question() {
        var slow =
                new CachedSessions(
                        new InterruptedSessions(
                                stored,
                                () -> {
                                    here.revoke(session.id());
                                    nanos.addAndGet(CachedSessions.FRESH.toNanos());
                                }),
                        nanos::get);
        assertThat(slow.find(session.id(), NOW)).isPresent();

        assertThat(slow.find(session.id(), NOW)).isEmpty();
    }

    @Test
    void many_are_found_at_once_and_asked_for_once_in_a_while() {
        var asked = new HashMap<SessionId, Integer>();
        var cached = new CachedSessions(counting(asked), nanos::get);
        var stranger = new SessionId(UUID.randomUUID());
        var ids = List.of(session.id(), stranger);

        assertThat(cached.findAll(ids, NOW)).containsOnlyKeys(session.id());
        assertThat(cached.findAll(ids, NOW)).containsOnlyKeys(session.id());
        assertThat(cached.find(session.id(), NOW)).isPresent();
        assertThat(cached.findAll(ids, session.endsAt())).isEmpty();

        assertThat(asked).isEqualTo(Map.of(session.id(), 1, stranger, 1));
        here.revoke(session.id());
        nanos.addAndGet(CachedSessions.FRESH.toNanos());
        assertThat(cached.findAll(ids, NOW)).isEmpty();
        assertThat(asked).containsEntry(session.id(), 2);
    }

    @Test
    void many_that_are_revoked_while_they_are_asked_for_are_not_kept() {
        var slow = new CachedSessions[1];
        slow[0] =
                new CachedSessions(
                        new InterruptedSessions(stored, () -> slow[0].revoke(session.id())),
                        nanos::get);
        assertThat(slow[0].findAll(List.of(session.id()), NOW)).isNotEmpty();

        assertThat(slow[0].findAll(List.of(session.id()), NOW)).isEmpty();
    }

    @Test
    void a_session_that_is_over_is_not_found_however_fresh_the_answer() {
        assertThat(here.find(session.id(), session.endsAt())).isEmpty();
    }

    @Test
    void who_changes_sessions_never_reads_an_old_one() {
        var next =
                ((BearerSession.Refresh.Rotated)
                                session.refresh(session.current().id(), UUID.randomUUID(), NOW))
                        .session();
        elsewhere.uncached().replace(next);

        assertThat(here.uncached().find(session.id(), NOW)).contains(next);
    }

    @Test
    void more_than_the_bound_are_not_kept_and_who_is_asked_for_often_stays() {
        var asked = new HashMap<SessionId, Integer>();
        var cached = new CachedSessions(counting(asked), nanos::get);
        var strangers =
                Stream.generate(() -> new SessionId(UUID.randomUUID()))
                        .limit(CachedSessions.MAX + 2_000)
                        .toList();
        for (var stranger : strangers) {
            cached.find(stranger, NOW);
            assertThat(cached.find(session.id(), NOW)).isPresent();
        }
        strangers.forEach(stranger -> cached.find(stranger, NOW));

        assertThat(asked).containsEntry(session.id(), 1);
        asked.remove(session.id());
        assertThat(asked.values().stream().filter(times -> times > 1).count())
                .isGreaterThanOrEqualTo(2_000);
    }

    private Sessions counting(Map<SessionId, Integer> asked) {
        return (Sessions)
                Proxy.newProxyInstance(
                        Sessions.class.getClassLoader(),
                        new Class<?>[] {Sessions.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("find")) {
                                asked.merge((SessionId) arguments[0], 1, Integer::sum);
                            }
                            if (method.getName().equals("findAll")) {
                                ((Collection<?>) arguments[0])
                                        .forEach(
                                                id -> asked.merge((SessionId) id, 1, Integer::sum));
                            }
                            return method.invoke(stored, arguments);
                        });
    }

    @Test
    void an_answer_asked_for_before_a_session_ended_is_not_kept_after() {
        var cached = new CachedSessions[1];
        var endsMeanwhile = new InterruptedSessions(stored, () -> cached[0].revoke(session.id()));
        cached[0] = new CachedSessions(endsMeanwhile, () -> 0L);

        cached[0].find(session.id(), NOW);

        assertThat(cached[0].find(session.id(), NOW)).isEmpty();
    }

    /** Something else happens between a question's answer and its arrival, once. */
    private static final class InterruptedSessions extends DelegatingSessions {
        private final Runnable meanwhile;
        private boolean done;

        InterruptedSessions(Sessions stored, Runnable meanwhile) {
            super(stored);
            this.meanwhile = meanwhile;
        }

        @Override
        public Optional<Session> find(SessionId id, Instant at) {
            var found = super.find(id, at);
            interrupt();
            return found;
        }

        @Override
        public Map<SessionId, Session> findAll(Collection<SessionId> ids, Instant at) {
            var found = super.findAll(ids, at);
            interrupt();
            return found;
        }

        private void interrupt() {
            if (!done) {
                done = true;
                meanwhile.run();
            }
        }
    }
}
