package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everybody, in memory. */
public final class InMemoryUserDirectory implements UserDirectory {

    private final Tables tables;

    public InMemoryUserDirectory(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Account> list(Search search, Optional<Paging> paging) {
        return tables.with(
                state -> {
                    var all = matching(state, search).toList();
                    return paging.map(wanted -> wanted.of(all).rows()).orElse(all);
                });
    }

    @Override
    public long count(Search search) {
        return tables.with(state -> matching(state, search).count());
    }

    private static Stream<Account> matching(Tables.State state, Search search) {
        return state.accounts.values().stream()
                .sorted(
                        Comparator.comparing(Account::createdAt)
                                .thenComparingLong(account -> account.id().value())
                                .reversed())
                .filter(
                        account ->
                                search.others().contains(account.id())
                                        || Stream.of(
                                                        account.username().value(),
                                                        account.email()
                                                                .map(EmailAddress::value)
                                                                .orElse(""))
                                                .anyMatch(
                                                        value ->
                                                                value.toLowerCase(Locale.ROOT)
                                                                        .contains(search.text())));
    }
}
