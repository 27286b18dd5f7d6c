package dev.pacenote.adapters.out.memory.identity.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Sessions for those who only ask whether one is alive, which every request does: an answer serves
 * for a moment. What this process revokes is gone at once; what another one revokes, within {@link
 * #FRESH}.
 */
public final class CachedSessions implements Sessions {

    /** Well below the five seconds within which a revoked session must be refused everywhere. */
    public static final Duration FRESH = Duration.ofSeconds(2);

    /** Who is asked for most stays when more come. */
    static final int MAX = 10_000;

    private record Answer(Optional<Session> session, long askedAtNanos) {}

    private final Sessions stored;
    private final LongSupplier nanoTime;
    private final Cache<SessionId, Answer> answers;

    /** Counts what was forgotten: an answer that was asked for before is not kept after. */
    private final AtomicLong forgotten = new AtomicLong();

    public CachedSessions(Sessions stored, LongSupplier nanoTime) {
        this.stored = stored;
        this.nanoTime = nanoTime;
        this.answers =
                Caffeine.newBuilder()
                        .maximumSize(MAX)
                        .expireAfter(Expiry.<SessionId, Answer>writing((_, answer) -> left(answer)))
                        .ticker(nanoTime::getAsLong)
                        .executor(Runnable::run)
                        .build();
    }

    /** An answer is as old as its question, which may have waited for the store. */
    private Duration left(Answer answer) {
        return FRESH.minusNanos(nanoTime.getAsLong() - answer.askedAtNanos());
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        var known = answers.getIfPresent(id);
        if (known != null) {
            return known.session().filter(session -> now.isBefore(session.endsAt()));
        }
        long before = forgotten.get();
        long moment = nanoTime.getAsLong();
        var found = stored.find(id, now);
        keep(id, new Answer(found, moment), before);
        return found;
    }

    @Override
    public Map<SessionId, Session> findAll(Collection<SessionId> ids, Instant now) {
        var known = answers.getAllPresent(ids);
        var unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        var all = new HashMap<SessionId, Answer>(known);
        if (!unknown.isEmpty()) {
            long before = forgotten.get();
            long moment = nanoTime.getAsLong();
            var found = stored.findAll(unknown, now);
            for (var id : unknown) {
                var answer = new Answer(Optional.ofNullable(found.get(id)), moment);
                keep(id, answer, before);
                all.put(id, answer);
            }
        }
        var sessions = new HashMap<SessionId, Session>();
        all.forEach(
                (id, answer) ->
                        answer.session()
                                .filter(session -> now.isBefore(session.endsAt()))
                                .ifPresent(session -> sessions.put(id, session)));
        return sessions;
    }

    /** Keeps an answer, unless something was forgotten since it was asked for. */
    private void keep(SessionId id, Answer answer, long forgottenBefore) {
        answers.put(id, answer);
        if (forgotten.get() != forgottenBefore) {
            answers.asMap().remove(id, answer);
        }
    }

    /** For those who change what they find: nothing old is read, and nobody is told old news. */
    public Sessions uncached() {
        return new Uncached();
    }

    @Override
    public void add(Session session) {
        stored.add(session);
        forget(session.id());
    }

    @Override
    public boolean replace(Session next) {
        boolean replaced = stored.replace(next);
        forget(next.id());
        return replaced;
    }

    @Override
    public void revoke(SessionId id) {
        stored.revoke(id);
        forget(id);
    }

    @Override
    public void revokeAllOf(AccountId user) {
        stored.revokeAllOf(user);
        forgetAnswers();
    }

    @Override
    public void revokeOthers(AccountId user, SessionId kept) {
        stored.revokeOthers(user, kept);
        forgetAnswers();
    }

    @Override
    public boolean joinsTransactions() {
        return stored.joinsTransactions();
    }

    @Override
    public void forgetAnswers() {
        forgotten.incrementAndGet();
        answers.invalidateAll();
    }

    private void forget(SessionId id) {
        forgotten.incrementAndGet();
        answers.invalidate(id);
    }

    @Override
    public List<Session> of(AccountId user, Instant now) {
        return stored.of(user, now);
    }

    @Override
    public long count(Instant now) {
        return stored.count(now);
    }

    private final class Uncached implements Sessions {

        @Override
        public Optional<Session> find(SessionId id, Instant now) {
            return stored.find(id, now);
        }

        @Override
        public Map<SessionId, Session> findAll(Collection<SessionId> ids, Instant now) {
            return stored.findAll(ids, now);
        }

        @Override
        public void add(Session session) {
            CachedSessions.this.add(session);
        }

        @Override
        public boolean replace(Session next) {
            return CachedSessions.this.replace(next);
        }

        @Override
        public void revoke(SessionId id) {
            CachedSessions.this.revoke(id);
        }

        @Override
        public void revokeAllOf(AccountId user) {
            CachedSessions.this.revokeAllOf(user);
        }

        @Override
        public void revokeOthers(AccountId user, SessionId kept) {
            CachedSessions.this.revokeOthers(user, kept);
        }

        @Override
        public boolean joinsTransactions() {
            return stored.joinsTransactions();
        }

        @Override
        public void forgetAnswers() {
            CachedSessions.this.forgetAnswers();
        }

        @Override
        public List<Session> of(AccountId user, Instant now) {
            return stored.of(user, now);
        }

        @Override
        public long count(Instant now) {
            return stored.count(now);
        }
    }
}
