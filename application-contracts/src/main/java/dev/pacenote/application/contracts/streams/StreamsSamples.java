package dev.pacenote.application.contracts.streams;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Servers, channels and broadcasts, each another one. */
public final class StreamsSamples {

    private static final AtomicLong NEXT =
            new AtomicLong(UUID.randomUUID().getMostSignificantBits() >>> 24);

    private StreamsSamples() {}

    /** An id as Discord gives. */
    public static String snowflake() {
        return Long.toString(100_000_000_000_000_000L + NEXT.incrementAndGet());
    }

    public static Guild guild() {
        var id = new GuildId(snowflake());
        return Guild.discovered(id, "Club " + id, Optional.empty(), Optional.empty());
    }

    public static Guild added(Guilds guilds) {
        return saved(guilds.save(guild()));
    }

    public static Streamer streamer() {
        long number = NEXT.incrementAndGet();
        return Streamer.discovered(
                new StreamerId(UUID.randomUUID()),
                new BroadcasterId(Long.toString(number)),
                new ChannelNames(new TwitchLogin("ada_" + number), "Ada " + number, ""));
    }

    public static Streamer added(Streamers streamers) {
        return saved(streamers.save(streamer()));
    }

    /** A server of its own that follows a channel. */
    public static Link following(Guilds guilds, Links links, StreamerId streamer) {
        var guild = added(guilds);
        return saved(links.save(Link.proved(new Link.Key(guild.id(), streamer), Samples.NOON)));
    }

    public static Broadcast broadcast(StreamerId streamer, Instant startedAt) {
        return Broadcast.started(
                UUID.randomUUID(), streamer, snowflake(), BroadcastType.LIVE, startedAt, startedAt);
    }

    public static Broadcast added(Broadcasts broadcasts, StreamerId streamer, Instant startedAt) {
        return saved(broadcasts.save(broadcast(streamer, startedAt)));
    }

    public static <T> T saved(SaveResult<T> result) {
        return result.orUndo("a sample");
    }
}
