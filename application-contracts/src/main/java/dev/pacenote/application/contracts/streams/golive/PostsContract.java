package dev.pacenote.application.contracts.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.golive.Posts;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Posts} promise. */
public interface PostsContract {

    Posts posts();

    private static Post post(boolean complete) {
        return Post.posted(
                new MessageId(StreamsSamples.snowflake()),
                new TextChannelId("800000000000000001"),
                UUID.randomUUID(),
                complete,
                Samples.NOON);
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
