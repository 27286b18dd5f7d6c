package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.domain.trackmania.board.PlayerId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Display names in Postgres. */
@Singleton
public final class PostgresPlayerNameCache implements PlayerNameCache {

    private final PostgresStore store;

    public PostgresPlayerNameCache(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Map<PlayerId, String> read(Set<PlayerId> accounts, Instant since) {
        return store.with(
                handle -> {
                    var found = new HashMap<PlayerId, String>();
                    handle.createQuery(
                                    """
                                    select account_id, name from player_names
                                    where account_id = any(:ids) and noted_at >= :since
                                    """)
                            .bind(
                                    "ids",
                                    accounts.stream().map(PlayerId::value).toArray(UUID[]::new))
                            .bind("since", Rows.bind(since))
                            .map(
                                    (rs, _) ->
                                            Map.entry(
                                                    new PlayerId(Rows.uuid(rs, "account_id")),
                                                    rs.getString("name")))
                            .forEach(e -> found.put(e.getKey(), e.getValue()));
                    return found;
                });
    }

    @Override
    public void write(Map<PlayerId, String> names, Instant at) {
        if (names.isEmpty()) {
            return;
        }
        store.together(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    """
                                    insert into player_names (account_id, name, noted_at)
                                    values (:id, :name, :at)
                                    on conflict (account_id)
                                    do update set name = excluded.name, noted_at = excluded.noted_at
                                    """);
                    names.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(
                                    e ->
                                            batch.bind("id", e.getKey().value())
                                                    .bind("name", e.getValue())
                                                    .bind("at", Rows.bind(at))
                                                    .add());
                    return batch.execute().length;
                });
    }
}
