package dev.pacenote.application.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages that must leave the relational store after a transaction, written in that transaction:
 * they are there when its changes are, and not when they are not. Whoever takes a message and is
 * gone leaves it for the next one, so each is handed on at least once.
 */
public interface Outbox {

    /**
     * @param id makes a repeat harmless: whoever gets the message twice can know it
     * @param kind who gets it
     * @param body what it says, in the words of that kind
     */
    record Message(UUID id, String kind, String body) {}

    /**
     * A message that was taken.
     *
     * @param attempts how often it was taken before
     */
    record Taken(Message message, int attempts) {}

    /**
     * Writes a message in the surrounding transaction. A message of an id that is here stays as it
     * is.
     *
     * @param due when the sweep takes it, unless it is removed before
     * @throws IllegalStateException when there is no transaction
     */
    void post(Message message, Instant due);

    /**
     * Takes messages that are due, the longest due first, and counts that. Of several callers at
     * once each message goes to one, and to nobody else before the lease is over.
     *
     * @param mostAttempts messages that were taken so often stay where they are
     */
    List<Taken> take(Instant now, Duration lease, int mostAttempts, int limit);

    /** Says when to try again what was taken; a message that is gone is no error. */
    void postpone(UUID id, Instant due);

    /** Removes a message that was handed on; one that is gone is no error. */
    void remove(UUID id);

    /** The message as it waits. */
    Optional<Message> find(UUID id);

    /**
     * Removes messages that were taken so often and have been due since before that moment.
     *
     * @return how many
     */
    int removeGivenUp(int attempts, Instant dueBefore);
}
