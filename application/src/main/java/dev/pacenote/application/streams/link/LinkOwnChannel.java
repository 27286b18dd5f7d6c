package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
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
     */
    public record Return(Optional<LinkSecret> state, List<LinkSecret> kept, Optional<String> code) {
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

        /** The ticket is unknown, was used, or is over. */
        record TicketOver() implements Finished {}
    }

    /** What the way to Twitch and back reads and changes. */
    public record Stores(
            LinkTickets tickets, Guilds guilds, Streamers streamers, RateLimiter limiter) {}

    /** Of one account. */
    public static final RateLimit STARTS = new RateLimit(10, Duration.ofMinutes(10));

    private final Stores stores;
    private final NewLinks links;
    private final CheckGuildAccess access;
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
        this.links = links;
        this.access = access;
        this.twitch = twitch;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param membership what the account is in the server now
     */
    public Begun begin(AccountId account, Guild guild, GuildAccess membership) {
        if (!isOpen(guild.id(), membership)) {
            return new Begun.NotOpen();
        }
        var now = clock.instant();
        if (stores.limiter().take("channels linked by " + account, STARTS, now)
                instanceof RateLimit.Verdict.Refused(var retryAfter)) {
            return new Begun.TooMany(retryAfter);
        }
        if (!guild.bot().isPresent()) {
            return new Begun.BotAbsent();
        }
        var secret = LinkSecret.of(ids.next(), ids.next());
        var ticket = LinkTicket.issued(secret, guild.id(), account, now);
        stores.tickets().add(ticket);
        return new Begun.Ok(secret, ticket.endsAt(), twitch.authorize(secret));
    }

    private boolean isOpen(GuildId guild, GuildAccess membership) {
        return stores.guilds()
                .config(guild)
                .settings()
                .linking()
                .allows(membership.isAdmin(), membership.isInvited());
    }

    /**
     * @throws dev.pacenote.application.platform.OverloadedException when others changed the channel
     *     each time
     */
    public Finished finish(Return back) {
        var ticket =
                back.state()
                        .flatMap(state -> stores.tickets().consume(state.hash()))
                        .filter(it -> !it.isOver(clock.instant()));
        if (ticket.isEmpty()) {
            return new Finished.TicketOver();
        }
        if (back.kept().stream().noneMatch(ticket.get()::isHeldBy)) {
            return refused(ticket.get(), LinkRefusal.OTHER_BROWSER);
        }
        return back.code()
                .map(code -> finish(ticket.get(), code))
                .orElseGet(() -> refused(ticket.get(), LinkRefusal.DENIED));
    }

    private static Finished refused(LinkTicket ticket, LinkRefusal why) {
        return new Finished.Refused(ticket.guild(), why);
    }

    private Finished finish(LinkTicket ticket, String code) {
        try {
            var refusal = refusal(ticket);
            if (refusal.isPresent()) {
                return refused(ticket, refusal.get());
            }
        } catch (UpstreamException _) {
            return refused(ticket, LinkRefusal.DISCORD_AWAY);
        }
        TwitchIdentity.Answer answer;
        try {
            answer = twitch.prove(code);
        } catch (UpstreamException _) {
            return refused(ticket, LinkRefusal.TWITCH_AWAY);
        }
        return switch (answer) {
            case TwitchIdentity.Answer.CodeRefused _ -> refused(ticket, LinkRefusal.CODE_REFUSED);
            case TwitchIdentity.Answer.NoChannel _ -> refused(ticket, LinkRefusal.NO_CHANNEL);
            case TwitchIdentity.Answer.Proved(var channel) ->
                    links.inTransaction(() -> linked(ticket, channel));
        };
    }

    /** Why they may not link a channel there now, if so. */
    private Optional<LinkRefusal> refusal(LinkTicket ticket) {
        return switch (access.check(
                ticket.account(),
                ticket.guild(),
                GuildAccess.Use.WRITE,
                CheckGuildAccess.Need.MEMBER)) {
            case CheckGuildAccess.Result.NotAMember _, CheckGuildAccess.Result.NotAnAdmin _ ->
                    Optional.of(LinkRefusal.NOT_A_MEMBER);
            case CheckGuildAccess.Result.Allowed(var guild, var membership) -> {
                if (!isOpen(guild.id(), membership)) {
                    yield Optional.of(LinkRefusal.NOT_OPEN);
                }
                yield guild.bot().isPresent()
                        ? Optional.empty()
                        : Optional.of(LinkRefusal.BOT_ABSENT);
            }
        };
    }

    /** Empty when somebody else changed the channel meanwhile. */
    private Optional<Finished> linked(LinkTicket ticket, TwitchChannels.TwitchChannel channel) {
        // The proof counts whatever becomes of the link: it is for all servers.
        var proved = links.known(channel).provedBy(ticket.account());
        return stores.streamers().save(proved) instanceof SaveResult.Saved<Streamer>(var streamer)
                ? Optional.of(linked(ticket, streamer))
                : Optional.empty();
    }

    private Finished linked(LinkTicket ticket, Streamer streamer) {
        if (!streamer.consent().allowsLinks()) {
            return refused(ticket, LinkRefusal.DECLINED);
        }
        var wanted = Link.proved(new Link.Key(ticket.guild(), streamer.id()), clock.instant());
        return switch (links.make(wanted)) {
            case NewLinks.Made.Ok _ -> new Finished.Linked(ticket.guild(), streamer);
            case NewLinks.Made.AlreadyLinked _ ->
                    new Finished.AlreadyLinked(ticket.guild(), streamer);
            case NewLinks.Made.LimitReached _ -> refused(ticket, LinkRefusal.LIMIT_REACHED);
        };
    }
}
