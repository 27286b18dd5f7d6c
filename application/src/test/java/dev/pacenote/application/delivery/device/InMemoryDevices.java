package dev.pacenote.application.delivery.device;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Devices in memory. */
public final class InMemoryDevices implements Devices {

    private static final Comparator<Device> OLDEST_FIRST =
            Comparator.<Device, Instant>comparing(device -> device.usage().registeredAt())
                    .thenComparing(device -> device.id().toString());

    private final Tables tables;

    public InMemoryDevices(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Device> of(AccountId owner) {
        return tables.with(
                state ->
                        state.devices.values().stream()
                                .filter(device -> device.account().equals(owner))
                                .sorted(OLDEST_FIRST)
                                .toList());
    }

    @Override
    public List<Device> ofForUpdate(AccountId owner) {
        return of(owner);
    }

    @Override
    public Optional<Device> find(AccountId owner, UUID id) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.devices.get(id))
                                .filter(device -> device.account().equals(owner)));
    }

    @Override
    public Optional<Device> findByTarget(PushTarget target) {
        return tables.with(
                state ->
                        state.devices.values().stream()
                                .filter(device -> isAt(device, target))
                                .findFirst());
    }

    private static boolean isAt(Device device, PushTarget target) {
        return device.target().fingerprint().equals(target.fingerprint());
    }

    @Override
    public boolean insert(Device device) {
        return tables.with(
                state -> {
                    if (state.devices.values().stream()
                            .anyMatch(other -> isAt(other, device.target()))) {
                        return false;
                    }
                    return state.devices.putIfAbsent(device.id(), device) == null;
                });
    }

    @Override
    public SaveResult<Device> save(Device device) {
        return tables.with(
                state -> {
                    var stored = state.devices.get(device.id());
                    if (stored == null || stored.version() != device.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    state.devices.put(device.id(), device.saved());
                    return new SaveResult.Saved<>(device.saved());
                });
    }

    @Override
    public boolean delete(AccountId owner, UUID id) {
        return tables.with(
                state ->
                        state.devices
                                .values()
                                .removeIf(
                                        device ->
                                                device.id().equals(id)
                                                        && device.account().equals(owner)));
    }

    @Override
    public List<AccountId> owners(long after, int atMost) {
        return tables.with(
                state ->
                        state.devices.values().stream()
                                .map(Device::account)
                                .filter(owner -> owner.value() > after)
                                .distinct()
                                .sorted(Comparator.comparingLong(AccountId::value))
                                .limit(atMost)
                                .toList());
    }
}
