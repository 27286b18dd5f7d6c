package dev.pacenote.application.notice.stream.socket;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The open sockets of all people, shared by all servers. A connection of a server that is gone
 * expires: it is returned no more, whenever it is deleted. Connections go with their account.
 */
public interface Connections {

    /**
     * What is known of one account.
     *
     * @param open connections that are not expired
     * @param lastSeen when the person did something at a connection that is gone
     */
    record Known(List<Connection> open, Optional<Instant> lastSeen) {
        public Known {
            open = List.copyOf(open);
        }
    }

    /** Adds a connection, or replaces it; that of an account that is gone is not kept. */
    void put(Connection connection);

    /**
     * Keeps these as they are now, none or all of them. One that was removed meanwhile is there
     * again: whoever removed it took it for gone. Those of accounts that are gone are not kept.
     */
    void touch(Collection<Connection> connections);

    /**
     * Removes a connection, and notes when its person did something last; a second time changes
     * nothing.
     *
     * @param lastActive an earlier moment than the one that is known changes nothing
     */
    void remove(AccountId account, UUID connection, Instant lastActive);

    /** What is known of each of these accounts; those of which nothing is known are missing. */
    Map<AccountId, Known> of(Collection<AccountId> accounts, Instant now);

    /**
     * Removes connections that are expired, and notes when their people did something last.
     *
     * @param atMost so many at once
     * @return how many
     */
    int removeExpired(Instant now, int atMost);

    /**
     * Forgets when people did something last, if that was before {@code before}.
     *
     * @return how many
     */
    int forget(Instant before, int atMost);
}
