package dev.pacenote.application.contracts.streams.golive.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.golive.post.PostCodec;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.domain.streams.golive.Announcement.Outgoing;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.Ping.AllowedMentions;
import dev.pacenote.domain.streams.golive.PostMark;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.template.RenderedMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link SendPost} promises. */
public interface SendPostContract {

    SendPost sender();

    PostCodec codec();

    /** A channel in which the bot may post. */
    TextChannelId open();

    /** A channel that the bot does not see. */
    TextChannelId closed();

    private Outgoing message(TextChannelId channel, PostMark mark) {
        var address = mark.in("https://www.twitch.tv/ada");
        return new Outgoing(
                channel,
                codec().write(
                                new RenderedMessage("Ada is live", Optional.empty()),
                                AllowedMentions.NOBODY,
                                Optional.of(address)),
                AnnouncementReason.ANNOUNCED,
                Optional.empty(),
                true);
    }

    @Test
    default void the_same_message_under_the_same_nonce_is_one_post() {
        var mark = new PostMark(UUID.randomUUID());
        var first = sender().send(message(open(), mark), mark);

        assertThat(first).isInstanceOf(SendPost.Sent.Taken.class);
        assertThat(sender().send(message(open(), mark), mark)).isEqualTo(first);
    }

    @Test
    default void a_post_is_found_by_its_mark_and_none_by_another() {
        var mark = new PostMark(UUID.randomUUID());
        if (!(sender().send(message(open(), mark), mark) instanceof SendPost.Sent.Taken(var id))) {
            throw new AssertionError("not taken");
        }
        assertThat(found(message(open(), mark), mark)).isEqualTo(new SendPost.Found.There(id));
        var other = new PostMark(UUID.randomUUID());
        assertThat(found(message(open(), other), other)).isEqualTo(new SendPost.Found.NotThere());
    }

    @Test
    default void a_post_that_is_marked_in_its_embed_alone_is_found() {
        var mark = new PostMark(UUID.randomUUID());
        var embed =
                new RenderedMessage.Embed(
                        Optional.of("Cup of the day"),
                        Optional.empty(),
                        new RenderedMessage.Pictures(
                                Optional.of(mark.in("https://www.twitch.tv/ada")),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        var message =
                new Outgoing(
                        open(),
                        codec().write(
                                        new RenderedMessage("Ada is live", Optional.of(embed)),
                                        AllowedMentions.NOBODY,
                                        Optional.empty()),
                        AnnouncementReason.ANNOUNCED,
                        Optional.empty(),
                        true);
        assertThat(mark.isIn(message.message())).as("as it is stored").isTrue();
        if (!(sender().send(message, mark) instanceof SendPost.Sent.Taken(var id))) {
            throw new AssertionError("not taken");
        }

        assertThat(found(message, mark)).isEqualTo(new SendPost.Found.There(id));
    }

    @Test
    default void a_post_that_can_carry_no_mark_is_found_by_its_text() {
        var mark = new PostMark(UUID.randomUUID());
        var message = text("Live as never before");
        if (!(sender().send(message, mark) instanceof SendPost.Sent.Taken(var id))) {
            throw new AssertionError("not taken");
        }

        assertThat(found(message, mark)).isEqualTo(new SendPost.Found.There(id));
        assertThat(found(text("Live"), mark)).isEqualTo(new SendPost.Found.NotThere());
    }

    @Test
    default void of_those_that_say_the_same_one_is_found_that_is_of_nobody_else() {
        var older = new PostMark(UUID.randomUUID());
        var newer = new PostMark(UUID.randomUUID());
        var message = text("Live in two channels");
        if (!(sender().send(message, older) instanceof SendPost.Sent.Taken(var first))
                || !(sender().send(message, newer) instanceof SendPost.Sent.Taken(var second))) {
            throw new AssertionError("not taken");
        }
        assertThat(first).isNotEqualTo(second);

        assertThat(sender().find(message, older, Samples.NOON.minusSeconds(60), second::equals))
                .isEqualTo(new SendPost.Found.There(first));
        assertThat(sender().find(message, older, Samples.NOON.minusSeconds(60), _ -> true))
                .isEqualTo(new SendPost.Found.NotThere());
    }

    private SendPost.Found found(Outgoing message, PostMark mark) {
        return sender().find(message, mark, Samples.NOON.minusSeconds(60), _ -> false);
    }

    private Outgoing text(String text) {
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
    default void a_channel_that_is_not_there_or_not_seen_is_a_refusal() {
        var mark = new PostMark(UUID.randomUUID());
        assertThat(sender().send(message(closed(), mark), mark))
                .isEqualTo(new SendPost.Sent.Refused(DiscordRefusal.MISSING_ACCESS));
        assertThat(sender().find(message(closed(), mark), mark, Samples.NOON, _ -> false))
                .isEqualTo(new SendPost.Found.Unreadable());
        assertThat(sender().send(message(new TextChannelId("800000000000000099"), mark), mark))
                .isEqualTo(new SendPost.Sent.Refused(DiscordRefusal.UNKNOWN_CHANNEL));
    }
}
