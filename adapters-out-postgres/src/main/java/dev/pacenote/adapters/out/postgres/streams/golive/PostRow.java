package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.PostState;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code posts}. */
@MappedEntity("posts")
record PostRow(
        @Id String id,
        String channel,
        UUID announcement,
        String state,
        Instant postedAt,
        @Nullable Instant nextLook,
        int looks,
        Instant editedAt,
        @Nullable Instant endedAt,
        @Nullable String vod,
        long version) {

    Post post() {
        return new Post(
                new MessageId(id),
                new TextChannelId(channel),
                announcement,
                PostState.of(state).orElseThrow(),
                postedAt,
                new Post.Edits(Optional.ofNullable(nextLook), looks, editedAt),
                Optional.ofNullable(endedAt),
                Optional.ofNullable(vod),
                version);
    }

    /** As an object with the columns as members. */
    static String json(Post post) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", post.id().value());
        columns.put("channel", post.channel().value());
        columns.put("announcement", post.announcement().toString());
        columns.put("state", post.state().wireName());
        columns.put("posted_at", BroadcastRow.text(Optional.of(post.postedAt())));
        columns.put("next_look", BroadcastRow.text(post.edits().next()));
        columns.put("looks", post.edits().done());
        columns.put("edited_at", BroadcastRow.text(Optional.of(post.edits().editedAt())));
        columns.put("ended_at", BroadcastRow.text(post.endedAt()));
        columns.put("vod", post.vod().orElse(null));
        columns.put("version", post.version() + 1);
        return Json.write(columns);
    }
}
