package dev.pacenote.application.streams;

import dev.pacenote.application.platform.Tables.Table;
import dev.pacenote.application.streams.golive.InMemoryTargets;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import java.util.UUID;

/** What the area keeps in memory, beside everything else. */
public final class StreamsTables {

    public static final Table<InboxMessage.Key, InboxMessage> INBOX =
            new Table<>(InboxMessage.Key.class, InboxMessage.class);
    public static final Table<StreamerId, Streamer> STREAMERS =
            new Table<>(StreamerId.class, Streamer.class);
    public static final Table<Link.Key, Link> LINKS = new Table<>(Link.Key.class, Link.class);
    public static final Table<UUID, Broadcast> BROADCASTS =
            new Table<>(UUID.class, Broadcast.class);
    public static final Table<UUID, Announcement> ANNOUNCEMENTS =
            new Table<>(UUID.class, Announcement.class);

    public static final Table<MessageId, Post> POSTS = new Table<>(MessageId.class, Post.class);
    public static final Table<InMemoryTargets.Key, TargetHealth> TARGETS =
            new Table<>(InMemoryTargets.Key.class, TargetHealth.class);

    private StreamsTables() {}
}
