package dev.pacenote.application.delivery.history;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.dispatch.SenderQueue;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Has what failed told again, because an admin knows that it can arrive by now. That is another
 * delivery, decided like every other when it is due: nobody is told what they read meanwhile or
 * switched off. Of two calls at once, or one that is repeated, there is one more delivery.
 */
public final class RetryDelivery {

    /** What came of it. */
    public sealed interface Result {

        /**
         * @param delivery the new one, as it stands now
         */
        record Retried(ReadDeliveries.Shown delivery) implements Result {}

        /**
         * It may still arrive, or ended in another way.
         *
         * @param delivery the one that was named
         */
        record NotFailed(ReadDeliveries.Shown delivery) implements Result {}

        /** There is no such delivery, or its notice is gone. */
        record NotFound() implements Result {}
    }

    private final Deliveries deliveries;
    private final AdminActions audit;
    private final Transactions transactions;
    private final SenderQueue senders;
    private final InstantSource clock;

    public RetryDelivery(
            Deliveries deliveries,
            AdminActions audit,
            Transactions transactions,
            SenderQueue senders,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.transactions = transactions;
        this.senders = senders;
        this.clock = clock;
    }

    public Result retry(AccountId admin, UUID id) {
        return deliveries
                .find(id)
                .map(
                        failed ->
                                failed.again(clock.instant())
                                        .map(next -> retried(admin, next))
                                        .orElseGet(
                                                () ->
                                                        new Result.NotFailed(
                                                                ReadDeliveries.Shown.of(failed))))
                .orElseGet(Result.NotFound::new);
    }

    private Result retried(AccountId admin, Delivery next) {
        var before = deliveries.find(next.id());
        if (before.isEmpty()) {
            // Noted first: where the log lies in another store, nothing is done that it lacks.
            transactions.run(
                    () -> {
                        audit.note(
                                next.updatedAt(),
                                admin,
                                Optional.of(next.account()),
                                "delivery told again: " + next.id());
                        deliveries.insertAbsent(List.of(next));
                    });
        }
        var stored = before.or(() -> deliveries.find(next.id()));
        senders.ask(stored.filter(one -> one.isClaimable(next.updatedAt())).stream().toList());
        return stored.<Result>map(one -> new Result.Retried(ReadDeliveries.Shown.of(one)))
                .orElseGet(Result.NotFound::new);
    }
}
