package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    public Optional<Post> of(UUID announcement) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.POSTS).values().stream()
                                .filter(post -> post.announcement().equals(announcement))
                                .max(Comparator.comparing(Post::postedAt)));
    }

    @Override
    public List<Post> due(Instant now, int limit) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.POSTS).values().stream()
                                .filter(post -> post.isDue(now))
                                .sorted(
                                        Comparator.comparing(
                                                post -> post.edits().next().orElseThrow()))
                                .limit(limit)
                                .toList());
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

    @Override
    public int purge(Instant before, int atMost) {
        return tables.with(
                state -> {
                    var announcements = state.rows(StreamsTables.ANNOUNCEMENTS);
                    var gone =
                            state.rows(StreamsTables.POSTS).values().stream()
                                    .filter(it -> it.postedAt().isBefore(before))
                                    .filter(it -> it.edits().next().isEmpty())
                                    .filter(it -> !announcements.containsKey(it.announcement()))
                                    .limit(atMost)
                                    .map(Post::id)
                                    .toList();
                    gone.forEach(state.rows(StreamsTables.POSTS)::remove);
                    return gone.size();
                });
    }
}
