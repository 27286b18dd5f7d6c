package dev.pacenote.application.identity.account;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** The numbers of accounts in memory. */
public final class InMemoryAccountNumbers implements AccountNumbers {

    private final Tables tables;

    public InMemoryAccountNumbers(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<AccountId> newest() {
        return tables.with(state -> state.accounts.keySet().stream().reduce((_, later) -> later));
    }

    @Override
    public List<AccountId> next(long after, AccountId upTo, int limit) {
        return numbers(id -> id > after && id <= upTo.value(), limit);
    }

    @Override
    public List<AccountId> nextOf(int part, int parts, long after, int limit) {
        return numbers(id -> id > after && id % parts == part, limit);
    }

    private List<AccountId> numbers(LongPredicate which, int limit) {
        return tables.with(
                state ->
                        state.accounts.keySet().stream()
                                .filter(id -> which.test(id.value()))
                                .limit(limit)
                                .toList());
    }
}
