package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import java.util.Optional;

/** Our posts in memory. */
public final class InMemoryPosts implements Posts {

    private final Tables tables;

    public InMemoryPosts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Post> find(MessageId id) {
        return tables.with(state -> Optional.ofNullable(state.rows(StreamsTables.POSTS).get(id)));
    }

    @Override
    public SaveResult<Post> save(Post post) {
        return tables.with(
                state -> {
                    long stored = find(post.id()).map(Post::version).orElse(0L);
                    if (stored != post.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = post.savedAs(stored + 1);
                    state.rows(StreamsTables.POSTS).put(saved.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }
}
