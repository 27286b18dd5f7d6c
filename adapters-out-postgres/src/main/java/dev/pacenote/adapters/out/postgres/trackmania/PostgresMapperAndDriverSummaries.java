package dev.pacenote.adapters.out.postgres.trackmania;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.trackmania.alert.MapperAlertRow;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What people follow here, in Postgres. */
@Singleton
public final class PostgresMapperAndDriverSummaries implements MapperAndDriverSummaries {

    private final PostgresStore store;

    public PostgresMapperAndDriverSummaries(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Map<AccountId, Summary> of(Collection<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).toArray(Long[]::new);
        return store.with(
                handle -> {
                    var drivers = drivers(handle, ids);
                    var alerts = alerts(handle, ids);
                    var guarded = guarded(handle, ids);
                    var all = new HashSet<>(drivers.keySet());
                    all.addAll(alerts.keySet());
                    all.addAll(guarded.keySet());
                    var summaries = new HashMap<AccountId, Summary>();
                    for (var account : all) {
                        summaries.put(
                                account,
                                new Summary(
                                        Optional.ofNullable(drivers.get(account)),
                                        Optional.ofNullable(alerts.get(account)),
                                        guarded.getOrDefault(account, 0)));
                    }
                    return summaries;
                });
    }

    private static Map<AccountId, String> drivers(Handle handle, Long[] ids) {
        var names = new HashMap<AccountId, String>();
        handle.createQuery("select user_id, name from drivers where user_id = any(:ids)")
                .bind("ids", ids)
                .map(
                        (rs, _) ->
                                Map.entry(
                                        new AccountId(rs.getLong("user_id")), rs.getString("name")))
                .forEach(row -> names.put(row.getKey(), row.getValue()));
        return names;
    }

    private static Map<AccountId, MapperAlert> alerts(Handle handle, Long[] ids) {
        var alerts = new HashMap<AccountId, MapperAlert>();
        handle.createQuery("select * from mapper_alerts where user_id = any(:ids)")
                .bind("ids", ids)
                .map((rs, _) -> MapperAlertRow.alert(rs))
                .forEach(alert -> alerts.put(alert.owner(), alert));
        return alerts;
    }

    private static Map<AccountId, Integer> guarded(Handle handle, Long[] ids) {
        var guarded = new HashMap<AccountId, Integer>();
        handle.createQuery(
                        """
                        select user_id, count(*) as number from driver_notifications
                        where user_id = any(:ids) group by user_id
                        """)
                .bind("ids", ids)
                .map(
                        (rs, _) ->
                                Map.entry(
                                        new AccountId(rs.getLong("user_id")), rs.getInt("number")))
                .forEach(row -> guarded.put(row.getKey(), row.getValue()));
        return guarded;
    }

    @Override
    public Set<AccountId> named(String text) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select user_id from drivers
                                        where strpos(lower(name), :text) > 0
                                        """)
                                .bind("text", text)
                                .mapTo(Long.class)
                                .map(AccountId::new)
                                .set());
    }
}
