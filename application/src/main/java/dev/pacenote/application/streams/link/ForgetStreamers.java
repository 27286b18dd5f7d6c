package dev.pacenote.application.streams.link;

import java.time.InstantSource;

/**
 * Forgets channels that no server follows any more, a day after it first found them so. Whoever
 * follows one meanwhile keeps it; so does an owner who said who may follow it, and the history of
 * its broadcasts.
 */
public final class ForgetStreamers {

    private final Streamers streamers;
    private final InstantSource clock;

    public ForgetStreamers(Streamers streamers, InstantSource clock) {
        this.streamers = streamers;
        this.clock = clock;
    }

    /**
     * One pass.
     *
     * @return how many were forgotten
     */
    public int forget() {
        var now = clock.instant();
        int forgotten = 0;
        for (var streamer : streamers.unfollowed()) {
            if (streamer.isForgotten(now)) {
                forgotten += streamers.remove(streamer) ? 1 : 0;
            } else if (streamer.unfollowedSince().isEmpty()) {
                // Where somebody was quicker, the next pass looks again.
                var _ = streamers.save(streamer.unfollowed(now));
            }
        }
        return forgotten;
    }
}
