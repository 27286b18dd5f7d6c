package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.golive.broadcast.TwitchVideos;
import dev.pacenote.domain.streams.link.BroadcasterId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Looks for a recording once for all posts of its broadcast, of which there may be thousands: what
 * one look found serves those that follow it, and whoever asks at the same time waits for it.
 */
final class RecordingLooks implements TwitchVideos {

    /** Less than between two looks for one post. */
    static final Duration SERVES = Duration.ofMinutes(2);

    /** So long Twitch's silence is not broken by the next post. */
    static final Duration SILENCE_SERVES = Duration.ofSeconds(10);

    private record Look(
            Optional<String> found, Optional<UpstreamException> silence, Instant until) {}

    private final TwitchVideos twitch;
    private final InstantSource clock;
    private final ConcurrentMap<String, Look> looks = new ConcurrentHashMap<>();

    RecordingLooks(TwitchVideos twitch, InstantSource clock) {
        this.twitch = twitch;
        this.clock = clock;
    }

    @Override
    public Optional<String> recording(BroadcasterId channel, String twitchId) {
        var now = clock.instant();
        looks.values().removeIf(it -> !now.isBefore(it.until()));
        var look =
                Objects.requireNonNull(
                        looks.computeIfAbsent(twitchId, _ -> look(channel, twitchId)));
        if (look.silence().isPresent()) {
            throw look.silence().get();
        }
        return look.found();
    }

    private Look look(BroadcasterId channel, String twitchId) {
        try {
            var found = twitch.recording(channel, twitchId);
            return new Look(found, Optional.empty(), clock.instant().plus(SERVES));
        } catch (UpstreamException e) {
            return new Look(Optional.empty(), Optional.of(e), clock.instant().plus(SILENCE_SERVES));
        }
    }
}
