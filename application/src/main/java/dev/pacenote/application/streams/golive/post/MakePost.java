package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.streams.golive.SendContexts.SendContext;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Announcement.Outgoing;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Ping;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.PostMark;
import dev.pacenote.domain.streams.golive.SendDecision;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.template.MessageRenderer;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.Occasion;
import dev.pacenote.domain.streams.template.RenderWarning;
import dev.pacenote.domain.streams.template.RenderedMessage;
import dev.pacenote.domain.streams.template.TemplateValues;
import dev.pacenote.domain.streams.template.TemplateVariable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes up the message of an announcement: its text, whom it pings, and the mark to find it by. */
public final class MakePost {

    private static final String TEST = "Test:";
    private static final String WIDTH = "1280";
    private static final String HEIGHT = "720";

    private final PostCodec codec;
    private final InstantSource clock;

    public MakePost(PostCodec codec, InstantSource clock) {
        this.codec = codec;
        this.clock = clock;
    }

    public Outgoing make(
            SendContext context, Link link, SendDecision.Post decision, PostMark mark) {
        var situation = context.situation();
        var settings = link.settings(situation.guild());
        var ping =
                decision.pings() ? Ping.of(settings.target(), context.pings()) : new Ping.Nobody();
        var template = settings.appearance().liveText().withContent(link.text());
        return new Outgoing(
                settings.target().channel().orElseThrow(),
                written(
                        context,
                        template,
                        values(context.streamer(), situation.broadcast(), ping),
                        ping,
                        mark),
                decision.how(),
                pinged(ping, settings),
                situation.broadcast().facts().isComplete(),
                settings.appearance().extras().publish());
    }

    /**
     * @param message in the words of Discord
     * @param ping whom a post would ping; a test pings nobody
     */
    record Trial(String message, Ping ping, List<RenderWarning> warnings) {}

    /** A message that says that it is a test. */
    Trial test(SendContext context, MessageTemplate template, Occasion kind, PostMark mark) {
        var situation = context.situation();
        var ping =
                kind == Occasion.LIVE
                        ? Ping.of(situation.settings().target(), context.pings())
                        : new Ping.Nobody();
        var values = values(context.streamer(), situation.broadcast(), ping);
        var length = situation.broadcast().length(situation.broadcast().times().onlineAt());
        var rendering =
                MessageRenderer.render(
                        template,
                        kind == Occasion.LIVE
                                ? values
                                : values.with(TemplateVariable.DURATION, Durations.words(length)));
        return new Trial(
                written(
                        context,
                        rendering.message().marked(TEST),
                        Ping.AllowedMentions.NOBODY,
                        mark,
                        context.streamer().names().login().address()),
                ping,
                rendering.warnings());
    }

    /**
     * What of the text of a link would not stand above the embed as it is written, in the post of a
     * broadcast that is made up. Discord is not asked which roles there are.
     */
    public static List<RenderWarning> warnings(
            Link link, Streamer streamer, GuildSettings guild, Instant now) {
        var settings = link.settings(guild);
        var allRolesThere =
                new Ping.Known(link.guild(), Optional.empty(), Optional.empty(), List.of());
        return MessageRenderer.render(
                        settings.appearance().liveText().withContent(link.text()),
                        values(
                                streamer,
                                SampleBroadcast.of(streamer, now),
                                Ping.of(settings.target(), allRolesThere),
                                now))
                .warnings()
                .stream()
                .filter(it -> it.field().equals(MessageTemplate.CONTENT))
                .toList();
    }

    private String written(
            SendContext context,
            MessageTemplate template,
            TemplateValues values,
            Ping ping,
            PostMark mark) {
        return written(
                context,
                MessageRenderer.render(template, values).message(),
                ping.allowed(),
                mark,
                context.streamer().names().login().address());
    }

    private String written(
            SendContext context,
            RenderedMessage message,
            Ping.AllowedMentions allowed,
            PostMark mark,
            String address) {
        boolean button = context.situation().settings().appearance().extras().watchButton();
        return codec.write(
                button ? message : message.leading(it -> mark.in(it.orElse(address))),
                allowed,
                button ? Optional.of(mark.in(address)) : Optional.empty());
    }

