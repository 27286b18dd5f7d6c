package dev.pacenote.application.parts.stock;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does a write of somebody who may send it again: the reply is stored in the transaction of the
 * change, so a phone that lost its signal may resend anything.
 */
public final class WriteOnce {

    /** What a write came to. */
    public sealed interface Written<R> {

        record Done<R>(R result) implements Written<R> {}

        /** It was done before; this was the answer. */
        record Repeated<R>(StoredReply reply) implements Written<R> {}

        /** The key stands for something else. */
        record KeyReused<R>() implements Written<R> {}
    }

    private final DoOnce once;
    private final Transactions transactions;

    public WriteOnce(DoOnce once, Transactions transactions) {
        this.once = once;
        this.transactions = transactions;
    }

    /**
     * @param request empty: its sender gave no key, and it is done each time
     * @param reply what a repeat is answered with; empty when the work was refused
     */
    public <R> Written<R> write(
            Optional<IdempotentRequest> request,
            Supplier<R> work,
            Function<R, Optional<StoredReply>> reply) {
        return transactions.inTransaction(
                () ->
                        once.<Written<R>>inTransaction(
                                request,
                                () -> new Written.Done<>(work.get()),
                                written ->
                                        written instanceof Written.Done<R>(var result)
                                                ? reply.apply(result)
                                                : Optional.empty(),
                                new Repeated<>()));
    }

    /**
     * The same for work that has transactions of its own, and does no harm when it is done twice:
     * of some that do it at once, all get the answer of the first who ends.
     */
    public <R> Written<R> writeInSteps(
            Optional<IdempotentRequest> request,
            Supplier<R> work,
            Function<R, Optional<StoredReply>> reply) {
        var before = once.<Written<R>>before(request, new Repeated<>());
        if (before.isPresent()) {
            return before.get();
        }
        var result = work.get();
        return write(request, () -> result, reply);
    }

    private record Repeated<R>() implements DoOnce.Repeats<Written<R>> {

        @Override
        public Written<R> repeated(StoredReply stored) {
            return new Written.Repeated<>(stored);
        }

        @Override
        public Written<R> mismatch() {
            return new Written.KeyReused<>();
        }
    }
}
