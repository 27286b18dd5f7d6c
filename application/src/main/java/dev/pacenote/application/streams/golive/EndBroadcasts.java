package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks into the ends that Twitch spoke of. What is over is stored in one commit with that its
 * posts are to say so; whoever waits for it is decided anew.
 */
public final class EndBroadcasts {

    private static final int BATCH = 100;

    /** Both would wait for a broadcast that is over. */
    private static final Set<AnnouncementReason> WAITING =
            Set.of(AnnouncementReason.WAITING_FOR_MATCH, AnnouncementReason.TARGET_PAUSED);

    /** What an end changes. */
    public record Stores(
            Broadcasts broadcasts,
            Streamers streamers,
            Announcements announcements,
            Posts posts,
            Transactions transactions) {}

    private final Stores stores;
    private final TwitchStreams twitch;
    private final InstantSource clock;

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
        var due = stores.broadcasts().endingBy(now, BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        Set<String> named;
        try {
            named = named(due);
        } catch (UpstreamException e) {
            // Nothing is known: it is looked into again, and after a while Twitch's word counts.
            return 0;
        }
        due.forEach(it -> looked(it, named.contains(it.twitchId()), now));
        return due.size();
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
                                over(after, now);
                            }
                        });
    }

    private void over(Broadcast broadcast, Instant now) {
        stores.announcements().wake(broadcast.id(), WAITING, now);
        for (var announcement : stores.announcements().of(broadcast.id())) {
            stores.posts()
                    .of(announcement.id())
                    .map(post -> post.broadcastEnded(now))
                    .ifPresent(this::save);
        }
    }

    private void save(Post post) {
        stores.posts().save(post).orUndo("a post");
    }
}
