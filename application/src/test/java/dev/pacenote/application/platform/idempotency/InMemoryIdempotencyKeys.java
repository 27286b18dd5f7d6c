package dev.pacenote.application.platform.idempotency;

import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.Instant;
import java.util.Optional;

/** Keys of requests in memory. */
public final class InMemoryIdempotencyKeys
        implements IdempotencyKeys, RetentionStore, AccountEraser {

    /**
     * @param reply empty while the request that holds the key is at work
     */
    public record Row(
            String caller, String content, Optional<StoredReply> reply, Instant expiresAt) {}

    private final Tables tables;

    public InMemoryIdempotencyKeys(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Claim claim(IdempotentRequest request, Instant now) {
        if (!tables.isOpen()) {
            throw new IllegalStateException("a key is claimed in a transaction");
        }
        return tables.with(
                state -> {
                    var found = find(request, now);
                    if (!(found instanceof Claim.First)) {
                        return found;
                    }
                    state.idempotencyKeys.put(
                            request.scope(),
                            new Row(
                                    request.caller(),
                                    request.content(),
                                    Optional.empty(),
                                    IdempotentRequest.expiry(now)));
                    return found;
                });
    }

    @Override
    public Claim find(IdempotentRequest request, Instant now) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.idempotencyKeys.get(request.scope()))
                                .filter(row -> row.expiresAt().isAfter(now))
                                .map(
                                        row ->
                                                Claim.of(
                                                        request,
                                                        row.content(),
                                                        row.reply().orElseThrow()))
                                .orElseGet(Claim.First::new));
    }

    @Override
    public void store(IdempotentRequest request, StoredReply reply, Instant now) {
        tables.with(state -> write(state, request, reply, now));
    }

    /** The same as part of a greater change. */
    public static boolean write(
            Tables.State state, IdempotentRequest request, StoredReply reply, Instant now) {
        state.idempotencyKeys.put(
                request.scope(),
                new Row(
                        request.caller(),
                        request.content(),
                        Optional.of(reply),
                        IdempotentRequest.expiry(now)));
        return true;
    }

    @Override
    public void release(IdempotentRequest request) {
        tables.with(state -> state.idempotencyKeys.remove(request.scope()));
    }

    @Override
    public void erase(AccountId person) {
        var caller = IdempotentRequest.caller(person.toString());
        tables.with(
                state ->
                        state.idempotencyKeys
                                .values()
                                .removeIf(row -> row.caller().equals(caller)));
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return tables.with(
                state -> {
                    var expired =
                            state.idempotencyKeys.entrySet().stream()
                                    .filter(row -> !row.getValue().expiresAt().isAfter(now))
                                    .limit(atMost)
                                    .toList();
                    expired.forEach(row -> state.idempotencyKeys.remove(row.getKey()));
                    return expired.size();
                });
    }
}
