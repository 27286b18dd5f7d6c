package dev.pacenote.application.notice.stream.socket;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sockets that a gateway holds, shared by all functions. Those whose client was greeted are the
 * same connections that {@link Connections} tells of.
 */
public interface GatewaySockets {

    /** Adds a socket; that of an account that is gone is not kept. */
    void add(GatewaySocket socket);

    /** The socket of that id, as it was saved last. */
    Optional<GatewaySocket> find(String id);

    /**
     * Saves a changed socket if the stored one still has the version before it.
     *
     * @return false when somebody else changed or removed it first; nothing is saved then
     */
    boolean replace(GatewaySocket next);

    /**
     * Removes a socket, and of one that was greeted notes when its person did something last; a
     * second time changes nothing.
     *
     * @param lastActive an earlier moment than the one that is known changes nothing
     */
    void remove(GatewaySocket socket, Instant lastActive);

    /**
     * All sockets of an account. One that was added or removed a moment ago may be missing, or
     * still there.
     */
    List<GatewaySocket> of(AccountId account);

    /** All of them, for a sweep. */
    List<GatewaySocket> all();
}
