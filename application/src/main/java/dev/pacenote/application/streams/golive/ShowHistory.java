package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import java.util.Optional;

/** Shows an admin what became of each broadcast in their server, and why. */
public final class ShowHistory {

    /**
     * @param post the one that stands for it now; empty when there is none, or another announcement
     *     took it over
     */
    public record Entry(
            Announcement announcement,
            Broadcast broadcast,
            Streamer streamer,
            Optional<Post> post) {}

    private final Announcements announcements;
    private final Broadcasts broadcasts;
    private final Streamers streamers;
    private final Posts posts;

    public ShowHistory(
            Announcements announcements, Broadcasts broadcasts, Streamers streamers, Posts posts) {
        this.announcements = announcements;
        this.broadcasts = broadcasts;
        this.streamers = streamers;
        this.posts = posts;
    }

    /**
     * The newest first.
     *
     * @param streamer of this channel alone, if that is wanted
     * @param state in this state alone, if that is wanted
     */
    public Paging.Page<Entry> page(
            GuildId guild, Optional<StreamerId> streamer, Optional<String> state, Paging paging) {
        return announcements.history(guild, streamer, state, paging).map(this::entry);
    }

    private Entry entry(Announcement announcement) {
        var broadcast = broadcasts.find(announcement.key().broadcast()).orElseThrow();
        return new Entry(
                announcement,
                broadcast,
                streamers.find(broadcast.streamer()).orElseThrow(),
                posts.of(announcement.id()));
    }
}
