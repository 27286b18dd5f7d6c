package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.GuardList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Drivers in memory. */
public final class InMemoryDrivers implements Drivers {

    private final Tables tables;

    public InMemoryDrivers(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<DriverIdentity> find(AccountId person) {
        return tables.with(state -> Optional.ofNullable(state.drivers.get(person)));
    }

    @Override
    public Set<PlayerId> accounts() {
        return tables.with(
                state ->
                        state.drivers.values().stream()
                                .filter(
                                        driver -> {
                                            var owner = state.accounts.get(driver.person());
                                            return owner != null && owner.enabled();
                                        })
                                .map(DriverIdentity::account)
                                .collect(Collectors.toSet()));
    }

    @Override
    public void rename(Map<PlayerId, String> names) {
        tables.with(
                state -> {
                    state.drivers.replaceAll(
                            (person, driver) ->
                                    new DriverIdentity(
                                            person,
                                            names.getOrDefault(driver.account(), driver.name()),
                                            driver.account()));
                    return true;
                });
    }

    @Override
    public void save(DriverIdentity identity) {
        tables.with(
                state -> {
                    state.guarded.putIfAbsent(
                            identity.person(), GuardList.empty(identity.person()));
                    return state.drivers.put(identity.person(), identity) == null;
                });
    }
}
