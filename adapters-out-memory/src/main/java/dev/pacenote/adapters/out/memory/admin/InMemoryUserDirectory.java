package dev.pacenote.adapters.out.memory.admin;

import dev.pacenote.adapters.out.memory.platform.Tables;
import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
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
    public List<Person> list(Optional<String> text, Optional<Paging> paging) {
        return tables.with(
                state -> {
                    var all = matching(state, text).toList();
                    return paging.map(wanted -> wanted.of(all).rows()).orElse(all);
                });
    }

    @Override
    public long count(Optional<String> text) {
        return tables.with(state -> matching(state, text).count());
    }

    private static Stream<Person> matching(Tables.State state, Optional<String> text) {
        var wanted = text.orElse("").toLowerCase(Locale.ROOT);
        return state.accounts.values().stream()
                .sorted(
                        Comparator.comparing(Account::createdAt)
                                .thenComparingLong(account -> account.id().value())
                                .reversed())
                .map(account -> person(state, account))
                .filter(
                        person ->
                                Stream.of(
                                                person.account().username().value(),
                                                person.account().email().value(),
                                                person.driver().orElse(""))
                                        .anyMatch(
                                                value ->
                                                        value.toLowerCase(Locale.ROOT)
                                                                .contains(wanted)));
    }

    private static Person person(Tables.State state, Account account) {
        return new Person(
                account,
                Optional.ofNullable(state.drivers.get(account.id())).map(DriverIdentity::name),
                state.alerts.values().stream()
                        .filter(alert -> alert.owner().equals(account.id()))
                        .findFirst(),
                Optional.ofNullable(state.guarded.get(account.id()))
                        .map(list -> list.notifications().size())
                        .orElse(0));
    }
}