    /**
     * A post with what is known by now. Its ping, if it had one, stays in its text, and pings
     * nobody again.
     *
     * @return empty when its link is gone, so that nobody knows how it is to look
     */
    Optional<Outgoing> updated(SendContext context, Post post, Announcement announcement) {
        var situation = context.situation();
        return situation
                .link()
                .map(
                        link -> {
                            var settings = link.settings(situation.guild());
                            var ping =
                                    announcement.sent().flatMap(Outgoing::pinged).isPresent()
                                            ? Ping.of(settings.target(), context.pings())
                                            : new Ping.Nobody();
                            var template =
                                    settings.appearance().liveText().withContent(link.text());
                            return changed(
                                    context,
                                    post,
                                    template,
                                    values(context.streamer(), situation.broadcast(), ping),
                                    announcement.mark());
                        });
    }

    /**
     * A post that says that its broadcast is over, and leads to the recording once there is one.
     *
     * @param end when it ended for the server, unless Twitch said when it did
     */
    Outgoing ended(SendContext context, Post post, Instant end, PostMark mark) {
        var situation = context.situation();
        var length = situation.broadcast().length(end);
        return changed(
                context,
                post,
                situation.settings().appearance().endText(),
                values(context.streamer(), situation.broadcast(), new Ping.Nobody())
                        .with(TemplateVariable.DURATION, Durations.words(length))
                        .with(TemplateVariable.VOD_URL, post.vod()),
                mark);
    }

    private Outgoing changed(
            SendContext context,
            Post post,
            MessageTemplate template,
            TemplateValues values,
            PostMark mark) {
        var there = post.vod().orElseGet(() -> context.streamer().names().login().address());
        return new Outgoing(
                post.channel(),
                written(
                        context,
                        MessageRenderer.render(template, values).message(),
                        Ping.AllowedMentions.NOBODY,
                        mark,
                        there),
                AnnouncementReason.ANNOUNCED,
                Optional.empty(),
                context.situation().broadcast().facts().isComplete());
    }

    /** The old post goes on: nobody is pinged. */
    public Outgoing revival(SendContext context, Link link, PostMark mark) {
        return make(context, link, new SendDecision.Post(AnnouncementReason.REVIVED, false), mark);
    }

    private static Optional<String> pinged(Ping ping, GuildSettings settings) {
        return switch (ping) {
            case Ping.Nobody _ -> Optional.empty();
            case Ping.Everyone _ -> Optional.of("everyone");
            case Ping.Role _, Ping.People _ ->
                    Optional.of(settings.target().pingMode()).map(PingMode::wireName);
        };
    }

    private TemplateValues values(Streamer streamer, Broadcast broadcast, Ping ping) {
        return values(streamer, broadcast, ping, clock.instant());
    }

    private static TemplateValues values(
            Streamer streamer, Broadcast broadcast, Ping ping, Instant now) {
        var names = streamer.names();
        var facts = broadcast.facts();
        var viewers =
                facts.viewers().isPresent()
                        ? Optional.of(Integer.toString(facts.viewers().getAsInt()))
                        : Optional.<String>empty();
        return TemplateValues.none()
                .with(TemplateVariable.STREAMER_LOGIN, names.login().value())
                .with(TemplateVariable.STREAMER_DISPLAY_NAME, names.displayName())
                .with(TemplateVariable.STREAMER_AVATAR_URL, names.avatar())
                .with(TemplateVariable.STREAM_URL, names.login().address())
                .with(TemplateVariable.STREAM_TITLE, facts.title())
                .with(TemplateVariable.GAME_NAME, facts.game())
                .with(TemplateVariable.VIEWER_COUNT, viewers)
                .with(
                        TemplateVariable.STREAM_THUMBNAIL_URL,
                        facts.thumbnail().map(it -> picture(it, now)))
                .with(TemplateVariable.STARTED_AT, broadcast.times().startedAt().toString())
                .with(TemplateVariable.MENTION_ROLE, ping.text());
    }

    /** Twitch's picture changes under the same address, and Discord keeps what it saw once. */
    private static String picture(String address, Instant of) {
        var sized = address.replace("{width}", WIDTH).replace("{height}", HEIGHT);
        return sized + (sized.contains("?") ? "&" : "?") + "t=" + of.getEpochSecond();
    }
}
