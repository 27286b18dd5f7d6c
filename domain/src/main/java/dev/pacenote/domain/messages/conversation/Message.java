package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as one of its two people has it; each has an own copy, with a number of their own
 * stream.
 */
public sealed interface Message permits ReceivedMessage, SentMessage {

    /**
     * What never changes.
     *
     * @param owner whose copy this is
     * @param peer the other one
     * @param seq the number of the event of the owner that brought it
     */
    record Envelope(UUID id, AccountId owner, AccountId peer, long seq, Instant createdAt) {}

    Envelope envelope();

    /** What it says; empty when the sender took it back from both. */
    Optional<MessageText> text();

    Instant updatedAt();

    /** The same copy without its text. */
    Message emptied(Instant at);

    default UUID id() {
        return envelope().id();
    }

    default AccountId owner() {
        return envelope().owner();
    }

    default AccountId peer() {
        return envelope().peer();
    }

    default AccountId sender() {
        return switch (this) {
            case ReceivedMessage _ -> peer();
            case SentMessage _ -> owner();
        };
    }

    default AccountId recipient() {
        return switch (this) {
            case ReceivedMessage _ -> owner();
            case SentMessage _ -> peer();
        };
    }
}
