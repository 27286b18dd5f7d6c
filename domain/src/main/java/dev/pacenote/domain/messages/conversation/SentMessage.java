package dev.pacenote.domain.messages.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A message as its sender has it. */
public record SentMessage(
        Envelope envelope, Optional<MessageText> text, Receipt receipt, Instant updatedAt)
        implements Message {

    /** How long a sender may take a message back from both. */
    public static final Duration WITHDRAWAL_PERIOD = Duration.ofHours(24);

    /**
     * What became of it at its recipient, who may not want it to be known.
     *
     * @param readAt when it was read first
     */
    public record Receipt(Optional<Instant> deliveredAt, Optional<Instant> readAt) {
        public static final Receipt NONE = new Receipt(Optional.empty(), Optional.empty());
    }

    /** Its recipient read it; the first time stays. */
    public SentMessage readByRecipient(Instant at) {
        return receipt.readAt().isPresent()
                ? this
                : new SentMessage(
                        envelope,
                        text,
                        new Receipt(
                                receipt.deliveredAt().or(() -> Optional.of(at)), Optional.of(at)),
                        at);
    }

    /** It reached a device of its recipient; the first time stays. */
    public SentMessage deliveredToRecipient(Instant at) {
        return receipt.deliveredAt().isPresent()
                ? this
                : new SentMessage(
                        envelope, text, new Receipt(Optional.of(at), receipt.readAt()), updatedAt);
    }

    /** Whether its sender may still take it back from both. */
    public boolean mayBeWithdrawn(Instant now) {
        return now.isBefore(envelope.createdAt().plus(WITHDRAWAL_PERIOD));
    }

    @Override
    public SentMessage emptied(Instant at) {
        return text.isEmpty() ? this : new SentMessage(envelope, Optional.empty(), receipt, at);
    }
}
