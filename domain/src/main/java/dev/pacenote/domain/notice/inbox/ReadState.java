package dev.pacenote.domain.notice.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether its owner read something.
 *
 * @param firstReadAt when they read it for the first time; it stays, also when they mark it unread
 * @param unreadSince the number of the event that made it unread: its arrival, or a later mark
 */
public record ReadState(boolean read, Optional<Instant> firstReadAt, long unreadSince) {

    /** Something that just arrived. */
    public static ReadState unread(long seq) {
        return new ReadState(false, Optional.empty(), seq);
    }

    /** When it was read; empty while it is unread. */
    public Optional<Instant> readAt() {
        return firstReadAt.filter(_ -> read);
    }

    /** Read; once more changes nothing. */
    public ReadState readAt(Instant at) {
        return read
                ? this
                : new ReadState(true, firstReadAt.or(() -> Optional.of(at)), unreadSince);
    }

    /** Marked unread by the event of that number; what is unread stays as it is. */
    public ReadState unreadFrom(long seq) {
        return read ? new ReadState(false, firstReadAt, seq) : this;
    }

    /** Whether "all read up to there" takes it: what became unread later is not meant. */
    public boolean isTakenBy(long upToSeq) {
        return !read && unreadSince <= upToSeq;
    }
}
