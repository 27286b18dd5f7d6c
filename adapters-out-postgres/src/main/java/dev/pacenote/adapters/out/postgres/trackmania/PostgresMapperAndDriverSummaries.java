package dev.pacenote.adapters.out.postgres.trackmania;

import dev.pacenote.adapters.out.postgres.trackmania.alert.MapperAlertRow;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people follow here, in Postgres. */
@Singleton
public final class PostgresMapperAndDriverSummaries implements MapperAndDriverSummaries {

    private final SummaryRows rows;

    PostgresMapperAndDriverSummaries(SummaryRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<AccountId, Summary> of(Collection<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).toArray(Long[]::new);
        var drivers =
                rows.drivers(ids).stream()
                        .collect(
                                Collectors.toMap(
                                        SummaryRows.Driver::userId, SummaryRows.Driver::name));
        var alerts =
                rows.alerts(ids).stream()
                        .collect(Collectors.toMap(MapperAlertRow::userId, MapperAlertRow::alert));
        var guarded =
                rows.guarded(ids).stream()
                        .collect(
                                Collectors.toMap(
                                        SummaryRows.Guarded::userId, SummaryRows.Guarded::number));
        var all = new HashSet<>(drivers.keySet());
        all.addAll(alerts.keySet());
        all.addAll(guarded.keySet());
        var summaries = new HashMap<AccountId, Summary>();
        for (long account : all) {
            summaries.put(
                    new AccountId(account),
                    new Summary(
                            Optional.ofNullable(drivers.get(account)),
                            Optional.ofNullable(alerts.get(account)),
                            guarded.getOrDefault(account, 0)));
        }
        return summaries;
    }

    @Override
    public Set<AccountId> named(String text) {
        return rows.named(text).stream().map(AccountId::new).collect(Collectors.toSet());
    }
}
