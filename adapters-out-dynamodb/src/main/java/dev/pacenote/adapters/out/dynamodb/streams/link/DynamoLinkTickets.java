package dev.pacenote.adapters.out.dynamodb.streams.link;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import dev.pacenote.application.streams.link.LinkTickets;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.LinkTicket;
import java.util.Optional;

/** Ways to Twitch and back in the table of tokens, under their hashes; those that end go by it. */
public final class DynamoLinkTickets implements LinkTickets {

    private final DynamoTable table;

    public DynamoLinkTickets(DynamoTable tokens) {
        this.table = tokens;
    }

    private static Item key(String hash) {
        return Item.empty().put(DynamoUpstreamTokens.NAME, "link " + hash);
    }

    @Override
    public void add(LinkTicket ticket) {
        table.put(
                key(ticket.hash())
                        .put("guild", ticket.guild().value())
                        .put("account", ticket.account().value())
                        .put("endsAt", ticket.endsAt())
                        .put(DynamoTable.EXPIRES, ticket.endsAt().getEpochSecond()));
    }

    @Override
    public Optional<LinkTicket> consume(String hash) {
        return table.take(key(hash))
                .map(
                        item ->
                                new LinkTicket(
                                        hash,
                                        new GuildId(item.string("guild")),
                                        new AccountId(item.number("account")),
                                        item.instant("endsAt")));
    }
}
