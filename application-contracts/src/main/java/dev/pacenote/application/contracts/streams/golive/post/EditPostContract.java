package dev.pacenote.application.contracts.streams.golive.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.application.streams.golive.post.PostCodec;
import dev.pacenote.domain.streams.golive.Announcement.Outgoing;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Ping.AllowedMentions;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.template.RenderedMessage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link EditPost} promises. */
public interface EditPostContract {

    EditPost editor();

    PostCodec codec();

    /** A channel in which the bot may post. */
    TextChannelId open();

    /** A post of ours in that channel. */
    MessageId posted();

    /** Another one in which it may post, and which other servers may follow. */
    TextChannelId followed();

    /** A post of ours in that one. */
    MessageId postedForFollowers();

    private Outgoing message(String text) {
        return new Outgoing(
                open(),
                codec().write(
                                new RenderedMessage(text, Optional.empty()),
                                AllowedMentions.NOBODY,
                                Optional.empty()),
                AnnouncementReason.ANNOUNCED,
                Optional.empty(),
                true);
    }

    @Test
    default void a_post_is_changed_as_often_as_one_likes() {
        var post = posted();
        assertThat(editor().edit(post, message("one"))).isEqualTo(new EditPost.Edited.Done());
        assertThat(editor().edit(post, message("one"))).isEqualTo(new EditPost.Edited.Done());
    }

    @Test
    default void a_post_is_handed_on_once_and_only_where_somebody_may_follow() {
        var post = postedForFollowers();
        assertThat(editor().publish(followed(), post)).isEqualTo(new EditPost.Published.Done());
        assertThat(editor().publish(followed(), post)).isEqualTo(new EditPost.Published.Done());
        assertThat(editor().publish(open(), posted()))
                .isEqualTo(new EditPost.Published.NobodyFollows());
        assertThat(editor().publish(followed(), new MessageId("175928847299117063")))
                .isEqualTo(new EditPost.Published.Missed());
    }

    @Test
    default void a_post_that_was_taken_away_is_gone_and_taking_it_away_again_is_no_error() {
        var post = posted();
        assertThat(editor().delete(open(), post)).isEqualTo(new EditPost.Edited.Done());
        assertThat(editor().delete(open(), post)).isEqualTo(new EditPost.Edited.Done());
        assertThat(editor().edit(post, message("one"))).isEqualTo(new EditPost.Edited.Gone());
    }
}
