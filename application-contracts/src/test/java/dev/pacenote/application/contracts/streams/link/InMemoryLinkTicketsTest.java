package dev.pacenote.application.contracts.streams.link;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.InMemoryGuilds;
import dev.pacenote.application.streams.link.InMemoryLinkTickets;
import dev.pacenote.application.streams.link.LinkTickets;

/** Ways to Twitch and back in memory. */
class InMemoryLinkTicketsTest implements LinkTicketsContract {

    private final Tables tables = new Tables();

    @Override
    public LinkTickets tickets() {
        return new InMemoryLinkTickets(tables);
    }

    @Override
    public Guilds guilds() {
        return new InMemoryGuilds(tables);
    }

    @Override
    public Accounts accounts() {
        return new InMemoryAccounts(tables);
    }
}
