package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.golive.SendContexts;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.target.TargetMending;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.PostTargetChecks;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Ping;
import dev.pacenote.domain.streams.golive.PostMark;
import dev.pacenote.domain.streams.golive.SendDecision;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.TargetCheck;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.Occasion;
import dev.pacenote.domain.streams.template.RenderWarning;
import dev.pacenote.domain.streams.template.TemplateText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Shows an admin how a post would look, and posts it if they like: it says that it is a test and
 * pings nobody. One that arrives heals the channel that it went to.
 */
public final class TestPost {

    /** Whose outage it is, as clients are told it. */
    private static final String DISCORD = "discord";

    /**
     * @param caller the admin's id at Discord
     * @param streamer whose post; empty: one that is made up
     * @param send false: it is shown and not posted
     * @param template in place of the server's
     * @param text in place of the link's
     */
    public record Command(
            GuildId guild,
            String caller,
            Optional<StreamerId> streamer,
            Occasion kind,
            boolean send,
            Optional<MessageTemplate> template,
            Optional<TemplateText> text) {}

    public sealed interface Result {

        /**
         * @param posted where it is, if it was posted
         * @param message in the words of Discord
         * @param missing what the bot lacks of {@link Permissions#TO_POST}; empty where no channel
         *     is chosen
         */
        record Shown(
                Optional<Posted> posted,
                Ping wouldPing,
                String message,
                Optional<List<Permission>> missing,
                List<RenderWarning> warnings)
                implements Result {}

        record NotLinked() implements Result {}

        /** No channel is chosen. */
        record NotConfigured() implements Result {}

        record BotAbsent() implements Result {}

        record ChannelNotWritable(List<Permission> missing) implements Result {}

        record TemplateRefused(MessageTemplate.Problem why) implements Result {}

        /** The server had as many tests as it may. */
        record TooMany(Duration retryAfter) implements Result {}

        /** Discord does not take such a message. */
        record MessageRefused() implements Result {}
    }

    /** A message that is there. */
    public record Posted(TextChannelId channel, MessageId id) {}

    /** What it is made up of, and what changes when it arrived. */
    public record Stores(
            Guilds guilds,
            Links links,
            Streamers streamers,
            Broadcasts broadcasts,
            TargetMending mending,
            RateLimiter limiter,
            Transactions transactions) {}

    /** Of one server; previews are not counted. */
    private static final RateLimit LIMIT = new RateLimit(5, Duration.ofMinutes(10));

    private final Stores stores;
    private final PostTargetChecks checks;
    private final KnownPings pings;
    private final SendPost discord;
    private final MakePost messages;
    private final Ids ids;
    private final InstantSource clock;

