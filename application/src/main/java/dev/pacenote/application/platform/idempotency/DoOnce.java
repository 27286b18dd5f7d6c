package dev.pacenote.application.platform.idempotency;

import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does the work of a request once: a repeat gets the reply of the first. Only success is kept. */
public final class DoOnce {

    /** What a use case answers to a request that was sent before. */
    public interface Repeats<T> {

        /** The same was done before. */
        T repeated(StoredReply reply);

        /** The key stands for something else. */
        T mismatch();
    }

    private final IdempotencyKeys keys;
    private final InstantSource clock;

    public DoOnce(IdempotencyKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Does the work, unless it was done before; in the caller's transaction.
     *
     * @param request empty: its sender gave no key, and it is done each time
     * @param reply what a repeat is answered with; empty when the work did nothing
     */
    public <T> T inTransaction(
            Optional<IdempotentRequest> request,
            Supplier<T> work,
            Function<T, Optional<StoredReply>> reply,
            Repeats<T> repeats) {
        if (request.isEmpty()) {
            return work.get();
        }
        return switch (keys.claim(request.get(), clock.instant())) {
            case Claim.First _ -> first(request.get(), work, reply);
            case Claim.Repeated(var stored) -> repeats.repeated(stored);
            case Claim.Mismatch _ -> repeats.mismatch();
        };
    }

    /**
     * What a request was answered with, if it was done before; for work that has transactions of
     * its own, and does no harm when it is done twice.
     */
    public <T> Optional<T> before(Optional<IdempotentRequest> request, Repeats<T> repeats) {
        return request.flatMap(
                it ->
                        switch (keys.find(it, clock.instant())) {
                            case Claim.First _ -> Optional.empty();
                            case Claim.Repeated(var stored) ->
                                    Optional.of(repeats.repeated(stored));
                            case Claim.Mismatch _ -> Optional.of(repeats.mismatch());
                        });
    }

    private <T> T first(
            IdempotentRequest request, Supplier<T> work, Function<T, Optional<StoredReply>> reply) {
        var result = work.get();
        reply.apply(result)
                .ifPresentOrElse(
                        done -> keys.store(request, done, clock.instant()),
                        () -> keys.release(request));
        return result;
    }
}
