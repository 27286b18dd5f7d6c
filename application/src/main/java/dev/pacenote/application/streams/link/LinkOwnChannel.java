package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.LinkRefusal;
import dev.pacenote.domain.streams.link.LinkSecret;
import dev.pacenote.domain.streams.link.LinkTicket;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.GuildAccess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A member of a server proves at Twitch that a channel is their own, and has the server follow it.
 * They leave with a ticket and come back with it: it is used up by coming back, whatever follows,
 * and everything that was checked when they left is checked again.
 */
public final class LinkOwnChannel {

    public sealed interface Begun {

        /**
         * @param secret the browser keeps it until it comes back
         * @param twitch where the browser goes
         */
        record Ok(LinkSecret secret, Instant endsAt, URI twitch) implements Begun {}

        /** The server's admins do not let them. */
        record NotOpen() implements Begun {}

        record BotAbsent() implements Begun {}

        record TooMany(Duration retryAfter) implements Begun {}
    }

    /**
     * What a browser brings along.
     *
     * @param state in the address
     * @param kept its cookies for such ways
     * @param code empty when the person said no at Twitch
     * @param network where it is on the network, without the last part of its address
     */
    public record Return(
            Optional<LinkSecret> state,
            List<LinkSecret> kept,
            Optional<String> code,
            String network) {
        public Return {
            kept = List.copyOf(kept);
        }

        @Override
        public String toString() {
            return "LinkOwnChannel.Return[hidden]";
        }
    }

    public sealed interface Finished {

        record Linked(GuildId guild, Streamer streamer) implements Finished {}

        /** The server follows the channel already; from now on it is known to be theirs. */
        record AlreadyLinked(GuildId guild, Streamer streamer) implements Finished {}

        record Refused(GuildId guild, LinkRefusal why) implements Finished {}

        /** We could not go through with it, such as where the store is away. */
        record Failed(GuildId guild, RuntimeException cause) implements Finished {}

        /** The ticket is unknown, was used, or is over. */
        record TicketOver() implements Finished {}
    }

    /** What the way to Twitch and back reads and changes. */
    public record Stores(
            LinkTickets tickets,
            Guilds guilds,
            Streamers streamers,
            BotPresences bots,
            AuditActions audit,
            RateLimiter limiter) {}

    /** Of one account. */
    public static final RateLimit STARTS = new RateLimit(10, Duration.ofMinutes(10));

    private final Stores stores;
    private final ReturnFromTwitch returned;
    private final TwitchIdentity twitch;
    private final Ids ids;
    private final InstantSource clock;

    public LinkOwnChannel(
            Stores stores,
            NewLinks links,
            CheckGuildAccess access,
            TwitchIdentity twitch,
            Ids ids,
            InstantSource clock) {
        this.stores = stores;
        this.returned = new ReturnFromTwitch(stores, links, access, twitch, clock);
        this.twitch = twitch;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param membership what the account is in the server now
     */
    public Begun begin(AccountId account, Guild guild, GuildAccess membership) {
        if (!returned.isOpen(guild.id(), membership)) {
            return new Begun.NotOpen();
        }
        var now = clock.instant();
        if (stores.limiter().take("channels linked by " + account, STARTS, now)
                instanceof RateLimit.Verdict.Refused(var retryAfter)) {
            return new Begun.TooMany(retryAfter);
        }
        if (!stores.bots().isThere(guild)) {
            return new Begun.BotAbsent();
        }
        var secret = LinkSecret.of(ids.next(), ids.next());
        var ticket = LinkTicket.issued(secret, guild.id(), account, now);
        stores.tickets().add(ticket);
        return new Begun.Ok(secret, ticket.endsAt(), twitch.authorize(secret));
    }

    /** Once the ticket is used up, whatever goes wrong is told to the page of its server. */
    public Finished finish(Return back) {
        var ticket =
                back.state()
                        .flatMap(state -> stores.tickets().consume(state.hash()))
                        .filter(it -> !it.isOver(clock.instant()));
        return ticket.map(it -> finish(it, back)).orElseGet(Finished.TicketOver::new);
    }

    private Finished finish(LinkTicket ticket, Return back) {
        try {
            return returned.finish(ticket, back);
        } catch (RuntimeException e) {
            return new Finished.Failed(ticket.guild(), e);
        }
    }
}
