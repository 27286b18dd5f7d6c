package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Post;
import java.time.Instant;
import java.util.Set;

/**
 * What follows from the end of a broadcast, in the commit that stores it: its posts are to say so,
 * and whoever waits for it is decided anew.
 */
public final class PostEndings {

    /** Both would wait for a broadcast that is over. */
    private static final Set<AnnouncementReason> WAITING =
            Set.of(AnnouncementReason.WAITING_FOR_MATCH, AnnouncementReason.TARGET_PAUSED);

    private final Announcements announcements;
    private final Posts posts;

    public PostEndings(Announcements announcements, Posts posts) {
        this.announcements = announcements;
        this.posts = posts;
    }

    /**
     * @param from when its posts may say so: later where they may go on with another broadcast
     */
    public void over(Broadcast broadcast, Instant now, Instant from) {
        announcements.wake(broadcast.id(), WAITING, now);
        for (var announcement : announcements.of(broadcast.id())) {
            posts.of(announcement.id())
                    .map(post -> post.broadcastEnded(from))
                    .ifPresent(this::save);
        }
    }

    private void save(Post post) {
        posts.save(post).orUndo("a post");
    }
}
