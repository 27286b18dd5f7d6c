package dev.pacenote.adapters.out.dynamodb.streams.link;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.TicketItems;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import dev.pacenote.application.streams.link.LinkTickets;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.LinkTicket;
import java.util.Optional;

/** Ways to Twitch and back in the table of tokens, under their hashes; those that end go by it. */
public final class DynamoLinkTickets implements LinkTickets {

    private final TicketItems items;

    public DynamoLinkTickets(DynamoTable tokens) {
        this.items = new TicketItems(tokens, DynamoUpstreamTokens.NAME, "link ");
    }

    @Override
    public void add(LinkTicket ticket) {
        items.add(
                ticket.hash(),
                Item.empty()
                        .put("guild", ticket.guild().value())
                        .put("account", ticket.account().value())
                        .put("endsAt", ticket.endsAt()),
                ticket.endsAt());
    }

    @Override
    public Optional<LinkTicket> consume(String hash) {
        return items.take(hash)
                .map(
                        item ->
                                new LinkTicket(
                                        hash,
                                        new GuildId(item.string("guild")),
                                        new AccountId(item.number("account")),
                                        item.instant("endsAt")));
    }
}
