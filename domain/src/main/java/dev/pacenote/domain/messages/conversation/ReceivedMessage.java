package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.notice.inbox.ReadState;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as its recipient has it.
 *
 * @param deliveredAt when it reached a device of theirs, as far as known
 */
public record ReceivedMessage(
        Envelope envelope,
        Optional<MessageText> text,
        ReadState readState,
        Optional<Instant> deliveredAt,
        Instant updatedAt)
        implements Message {

    /** Whether it counts as unread; one without text has nothing to read. */
    public boolean isUnread() {
        return !readState.read() && text.isPresent();
    }

    /** Read, and so delivered; once more changes nothing. */
    public ReceivedMessage read(Instant at) {
        return readState.read()
                ? this
                : new ReceivedMessage(
                        envelope,
                        text,
                        readState.readAt(at),
                        deliveredAt.or(() -> Optional.of(at)),
                        at);
    }

    /** It reached a device of its recipient; the first time stays. */
    public ReceivedMessage delivered(Instant at) {
        return isDelivered()
                ? this
                : new ReceivedMessage(envelope, text, readState, Optional.of(at), updatedAt);
    }

    public boolean isDelivered() {
        return deliveredAt.isPresent();
    }

    /** Marked unread by the event of that number; what is unread or empty stays as it is. */
    public ReceivedMessage unread(long seq, Instant at) {
        return readState.read() && text.isPresent()
                ? new ReceivedMessage(envelope, text, readState.unreadFrom(seq), deliveredAt, at)
                : this;
    }

    /** Whether "all read up to there" takes it. */
    public boolean isReadBy(long upToSeq) {
        return isUnread() && readState.isTakenBy(upToSeq);
    }

    @Override
    public ReceivedMessage emptied(Instant at) {
        return text.isEmpty()
                ? this
                : new ReceivedMessage(envelope, Optional.empty(), readState, deliveredAt, at);
    }
}
