package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.idempotency.PostgresIdempotencyKeys;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;

/** Erases what the requests of an account that is gone were answered with. */
@Singleton
public final class PostgresReplyEraser implements AccountEraser {

    private final PostgresIdempotencyKeys keys;

    PostgresReplyEraser(PostgresIdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    public void erase(AccountId person) {
        keys.forget(person.toString());
    }
}
