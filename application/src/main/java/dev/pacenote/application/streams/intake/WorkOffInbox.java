package dev.pacenote.application.streams.intake;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.streams.intake.InboxMessage;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Works off stored messages of one sender: what each changes is stored in one commit with that it
 * is done. One message's trouble stops no other.
 */
public final class WorkOffInbox {

    private static final int BATCH = 20;

    /** Hears of messages that could not be handled, for the operator. */
    @FunctionalInterface
    public interface Failures {
        void failed(InboxMessage message, RuntimeException cause);
    }

    private final StreamInbox inbox;
    private final Transactions transactions;
    private final Failures failures;
    private final Ids ids;
    private final InstantSource clock;

    public WorkOffInbox(
            StreamInbox inbox,
            Transactions transactions,
            Failures failures,
            Ids ids,
            InstantSource clock) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.failures = failures;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Handles what waits.
     *
     * @param effects what a message changes; inside the commit
     * @return how many were looked at
     */
    int workOff(InboxMessage.Source source, Consumer<InboxMessage> effects) {
        int handled = 0;
        int batch;
        do {
            var token = ids.next();
            var claimed = inbox.claim(source, token, clock.instant(), BATCH);
            claimed.forEach(message -> handle(message, token, effects));
            batch = claimed.size();
            handled += batch;
        } while (batch == BATCH);
        return handled;
    }

    private void handle(InboxMessage message, UUID token, Consumer<InboxMessage> effects) {
        try {
            inTransaction(
                    message,
                    token,
                    () -> {
                        effects.accept(message);
                        return message.done(clock.instant());
                    });
        } catch (StoreUnavailableException e) {
            // Nothing is known to be wrong with the message: it is claimed again later.
            failures.failed(message, e);
        } catch (RuntimeException e) {
            failures.failed(message, e);
            inTransaction(message, token, () -> message.failed(clock.instant()));
        }
    }

    private void inTransaction(InboxMessage message, UUID token, Supplier<InboxMessage> work) {
        transactions.run(
                () -> {
                    if (inbox.hold(message.key(), token)) {
                        inbox.save(work.get());
                    }
                });
    }
}
