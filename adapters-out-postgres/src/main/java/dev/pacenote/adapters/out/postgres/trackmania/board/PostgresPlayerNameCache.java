package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.domain.trackmania.board.PlayerId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Display names in Postgres. */
@Singleton
public final class PostgresPlayerNameCache implements PlayerNameCache {

    private final PlayerNameRows rows;
    private final Transactions transactions;

    PostgresPlayerNameCache(PlayerNameRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Map<PlayerId, String> read(Set<PlayerId> accounts, Instant since) {
        var ids = accounts.stream().map(id -> id.value().toString()).toArray(String[]::new);
        var found = new HashMap<PlayerId, String>();
        rows.find(ids, Rows.microseconds(since))
                .forEach(row -> found.put(new PlayerId(row.accountId()), row.name()));
        return found;
    }

    @Override
    public void write(Map<PlayerId, String> names, Instant at) {
        if (names.isEmpty()) {
            return;
        }
        // In the same order for everybody, so that two lists never wait for each other in a circle.
        var ordered =
                new TreeMap<>(names)
                        .entrySet().stream()
                                .map(
                                        name ->
                                                new PlayerNameRows.Row(
                                                        name.getKey().value(),
                                                        name.getValue(),
                                                        Rows.microseconds(at)))
                                .toList();
        transactions.inTransaction(
                () -> {
                    rows.put(ordered);
                    return true;
                });
    }
}
