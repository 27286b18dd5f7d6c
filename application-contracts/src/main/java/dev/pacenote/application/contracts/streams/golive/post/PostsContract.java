package dev.pacenote.application.contracts.streams.golive.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Posts} promise. */
public interface PostsContract {

    Posts posts();

    Announcements announcements();

    Broadcasts broadcasts();

    Links links();

    Guilds guilds();

    Streamers streamers();

    private static Post post(boolean complete) {
        return post(UUID.randomUUID(), complete, Samples.NOON);
    }

    private static Post post(UUID announcement, boolean complete, Instant at) {
        return Post.posted(
                new MessageId(StreamsSamples.snowflake()),
                new TextChannelId("800000000000000001"),
                announcement,
                complete,
                at);
    }

    /** Of a channel that so many servers follow, posted then; something is missing in all. */
    private List<Post> posted(int followers, Instant at) {
        var streamer = StreamsSamples.added(streamers()).id();
        for (int i = 0; i < followers; i++) {
            StreamsSamples.following(guilds(), links(), streamer);
        }
        var broadcast = StreamsSamples.added(broadcasts(), streamer, at);
        announcements().open(broadcast, at);
        return announcements().of(broadcast.id()).stream()
                .map(it -> StreamsSamples.saved(posts().save(post(it.id(), false, at))))
                .toList();
    }

    @Test
    default void a_post_is_found_as_it_was_saved() {
        var added = StreamsSamples.saved(posts().save(post(true)));
        assertThat(posts().find(added.id())).contains(added);
        assertThat(posts().of(added.announcement())).contains(added);

        var ended =
                StreamsSamples.saved(
                        posts().save(
                                        added.ended(Samples.NOON.plusSeconds(9), true)
                                                .lookedForVod(
                                                        Optional.of("https://vod"),
                                                        Samples.NOON.plusSeconds(99))));
        assertThat(posts().find(added.id())).contains(ended);

        var next = UUID.randomUUID();
        var revived =
                StreamsSamples.saved(
                        posts().save(ended.revived(next, true, Samples.NOON.plusSeconds(9))));
        assertThat(posts().of(next)).contains(revived);
        assertThat(posts().of(added.announcement())).isEmpty();
    }

    @Test
    default void those_with_which_something_is_to_be_done_are_found_when_it_is_due() {
        var complete = StreamsSamples.saved(posts().save(post(true)));
        var incomplete = StreamsSamples.saved(posts().save(post(false)));
        var due = incomplete.edits().next().orElseThrow();

        assertThat(posts().due(due, 10_000)).contains(incomplete).doesNotContain(complete);
        assertThat(posts().due(due.minusMillis(1), 10_000)).doesNotContain(incomplete);
    }

    @Test
    default void the_posts_of_a_broadcast_in_many_servers_keep_no_other_waiting() {
        var longAgo = Instant.parse("2001-01-01T00:00:00Z");
        assertThat(posted(9, longAgo)).hasSize(9);
        var small = posted(1, longAgo.plusSeconds(1)).getFirst();

        assertThat(posts().due(longAgo.plusSeconds(60), 2)).hasSize(2).contains(small);
    }

    @Test
    default void
            those_whose_announcement_is_gone_are_removed_when_nothing_is_to_be_done_with_them() {
        var done = StreamsSamples.saved(posts().save(post(true)));
        var due = StreamsSamples.saved(posts().save(post(false)));

        posts().purge(Samples.NOON, 10_000);
        assertThat(posts().find(done.id())).as("not before that moment").isPresent();

        assertThat(posts().purge(Samples.NOON.plusMillis(1), 10_000)).isPositive();
        assertThat(posts().find(done.id())).isEmpty();
        assertThat(posts().find(due.id())).isPresent();
    }

    @Test
    default void there_is_one_of_each_message_and_an_older_one_is_refused() {
        var post = post(true);
        var added = StreamsSamples.saved(posts().save(post));
        assertThat(posts().save(post)).isInstanceOf(SaveResult.Conflict.class);

        StreamsSamples.saved(posts().save(added.deleted(Samples.NOON)));
        assertThat(posts().save(added)).isInstanceOf(SaveResult.Conflict.class);
    }
}
