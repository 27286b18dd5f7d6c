package dev.pacenote.application.messages.directory;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.Username;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** People in memory, in the order of what they are called. */
public final class InMemoryDirectoryEntries implements DirectoryEntries {

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::sortedBy).thenComparingLong(entry -> entry.id().value());

    private final Tables tables;

    public InMemoryDirectoryEntries(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Entry> page(Filter filter, Optional<Entry> after, int limit) {
        return tables.with(
                state ->
                        state.accounts.values().stream()
                                .filter(account -> isWanted(account, filter))
                                .map(InMemoryDirectoryEntries::entry)
                                .filter(
                                        entry ->
                                                after.isEmpty()
                                                        || ORDER.compare(entry, after.get()) > 0)
                                .sorted(ORDER)
                                .limit(limit)
                                .toList());
    }

    private static Entry entry(Account account) {
        return new Entry(
                account.id(),
                account.displayName(),
                account.enabled(),
                account.displayName().toLowerCase(Locale.ROOT));
    }

    private static boolean isWanted(Account account, Filter filter) {
        return filter.among().filter(some -> !some.contains(account.id())).isEmpty()
                && filter.enabled().filter(enabled -> enabled != account.enabled()).isEmpty()
                && Stream.of(
                                Optional.of(account.displayName()),
                                account.name().last().map(NamePart::value),
                                account.profile()
                                        .username()
                                        .filter(name -> !name.isAddress())
                                        .map(Username::value))
                        .flatMap(Optional::stream)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.startsWith(filter.name().toLowerCase(Locale.ROOT)));
    }
}
