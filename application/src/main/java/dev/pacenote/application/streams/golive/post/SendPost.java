package dev.pacenote.application.streams.golive.post;

import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.PostMark;
import dev.pacenote.domain.streams.guild.MessageId;
import java.time.Instant;
import java.util.function.Predicate;

/** Posts to channels of Discord. The same message under the same nonce is one post. */
public interface SendPost {

    sealed interface Sent {

        record Taken(MessageId id) implements Sent {}

        /** Discord, or our own limit, wants us to wait; nothing was posted. */
        record Later(Instant at) implements Sent {}

        record Refused(DiscordRefusal why) implements Sent {}

        /** It was taken before, and somebody deleted it since. */
        record Deleted() implements Sent {}

        /**
         * Discord has trouble, or gave no answer.
         *
         * @param mayHaveArrived whether it may be there all the same
         */
        record Unavailable(boolean mayHaveArrived) implements Sent {}
    }

    /** What was found in a channel. */
    sealed interface Found {

        record There(MessageId id) implements Found {}

        record NotThere() implements Found {}

        /** The channel may not be read. */
        record Unreadable() implements Found {}

        /** Discord has trouble, or wants us to wait: nothing is known. */
        record Unavailable() implements Found {}
    }

    /** Posts a message under the nonce of its mark. */
    Sent send(Announcement.Outgoing message, PostMark mark);

    /**
     * Looks in its channel for a message as our own, among those that are newer than that: by its
     * mark, or by its text where nothing in it can carry one.
     *
     * @param ofAnother knows messages that stand for somebody else, which are passed over
     */
    Found find(
            Announcement.Outgoing message,
            PostMark mark,
            Instant newerThan,
            Predicate<MessageId> ofAnother);
}
