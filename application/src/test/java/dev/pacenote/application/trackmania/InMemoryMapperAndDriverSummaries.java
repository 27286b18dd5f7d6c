package dev.pacenote.application.trackmania;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people follow here, in memory. */
public final class InMemoryMapperAndDriverSummaries implements MapperAndDriverSummaries {

    private final Tables tables;

    public InMemoryMapperAndDriverSummaries(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<AccountId, Summary> of(Collection<AccountId> accounts) {
        return tables.with(
                state -> {
                    var summaries = new HashMap<AccountId, Summary>();
                    for (var account : accounts) {
                        var summary = summary(state, account);
                        if (!summary.equals(new Summary(Optional.empty(), Optional.empty(), 0))) {
                            summaries.put(account, summary);
                        }
                    }
                    return summaries;
                });
    }

    private static Summary summary(Tables.State state, AccountId account) {
        return new Summary(
                Optional.ofNullable(state.drivers.get(account)).map(DriverIdentity::name),
                state.alerts.values().stream()
                        .filter(alert -> alert.owner().equals(account))
                        .findFirst(),
                Optional.ofNullable(state.guarded.get(account))
                        .map(list -> list.notifications().size())
                        .orElse(0));
    }

    @Override
    public Set<AccountId> named(String text) {
        return tables.with(
                state ->
                        state.drivers.entrySet().stream()
                                .filter(
                                        driver ->
                                                driver.getValue()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(text))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
    }
}
