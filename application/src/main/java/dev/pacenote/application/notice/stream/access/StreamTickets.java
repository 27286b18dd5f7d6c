package dev.pacenote.application.notice.stream.access;

import dev.pacenote.domain.notice.stream.StreamTicket;
import java.util.Optional;

/** Tickets that were handed out and not used, shared by all instances on the same store. */
public interface StreamTickets {

    void add(StreamTicket ticket);

    /**
     * Takes a ticket out, expired or not: of several who take the same one at once, one gets it.
     */
    Optional<StreamTicket> take(String hash);
}
