package dev.pacenote.application.streams.golive.post;

import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Instant;

/** Changes a post of ours. Doing it again changes nothing more, and nobody is pinged. */
public interface EditPost {

    sealed interface Edited {

        record Done() implements Edited {}

        /** The post is not there any more. */
        record Gone() implements Edited {}

        /** Discord, or our own limit, wants us to wait; nothing was changed. */
        record Later(Instant at) implements Edited {}

        record Refused(DiscordRefusal why) implements Edited {}

        /** Discord has trouble, or gave no answer. */
        record Unavailable() implements Edited {}
    }

    /**
     * Puts this message in the place of the one that is there.
     *
     * @param post which one, in the channel of the message
     */
    Edited edit(MessageId post, Announcement.Outgoing message);

    /** What became of a post that was to be handed on. */
    sealed interface Published {

        record Done() implements Published {}

        /**
         * The channel is none of announcements, so that nobody can follow it: nothing was tried.
         */
        record NobodyFollows() implements Published {}

        /** It stayed in its channel. */
        record Missed() implements Published {}
    }

    /**
     * Hands a post on to those who follow its channel; one that was handed on is done. Discord
     * allows ten of a channel in an hour.
     */
    Published publish(TextChannelId channel, MessageId post);

    /** Takes a post away; one that is not there is done. */
    Edited delete(TextChannelId channel, MessageId post);
}
