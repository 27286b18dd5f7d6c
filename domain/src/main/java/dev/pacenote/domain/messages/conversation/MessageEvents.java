package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.notice.stream.EventType;

/** What happens to messages, in the words of their owner's stream. */
public final class MessageEvents {

    /** One arrived. */
    public static final EventType MESSAGE = new EventType("message");

    /** One left, for the sender's other devices. */
    public static final EventType MESSAGE_SENT = new EventType("message_sent");

    /** Some were read, or one was marked unread: then there is no time. */
    public static final EventType MESSAGE_READ = new EventType("message_read");

    /** Some reached a device of their recipient, who lets the sender know. */
    public static final EventType MESSAGE_DELIVERED = new EventType("message_delivered");

    /** One was hidden by its owner, or emptied by its sender. */
    public static final EventType MESSAGE_DELETED = new EventType("message_deleted");

    /** Marks an event that lets a sender know; it is shown only while its reader agrees. */
    public static final String RECEIPT = "receipt";

    private MessageEvents() {}
}
