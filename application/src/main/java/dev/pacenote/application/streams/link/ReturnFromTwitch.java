package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.link.LinkOwnChannel.Finished;
import dev.pacenote.application.streams.link.LinkOwnChannel.Return;
import dev.pacenote.application.streams.link.LinkOwnChannel.Stores;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkRefusal;
import dev.pacenote.domain.streams.link.LinkTicket;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.GuildAccess;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The way back of somebody whose ticket was just used up: checks everything again that was checked
 * when they left, has Twitch say which channel is theirs, and links it.
 */
final class ReturnFromTwitch {

    private static final String ALREADY_LINKED = "already_linked";

    private final Stores stores;
    private final NewLinks links;
    private final CheckGuildAccess access;
    private final TwitchIdentity twitch;
    private final InstantSource clock;

    ReturnFromTwitch(
            Stores stores,
            NewLinks links,
            CheckGuildAccess access,
            TwitchIdentity twitch,
            InstantSource clock) {
        this.stores = stores;
        this.links = links;
        this.access = access;
        this.twitch = twitch;
        this.clock = clock;
    }

    /** Whether the server lets such a member link a channel. */
    boolean isOpen(GuildId guild, GuildAccess membership) {
        return stores.guilds()
                .config(guild)
                .settings()
                .linking()
                .allows(membership.isAdmin(), membership.isInvited());
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

    Finished finish(LinkTicket ticket, Return back) {
        return finish(new Way(ticket, back.network()), back);
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
        var proved = links.known(channel, clock.instant()).provedBy(way.ticket().account());
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
