package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.notice.inbox.InboxCounts;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows when messages of a conversation are unread no longer, because they were read, hidden
 * or emptied: with the last of them the item of the inbox about the conversation is read. Reading
 * that item, on the other hand, reads no message.
 *
 * @param notification the item as it is now; empty when it stays as it was
 */
public record FewerUnread(
        Conversation conversation, Optional<Notification> notification, UnreadCounts counts) {

    /**
     * @param less how many
     * @param open the open item about the conversation
     */
    public static FewerUnread of(
            Conversation conversation,
            int less,
            Optional<Notification> open,
            UnreadCounts counts,
            Instant at) {
        var next = conversation.withUnread(-less);
        var read =
                open.filter(_ -> less > 0 && next.unread() == 0)
                        .map(notification -> notification.read(at));
        var messages = counts.withMessages(-less);
        return new FewerUnread(
                next,
                read,
                read.map(after -> InboxCounts.changed(messages, open, after)).orElse(messages));
    }
}
