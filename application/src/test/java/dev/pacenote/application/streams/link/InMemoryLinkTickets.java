package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.link.LinkTicket;
import java.util.Optional;

/** Ways to Twitch and back in memory. */
public final class InMemoryLinkTickets implements LinkTickets {

    private final Tables tables;

    public InMemoryLinkTickets(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void add(LinkTicket ticket) {
        tables.with(state -> state.rows(StreamsTables.LINK_TICKETS).put(ticket.hash(), ticket));
    }

    @Override
    public Optional<LinkTicket> consume(String hash) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.LINK_TICKETS).remove(hash)));
    }
}
