package dev.pacenote.assembly.streams;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.link.TwitchChannels;
import dev.pacenote.application.streams.subscription.FollowChannel;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** The sandbox's server follows Ada, so that there is something to see without any account. */
@Singleton
@Requires(beans = StreamsSandbox.class)
final class StreamsDemo {

    private static final GuildId GUILD = new GuildId(StreamsSandbox.CLUB);
    private static final TextChannelId CHANNEL = new TextChannelId(StreamsSandbox.CHANNEL);

    private final Guilds guilds;
    private final Links links;
    private final Streamers streamers;
    private final TwitchChannels twitch;
    private final FollowChannel follow;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final StreamsSandbox sandbox;

    StreamsDemo(
            StreamsSandbox sandbox,
            Guilds guilds,
            Links links,
            Streamers streamers,
            TwitchChannels twitch,
            FollowChannel follow,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.sandbox = sandbox;
        this.guilds = guilds;
        this.links = links;
        this.streamers = streamers;
        this.twitch = twitch;
        this.follow = follow;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Once; a server that already follows somebody is left as it is. */
    void follow() {
        if (links.of(GUILD).isEmpty()) {
            twitch.find(new TwitchLogin(StreamsSandbox.LOGIN)).ifPresent(this::follow);
        }
    }

    /**
     * Further servers follow Ada, each with a channel for her.
     *
     * @return how many servers follow her now
     */
    int load(int servers) {
        follow();
        var channel = twitch.find(new TwitchLogin(StreamsSandbox.LOGIN)).orElseThrow();
        var ada = streamers.findByBroadcaster(channel.id()).orElseThrow().id();
        int first = links.of(ada).size();
        for (int i = first; i < first + servers; i++) {
            var place = sandbox.server(i);
            transactions.run(
                    () ->
                            followed(
                                    channel,
                                    new GuildId(place.id()),
                                    place.name(),
                                    new TextChannelId(place.channel())));
        }
        return links.of(ada).size();
    }

    private void follow(TwitchChannels.TwitchChannel channel) {
        var streamer =
                transactions.inTransaction(
                        () -> followed(channel, GUILD, StreamsSandbox.CLUB_NAME, CHANNEL));
        follow.follow(streamer);
    }

    private StreamerId followed(
            TwitchChannels.TwitchChannel channel,
            GuildId server,
            String name,
            TextChannelId posts) {
        var guild =
                guilds.find(server)
                        .orElseGet(
                                () ->
                                        Guild.discovered(
                                                server, name, Optional.empty(), Optional.empty()));
        guilds.save(guild.botArrived()).orUndo("the sandbox's server");
        var config = guilds.config(server);
        if (config.settings().target().channel().isEmpty()) {
            guilds.save(posting(config, posts)).orUndo("the sandbox's settings");
        }
        var streamer =
                streamers
                        .findByBroadcaster(channel.id())
                        .orElseGet(
                                () ->
                                        streamers
                                                .save(
                                                        Streamer.discovered(
                                                                new StreamerId(ids.next()),
                                                                channel.id(),
                                                                channel.names()))
                                                .orUndo("the sandbox's channel"));
        links.save(Link.proved(new Link.Key(server, streamer.id()), clock.instant()))
                .orUndo("the sandbox's link");
        return streamer.id();
    }

    private GuildConfig posting(GuildConfig before, TextChannelId posts) {
        var settings = before.settings();
        return new GuildConfig(
                before.guild(),
                new GuildSettings(
                        settings.enabled(),
                        settings.linking(),
                        new GuildSettings.Target(
                                Optional.of(posts),
                                settings.target().pingMode(),
                                posts.equals(CHANNEL)
                                        ? Optional.of(StreamsSandbox.PINGS)
                                        : Optional.empty()),
                        settings.rules(),
                        settings.appearance()),
                before.changed(),
                before.version());
    }
}
