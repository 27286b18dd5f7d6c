package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Our posts at Discord, in Postgres. */
@Singleton
public final class PostgresPosts implements Posts {

    private final PostRows rows;

    PostgresPosts(PostRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Post> find(MessageId id) {
        return rows.findById(id.value()).map(PostRow::post);
    }

    @Override
    public Optional<Post> of(UUID announcement) {
        return rows.of(announcement).stream().map(PostRow::post).findFirst();
    }

    @Override
    public List<Post> due(Instant now, int limit) {
        return rows.due(Rows.microseconds(now), limit).stream().map(PostRow::post).toList();
    }

    @Override
    public SaveResult<Post> save(Post post) {
        var row = PostRow.json(post);
        int saved = post.version() == 0 ? rows.insert(row) : rows.update(row);
        return saved == 1
                ? new SaveResult.Saved<>(post.savedAs(post.version() + 1))
                : new SaveResult.Conflict<>();
    }

    @Override
    public int purge(Instant before, int atMost) {
        return rows.purge(Rows.microseconds(before), atMost);
    }
}
