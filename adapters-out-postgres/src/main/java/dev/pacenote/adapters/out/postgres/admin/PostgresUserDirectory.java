package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.identity.account.AccountRow;
import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Everybody, in Postgres. */
@Singleton
public final class PostgresUserDirectory implements UserDirectory {

    private final UserDirectoryRows rows;

    PostgresUserDirectory(UserDirectoryRows rows) {
        this.rows = rows;
    }

    private static Long[] others(Search search) {
        return search.others().stream().map(AccountId::value).toArray(Long[]::new);
    }

    @Override
    public List<Account> list(Search search, Optional<Paging> paging) {
        return rows
                .list(
                        search.text(),
                        others(search),
                        paging.map(Paging::size).orElse(Integer.MAX_VALUE),
                        paging.map(Paging::offset).orElse(0L))
                .stream()
                .map(AccountRow::account)
                .toList();
    }

    @Override
    public long count(Search search) {
        return search.text().isEmpty()
                ? rows.countAll()
                : rows.count(search.text(), others(search));
    }
}
