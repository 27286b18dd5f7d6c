package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Instant;

/**
 * Forgets broadcasts that ended long ago, with what became of them in each server, and our records
 * of their posts; the posts themselves stay at Discord.
 */
public final class PurgeHistory implements RetentionStore {

    private final Broadcasts broadcasts;
    private final Posts posts;
    private final RetentionPeriod kept;

    public PurgeHistory(Broadcasts broadcasts, Posts posts, RetentionPeriod kept) {
        this.broadcasts = broadcasts;
        this.posts = posts;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "history";
    }

    /**
     * Posts go after their announcements; where it ends between the two, the next time has them.
     */
    @Override
    public int purge(Instant now, int atMost) {
        var before = kept.firstMoment(now);
        int most = broadcasts.purge(before, atMost);
        return Math.max(most, posts.purge(before, atMost));
    }
}