    public TestPost(
            Stores stores,
            PostTargetChecks checks,
            KnownPings pings,
            SendPost discord,
            MakePost messages,
            Ids ids,
            InstantSource clock) {
        this.stores = stores;
        this.checks = checks;
        this.pings = pings;
        this.discord = discord;
        this.messages = messages;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws UpstreamException when Discord gave no usable answer, or wants us to wait
     */
    public Result test(Command command) {
        var link =
                command.streamer()
                        .map(it -> new Link.Key(command.guild(), it))
                        .flatMap(stores.links()::find);
        if (command.streamer().isPresent() && link.isEmpty()) {
            return new Result.NotLinked();
        }
        var guild = stores.guilds().config(command.guild()).settings();
        var settings = link.map(it -> it.settings(guild)).orElse(guild);
        var template = template(command, settings, link);
        var problem = template.problems(command.kind()).stream().findFirst();
        if (problem.isPresent()) {
            return new Result.TemplateRefused(problem.get());
        }
        return checks.look(command.guild(), command.caller())
                .map(look -> test(command, link, guild, template, look))
                .orElseGet(Result.BotAbsent::new);
    }

    private static MessageTemplate template(
            Command command, GuildSettings settings, Optional<Link> link) {
        var appearance = settings.appearance();
        return command.kind() == Occasion.END
                ? command.template().orElseGet(appearance::endText)
                : command.template()
                        .orElseGet(appearance::liveText)
                        .withContent(
                                command.text()
                                        .or(() -> link.map(Link::text))
                                        .orElse(TemplateText.EMPTY));
    }

    private Result test(
            Command command,
            Optional<Link> link,
            GuildSettings guild,
            MessageTemplate template,
            TargetCheck look) {
        var context = context(link, guild, look);
        var channel = context.situation().settings().target().channel();
        var missing = channel.map(look::missing);
        var mark = new PostMark(ids.next());
        var trial = messages.test(context, template, command.kind(), mark);
        if (!command.send()) {
            return shown(trial, missing, Optional.empty());
        }
        if (channel.isEmpty()) {
            return new Result.NotConfigured();
        }
        if (missing.filter(List::isEmpty).isEmpty()) {
            return new Result.ChannelNotWritable(missing.orElseThrow());
        }
        return stores.limiter().take("stream tests " + command.guild(), LIMIT, clock.instant())
                        instanceof RateLimit.Verdict.Refused(var retryAfter)
                ? new Result.TooMany(retryAfter)
                : sent(command.guild(), channel.get(), trial, mark);
    }

    private static Result.Shown shown(
            MakePost.Trial trial, Optional<List<Permission>> missing, Optional<Posted> posted) {
        return new Result.Shown(posted, trial.ping(), trial.message(), missing, trial.warnings());
    }

    private SendContexts.SendContext context(
            Optional<Link> link, GuildSettings guild, TargetCheck look) {
        var streamer =
                link.map(Link::streamer)
                        .flatMap(stores.streamers()::find)
                        .orElseGet(SampleBroadcast::streamer);
        var broadcast =
                live(streamer).orElseGet(() -> SampleBroadcast.of(streamer, clock.instant()));
        return new SendContexts.SendContext(
                streamer,
                new SendDecision.Situation(
                        broadcast, link, guild, true, new TargetHealth.Ok(), Optional.empty()),
                Optional.empty(),
                pings.of(
                        look.guild().id(),
                        link,
                        guild,
                        _ -> Optional.of(look.guild().seen(clock.instant()))));
    }

    private Optional<Broadcast> live(Streamer streamer) {
        return stores.broadcasts().live(streamer.id()).stream().findFirst();
    }

    private Result sent(GuildId guild, TextChannelId channel, MakePost.Trial trial, PostMark mark) {
        var message =
                new Announcement.Outgoing(
                        channel,
                        trial.message(),
                        AnnouncementReason.ANNOUNCED,
                        Optional.empty(),
                        true);
        var asked = clock.instant();
        return switch (discord.send(message, mark)) {
            case SendPost.Sent.Taken(var id) -> {
                stores.transactions()
                        .run(
                                () ->
                                        stores.mending()
                                                .mended(
                                                        guild,
                                                        Optional.of(channel),
                                                        asked,
                                                        clock.instant()));
                yield shown(trial, Optional.of(List.of()), Optional.of(new Posted(channel, id)));
            }
            case SendPost.Sent.Refused(var why) when why.mayPass() ->
                    throw new UpstreamException(
                                    UpstreamException.Kind.FAILED, "Discord refused a test")
                            .of(DISCORD);
            case SendPost.Sent.Refused(var why) ->
                    why.pauses().isPresent()
                            ? new Result.ChannelNotWritable(List.of())
                            : new Result.MessageRefused();
            case SendPost.Sent.Later(var at) ->
                    throw new UpstreamException(
                                    UpstreamException.Kind.BUSY, "Discord wants a test to wait")
                            .of(DISCORD)
                            .after(Duration.between(clock.instant(), at));
            case SendPost.Sent.Deleted _, SendPost.Sent.Unavailable _ ->
                    throw new UpstreamException(
                                    UpstreamException.Kind.AWAY, "Discord did not take a test")
                            .of(DISCORD);
        };
    }
}
