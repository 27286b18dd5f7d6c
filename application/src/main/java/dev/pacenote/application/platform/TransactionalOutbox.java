package dev.pacenote.application.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Changes in one transaction, with messages to others that are sent exactly when the changes are
 * kept. The one who made the changes hands the messages on right after the commit; what a crash or
 * an outage left, the sweep of every minute hands on. A message arrives at least once, and its
 * handler must not mind a second time.
 *
 * <p>A handler that fails never undoes the changes. Its message is tried again after 1, 2, 4 …
 * minutes, then every hour, {@link #MAX_ATTEMPTS} times; after that it stays in the table for
 * {@link #GIVEN_UP_KEPT}, for the operator to look at.
 */
public final class TransactionalOutbox {

    /** About two days. */
    public static final int MAX_ATTEMPTS = 50;

    public static final Duration GIVEN_UP_KEPT = Duration.ofDays(30);

    /** So long the one who wrote a message has for handing it on before the sweep takes it. */
    private static final Duration HEAD_START = Duration.ofMinutes(1);

    private static final Duration MAX_WAIT = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 6;
    private static final int BATCH = 50;

    /** What a transaction leaves for after its commit. */
    public interface Posting {

        /** Sends a message if the transaction is kept. */
        void post(UUID id, String kind, String body);

        /**
         * Has something done after the commit that may as well not happen, such as forgetting what
         * a cache holds.
         */
        void afterCommit(Runnable work);
    }

    /** Hears of handlers that failed, for the operator. */
    @FunctionalInterface
    public interface Failures {

        /**
         * @param attempts how often the message was tried by the sweep; 0 right after the commit
         * @param givenUp whether that was the last time
         */
        void failed(Outbox.Message message, int attempts, boolean givenUp, RuntimeException cause);
    }

    private static final class Posted implements Posting {
        private final Outbox outbox;
        private final Instant due;
        private final List<Outbox.Message> messages = new ArrayList<>();
        private final List<Runnable> afterwards = new ArrayList<>();

        Posted(Outbox outbox, Instant due) {
            this.outbox = outbox;
            this.due = due;
        }

        @Override
        public void post(UUID id, String kind, String body) {
            var message = new Outbox.Message(id, kind, body);
            outbox.post(message, due);
            messages.add(message);
        }

        @Override
        public void afterCommit(Runnable work) {
            afterwards.add(work);
        }
    }

    private record Outcome<T>(T result, Posted posted) {}

    private final Outbox outbox;
    private final Transactions transactions;
    private final Map<String, Consumer<String>> handlers;
    private final Failures failures;
    private final InstantSource clock;

    /**
     * @param handlers who gets the messages of each kind; a handler throws when it could not do its
     *     work
     */
    public TransactionalOutbox(
            Outbox outbox,
            Transactions transactions,
            Map<String, Consumer<String>> handlers,
            Failures failures,
            InstantSource clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.handlers = Map.copyOf(handlers);
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * Makes changes and posts messages, all or none; the messages are handed on, or left to the
     * sweep, when this returns.
     *
     * @throws IllegalStateException inside another transaction: its end is not known here, and
     *     messages about changes that are undone later would be handed on
     */
    public <T> T inTransaction(Function<Posting, T> work) {
        if (transactions.isOpen()) {
            throw new IllegalStateException(
                    "messages cannot be handed on inside another transaction");
        }
        // Made anew at each try: of a transaction that was undone nothing may be left.
        var outcome =
                transactions.inTransaction(
                        () -> {
                            var posted = new Posted(outbox, clock.instant().plus(HEAD_START));
                            return new Outcome<>(work.apply(posted), posted);
                        });
        outcome.posted().afterwards.forEach(Runnable::run);
        outcome.posted().messages.forEach(this::handOnNow);
        return outcome.result();
    }

    private void handOnNow(Outbox.Message message) {
        try {
            handOn(message);
        } catch (RuntimeException e) {
            failures.failed(message, 0, false, e);
        }
    }

    private void handOn(Outbox.Message message) {
        var handler = handlers.get(message.kind());
        if (handler == null) {
            throw new IllegalStateException("nobody takes messages of kind " + message.kind());
        }
        handler.accept(message.body());
        outbox.remove(message.id());
    }

    /**
     * Hands on what is due. One message's trouble never stops the others.
     *
     * @return how many messages were handed on
     */
    public int sweep() {
        var now = clock.instant();
        int handedOn = 0;
        List<Outbox.Taken> batch;
        do {
            batch = outbox.take(now, MAX_WAIT, MAX_ATTEMPTS, BATCH);
            for (var taken : batch) {
                handedOn += isHandedOn(taken) ? 1 : 0;
            }
        } while (batch.size() == BATCH);
        outbox.removeGivenUp(MAX_ATTEMPTS, now.minus(GIVEN_UP_KEPT));
        return handedOn;
    }

    private boolean isHandedOn(Outbox.Taken taken) {
        var message = taken.message();
        try {
            handOn(message);
            return true;
        } catch (RuntimeException e) {
            int failed = taken.attempts() + 1;
            outbox.postpone(message.id(), clock.instant().plus(waitAfter(failed)));
            failures.failed(message, failed, failed >= MAX_ATTEMPTS, e);
            return false;
        }
    }

    private static Duration waitAfter(int failed) {
        var wait = Duration.ofMinutes(1L << Math.min(failed - 1, MAX_DOUBLINGS));
        return wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
    }
}
