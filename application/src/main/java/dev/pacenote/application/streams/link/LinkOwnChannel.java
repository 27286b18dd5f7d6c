package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
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
import java.util.Map;
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

        /** The ticket is unknown, was used, or is over. */
        record TicketOver() implements Finished {}
    }

    /** What the way to Twitch and back reads and changes. */
    public record Stores(
            LinkTickets tickets,
            Guilds guilds,
            Streamers streamers,
            AuditActions audit,
            RateLimiter limiter) {}

    /** Of one account. */
    public static final RateLimit STARTS = new RateLimit(10, Duration.ofMinutes(10));

    private static final String ALREADY_LINKED = "already_linked";

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
        return ticket.map(it -> finish(new Way(it, back.network()), back))
                .orElseGet(Finished.TicketOver::new);
    }

    /** Somebody's way back, who may be told of it in the audit. */
    private record Way(LinkTicket ticket, String network) {

        GuildId guild() {
            return ticket.guild();
        }

        StreamAuditEntry.Actor actor() {
            return new StreamAuditEntry.Actor(Optional.of(ticket.account()), network);
        }
    }

    private Finished finish(Way way, Return back) {
        if (back.kept().stream().noneMatch(way.ticket()::isHeldBy)) {
            return refused(way, LinkRefusal.OTHER_BROWSER);
        }
        return back.code()
                .map(code -> finish(way, code))
                .orElseGet(() -> refused(way, LinkRefusal.DENIED));
    }

    private Finished refused(Way way, LinkRefusal why) {
        return refused(way, why, Map.of());
    }

    private Finished refused(Way way, LinkRefusal why, Map<String, String> details) {
        // Whoever left the server writes nothing into its audit.
        if (why != LinkRefusal.NOT_A_MEMBER) {
            audited(way, why.wireName(), details);
        }
        return new Finished.Refused(way.guild(), why);
    }

    private void audited(Way way, String result, Map<String, String> details) {
        stores.audit()
                .done(AuditedAction.STREAMER_LINKED, way.guild(), way.actor(), details, result);
    }

    private Finished finish(Way way, String code) {
        try {
            var refusal = refusal(way.ticket());
            if (refusal.isPresent()) {
                return refused(way, refusal.get());
            }
        } catch (UpstreamException _) {
            return refused(way, LinkRefusal.DISCORD_AWAY);
        }
        TwitchIdentity.Answer answer;
        try {
            answer = twitch.prove(code);
        } catch (UpstreamException _) {
            return refused(way, LinkRefusal.TWITCH_AWAY);
        }
        return switch (answer) {
            case TwitchIdentity.Answer.CodeRefused _ -> refused(way, LinkRefusal.CODE_REFUSED);
            case TwitchIdentity.Answer.NoChannel _ -> refused(way, LinkRefusal.NO_CHANNEL);
            case TwitchIdentity.Answer.Proved(var channel) ->
                    links.inTransaction(() -> linked(way, channel));
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
    private Optional<Finished> linked(Way way, TwitchChannels.TwitchChannel channel) {
        // The proof counts whatever becomes of the link: it is for all servers.
        var proved = links.known(channel).provedBy(way.ticket().account());
        return stores.streamers().save(proved) instanceof SaveResult.Saved<Streamer>(var streamer)
                ? Optional.of(linked(way, streamer))
                : Optional.empty();
    }

    private Finished linked(Way way, Streamer streamer) {
        var details = Map.of("streamer_id", streamer.id().toString());
        if (!streamer.consent().allowsLinks()) {
            return refused(way, LinkRefusal.DECLINED, details);
        }
        var wanted = Link.proved(new Link.Key(way.guild(), streamer.id()), clock.instant());
        return switch (links.make(wanted)) {
            case NewLinks.Made.Ok _ -> {
                audited(way, StreamAuditEntry.OK, details);
                yield new Finished.Linked(way.guild(), streamer);
            }
            case NewLinks.Made.AlreadyLinked _ -> {
                audited(way, ALREADY_LINKED, details);
                yield new Finished.AlreadyLinked(way.guild(), streamer);
            }
            case NewLinks.Made.LimitReached _ -> refused(way, LinkRefusal.LIMIT_REACHED, details);
        };
    }
}
