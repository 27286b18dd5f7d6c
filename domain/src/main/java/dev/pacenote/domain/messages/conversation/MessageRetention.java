package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Instant;
import java.util.Optional;

/**
 * How long messages are kept. An expired copy is shown to nobody from that moment on, whenever it
 * is deleted.
 *
 * @param period empty when they are kept for ever
 */
public record MessageRetention(Optional<RetentionPeriod> period) {

    /** What holds unless somebody configures it. */
    public static final MessageRetention FOR_EVER = new MessageRetention(Optional.empty());

    /** The first moment of which messages are kept; empty when all are. */
    public Optional<Instant> firstMoment(Instant now) {
        return period.map(kept -> kept.firstMoment(now));
    }

    public boolean isExpired(Message message, Instant now) {
        return firstMoment(now).filter(message.envelope().createdAt()::isBefore).isPresent();
    }
}
