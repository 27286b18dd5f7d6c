package dev.pacenote.adapters.out.postgres.messages.directory;

import dev.pacenote.application.messages.directory.DirectoryEntries;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All people in the order of what they are called, in Postgres. */
@Singleton
public final class PostgresDirectoryEntries implements DirectoryEntries {

    private final DirectoryRows rows;

    PostgresDirectoryEntries(DirectoryRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Entry> page(Filter filter, Optional<Entry> after, int limit) {
        return rows
                .page(
                        filter.name().replaceAll("[\\\\%_]", "\\\\$0") + "%",
                        filter.enabled().orElse(null),
                        filter.among()
                                .map(
                                        some ->
                                                some.stream()
                                                        .map(AccountId::value)
                                                        .toArray(Long[]::new))
                                .orElse(null),
                        after.map(Entry::sortedBy).orElse(""),
                        after.map(entry -> entry.id().value()).orElse(0L),
                        limit)
                .stream()
                .map(DirectoryRows.Listed::entry)
                .toList();
    }
}
