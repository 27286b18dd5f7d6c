package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The numbers of all accounts, in Postgres. */
@Singleton
public final class PostgresAccountNumbers implements AccountNumbers {

    private final AccountNumberRows rows;

    PostgresAccountNumbers(AccountNumberRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<AccountId> newest() {
        return Optional.ofNullable(rows.newest()).map(AccountId::new);
    }

    @Override
    public List<AccountId> next(long after, AccountId upTo, int limit) {
        return rows.next(after, upTo.value(), limit).stream().map(AccountId::new).toList();
    }

    @Override
    public List<AccountId> nextOf(int part, int parts, long after, int limit) {
        return rows.nextOf(part, parts, after, limit).stream().map(AccountId::new).toList();
    }
}
