package dev.pacenote.adapters.out.memory;

import dev.pacenote.application.trackmania.Drivers;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.trackmania.DriverIdentity;
import java.util.Optional;

/** Drivers in memory. */
public final class InMemoryDrivers implements Drivers {

    private final Tables tables;

    public InMemoryDrivers(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<DriverIdentity> of(UserId person) {
        return tables.with(state -> Optional.ofNullable(state.drivers.get(person)));
    }

    @Override
    public void put(DriverIdentity identity) {
        tables.with(state -> state.drivers.put(identity.person(), identity) == null);
    }
}
