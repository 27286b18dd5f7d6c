package dev.pacenote.application.identity.session;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All log-ins that are neither revoked nor over. */
public interface Sessions {

    void add(Session session);

    /** The session, unless it was revoked or ended before {@code now}. */
    Optional<Session> find(SessionId id, Instant now);

    /**
     * Those of these sessions that {@link #find} would find. A store that can asks for all of them
     * at once.
     */
    default Map<SessionId, Session> findAll(Collection<SessionId> ids, Instant now) {
        var found = new HashMap<SessionId, Session>();
        ids.forEach(id -> find(id, now).ifPresent(session -> found.put(id, session)));
        return found;
    }

    /**
     * Saves a changed session if the stored one still has the version before it.
     *
     * @return false when somebody else changed or revoked it first; nothing is saved then
     */
    boolean replace(Session next);

    /** Ends a session at once; an unknown one is no error. */
    void revoke(SessionId id);

    void revokeAllOf(AccountId user);

    /** Ends every session of a person but this one. */
    void revokeOthers(AccountId user, SessionId kept);

    /**
     * Sessions of a person that are neither revoked nor over, in the order {@link
     * Session#LAST_USED_FIRST}.
     */
    List<Session> of(AccountId user, Instant now);

    /**
     * Whether changes here are part of the surrounding transaction of the relational store: kept
     * when it is, undone when it is.
     */
    boolean joinsTransactions();

    /**
     * Has the next question answered by the store itself. Whoever ends sessions in a transaction
     * says so after its commit.
     */
    default void forgetAnswers() {
        // Whoever keeps no answers has none to forget.
    }

    /** How many sessions are neither revoked nor over. For rare questions: it may read them all. */
    long count(Instant now);
}
