package dev.pacenote.adapters.out.postgres.platform.idempotency;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.idempotency.RequestInProgressException;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Keys of requests, in Postgres, beside what they protect. */
@Singleton
public final class PostgresIdempotencyKeys implements IdempotencyKeys, RetentionStore {

    private final IdempotencyKeyRows rows;
    private final Transactions transactions;

    PostgresIdempotencyKeys(IdempotencyKeyRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Claim claim(IdempotentRequest request, Instant now) {
        if (!transactions.isOpen()) {
            throw new IllegalStateException("a key is claimed in a transaction");
        }
        var limit = rows.waitAtMost(IdempotentRequest.PATIENCE.toMillis() + "ms");
        var mine = held(request, now);
        rows.waitAtMost(limit);
        return mine
                ? new Claim.First()
                : rows.findById(request.scope())
                        .map(row -> Claim.of(request, row.content(), row.stored()))
                        // Purged since: it had expired.
                        .orElseThrow(RequestInProgressException::new);
    }

    @Override
    public Claim find(IdempotentRequest request, Instant now) {
        return rows.findById(request.scope())
                .filter(row -> row.expiresAt().isAfter(now))
                .map(row -> Claim.of(request, row.content(), row.stored()))
                .orElseGet(Claim.First::new);
    }

    private boolean held(IdempotentRequest request, Instant now) {
        try {
            return !rows.claim(
                            request.scope(),
                            request.caller(),
                            request.content(),
                            Rows.microseconds(IdempotentRequest.expiry(now)),
                            Rows.microseconds(now))
                    .isEmpty();
        } catch (OverloadedException _) {
            throw new RequestInProgressException();
        }
    }

    @Override
    public void store(IdempotentRequest request, StoredReply reply, Instant now) {
        rows.store(
                request.scope(),
                request.caller(),
                request.content(),
                reply.status(),
                reply.content(),
                reply.location().orElse(null),
                reply.entityTag().orElse(null),
                Rows.microseconds(IdempotentRequest.expiry(now)));
    }

    @Override
    public void release(IdempotentRequest request) {
        rows.remove(request.scope());
    }

    /** Forgets all that was answered to a caller: an account, or issuer and subject. */
    public void forget(String caller) {
        rows.removeOf(IdempotentRequest.caller(caller));
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(Rows.microseconds(now), atMost);
    }
}
