package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Shows a Twitch channel to somebody who thinks of adding it. */
public final class LookUpChannel {

    public sealed interface Result {

        /**
         * @param declined whether its owner does not want it to be added by its name
         */
        record Found(ChannelNames names, boolean live, boolean declined) implements Result {}

        record NoSuchChannel() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    /** Of one account; Twitch is asked for each. */
    public static final RateLimit LIMIT = new RateLimit(30, Duration.ofMinutes(1));

    private final TwitchChannels channels;
    private final TwitchStreams streams;
    private final Streamers streamers;
    private final RateLimiter limiter;
    private final InstantSource clock;

    public LookUpChannel(
            TwitchChannels channels,
            TwitchStreams streams,
            Streamers streamers,
            RateLimiter limiter,
            InstantSource clock) {
        this.channels = channels;
        this.streams = streams;
        this.streamers = streamers;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer
     */
    public Result find(AccountId account, TwitchLogin login) {
        if (limiter.take("channels looked up by " + account, LIMIT, clock.instant())
                instanceof RateLimit.Verdict.Refused(var retryAfter)) {
            return new Result.TooMany(retryAfter);
        }
        return channels.find(login)
                .<Result>map(
                        channel ->
                                new Result.Found(
                                        channel.names(),
                                        !streams.live(List.of(channel.id())).isEmpty(),
                                        isDeclined(channel)))
                .orElseGet(Result.NoSuchChannel::new);
    }

    private boolean isDeclined(TwitchChannels.TwitchChannel channel) {
        return streamers
                .findByBroadcaster(channel.id())
                .filter(streamer -> !streamer.consent().allowsAdding())
                .isPresent();
    }
}
