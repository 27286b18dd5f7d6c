package dev.pacenote.adapters.out.postgres.streams.link;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.link.LinkTickets;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.LinkTicket;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Ways to Twitch and back, in Postgres. */
@Singleton
public final class PostgresLinkTickets implements LinkTickets {

    private final LinkTicketRows rows;

    PostgresLinkTickets(LinkTicketRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(LinkTicket ticket) {
        rows.insert(
                ticket.hash(),
                ticket.guild().value(),
                ticket.account().value(),
                Rows.microseconds(ticket.endsAt()));
    }

    @Override
    public Optional<LinkTicket> consume(String hash) {
        return rows.consume(hash).stream()
                .map(
                        row ->
                                new LinkTicket(
                                        row.hash(),
                                        new GuildId(row.guild()),
                                        new AccountId(row.account()),
                                        row.endsAt()))
                .findFirst();
    }
}
