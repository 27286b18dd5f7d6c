package dev.pacenote.application.streams.golive.post;

import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What a test shows of a channel that is not live, or of no channel. */
final class SampleBroadcast {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration LENGTH = Duration.ofMinutes(125);
    private static final int VIEWERS = 42;

    private SampleBroadcast() {}

    static Streamer streamer() {
        return Streamer.discovered(
                new StreamerId(NOBODY),
                new BroadcasterId("1"),
                new ChannelNames(new TwitchLogin("your_channel"), "Your channel", ""));
    }

    static Broadcast of(Streamer streamer, Instant now) {
        return Broadcast.started(
                        NOBODY,
                        streamer.id(),
                        "0",
                        BroadcastType.LIVE,
                        now.minus(LENGTH),
                        now.minus(LENGTH))
                .knowing(
                        new BroadcastFacts(
                                "The title of the broadcast",
                                "Just Chatting",
                                OptionalInt.of(VIEWERS),
                                Optional.empty()))
                .onlineAgain(now);
    }
}
