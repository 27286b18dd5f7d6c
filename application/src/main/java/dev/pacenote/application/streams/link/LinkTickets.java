package dev.pacenote.application.streams.link;

import dev.pacenote.domain.streams.link.LinkTicket;
import java.util.Optional;

/** The ways to Twitch and back that somebody began. They go with their account and their server. */
public interface LinkTickets {

    /**
     * @throws RuntimeException when server or account is not known
     */
    void add(LinkTicket ticket);

    /**
     * Takes a ticket out. Of several callers at once one gets it, and nobody gets it again. One
     * that is over may be there still.
     *
     * @param hash of its secret
     */
    Optional<LinkTicket> consume(String hash);
}
