package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.golive.post.PostEndings;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks into the ends that Twitch spoke of. What is over is stored in one commit with that its
 * posts are to say so; whoever waits for it is decided anew. While Twitch gives no answer it is
 * asked twice a minute, however often there is something to look into.
 */
public final class EndBroadcasts {

    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(30);

    /** What an end changes. */
    public record Stores(
            Broadcasts broadcasts,
            Streamers streamers,
            PostEndings endings,
            Transactions transactions) {}

    private final Stores stores;
    private final TwitchStreams twitch;
    private final InstantSource clock;

    /** Until then Twitch is left alone that gave no answer. */
    private volatile Instant leftAloneUntil = Instant.MIN;

    public EndBroadcasts(Stores stores, TwitchStreams twitch, InstantSource clock) {
        this.stores = stores;
        this.twitch = twitch;
        this.clock = clock;
    }

    /**
     * @return how many were looked into
     */
    public int end() {
        var now = clock.instant();
        var due = stores.broadcasts().endingBy(now);
        if (due.isEmpty()) {
            return 0;
        }
        if (now.isBefore(leftAloneUntil)) {
            return endCertain(due, now);
        }
        Set<String> named;
        try {
            named = named(due);
        } catch (UpstreamException e) {
            leftAloneUntil = now.plus(ASKED_AGAIN_AFTER);
            return endCertain(due, now);
        }
        due.forEach(it -> looked(it, named.contains(it.twitchId()), now));
        return due.size();
    }

    /** Without Twitch's list: the others are looked into again until Twitch's word counts. */
    private int endCertain(List<Broadcast> due, Instant now) {
        var certain = due.stream().filter(it -> it.isSurelyOver(now)).toList();
        certain.forEach(it -> looked(it, true, now));
        return certain.size();
    }

    private Set<String> named(List<Broadcast> due) {
        var channels =
                stores.streamers().findAll(due.stream().map(Broadcast::streamer).toList()).stream()
                        .map(Streamer::broadcaster)
                        .toList();
        return twitch.live(channels).stream()
                .map(TwitchStreams.Live::twitchId)
                .collect(Collectors.toSet());
    }

    private void looked(Broadcast broadcast, boolean stillNamed, Instant now) {
        stores.transactions()
                .run(
                        () -> {
                            // Whoever was quicker looked into it, or heard that it is live.
                            if (stores.broadcasts().save(broadcast.endLooked(stillNamed, now))
                                            instanceof SaveResult.Saved<Broadcast>(var after)
                                    && !after.isLive()) {
                                stores.endings().over(after, now, now);
                            }
                        });
    }
}
