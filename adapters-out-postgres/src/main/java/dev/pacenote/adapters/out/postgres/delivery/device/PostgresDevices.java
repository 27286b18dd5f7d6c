package dev.pacenote.adapters.out.postgres.delivery.device;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.delivery.device.Devices;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.SecretSeal;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.DeviceName;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Devices in Postgres. */
@Singleton
public final class PostgresDevices implements Devices {

    private final DeviceRows rows;
    private final SecretSeal seal;

    PostgresDevices(DeviceRows rows, SecretSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    @Override
    public List<Device> of(AccountId owner) {
        return devices(rows.of(owner.value())).toList();
    }

    @Override
    public List<Device> ofForUpdate(AccountId owner) {
        rows.hold(owner.value());
        return of(owner);
    }

    @Override
    public Optional<Device> find(AccountId owner, UUID id) {
        return rows.find(owner.value(), id).flatMap(this::device);
    }

    @Override
    public Optional<Device> findByTarget(PushTarget target) {
        return rows.findByHash(target.fingerprint()).flatMap(this::device);
    }

    private Stream<Device> devices(Collection<DeviceRows.Row> found) {
        return found.stream().map(this::device).flatMap(Optional::stream);
    }

    private Optional<Device> device(DeviceRows.Row row) {
        return seal.open(place(row.id()), row.target())
                .map(
                        target ->
                                new Device(
                                        row.id(),
                                        new Device.Owner(
                                                new AccountId(row.userId()),
                                                new SessionId(row.sessionId())),
                                        StoredTarget.read(target),
                                        new DeviceName(row.name()),
                                        new Device.Usage(
                                                row.registeredAt(),
                                                Optional.ofNullable(row.lastUsedAt())),
                                        Optional.ofNullable(row.disabledReason())
                                                .map(PostgresDevices::reason),
                                        row.version()));
    }

    private static Device.DisabledReason reason(String word) {
        return Stream.of(Device.DisabledReason.values())
                .filter(reason -> reason.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored word: " + word));
    }

    private static String place(UUID id) {
        return "devices " + id;
    }

    private String sealed(Device device) {
        return seal.seal(place(device.id()), StoredTarget.write(device.target()));
    }

    @Override
    public boolean insert(Device device) {
        if (insertRow(device)) {
            return true;
        }
        // A row that nobody can open any more keeps nobody away.
        var hash = device.target().fingerprint();
        boolean lost = rows.findByHash(hash).filter(row -> device(row).isEmpty()).isPresent();
        return lost && rows.removeByHash(hash) == 1 && insertRow(device);
    }

    private boolean insertRow(Device device) {
        return rows.insert(
                        device.id(),
                        device.account().value(),
                        device.owner().session().value(),
                        device.target().platform().wireName(),
                        device.target().fingerprint(),
                        sealed(device),
                        device.name().value(),
                        Rows.microseconds(device.usage().registeredAt()),
                        Rows.stored(device.usage().lastUsedAt()),
                        device.disabledReason().map(Device.DisabledReason::wireName).orElse(null),
                        device.version())
                == 1;
    }

    @Override
    public SaveResult<Device> save(Device device) {
        int saved =
                rows.save(
                        device.id(),
                        device.owner().session().value(),
                        sealed(device),
                        device.name().value(),
                        Rows.stored(device.usage().lastUsedAt()),
                        device.disabledReason().map(Device.DisabledReason::wireName).orElse(null),
                        device.version());
        return saved == 1 ? new SaveResult.Saved<>(device.saved()) : new SaveResult.Conflict<>();
    }

    @Override
    public boolean delete(AccountId owner, UUID id) {
        return rows.remove(owner.value(), id) == 1;
    }

    @Override
    public List<AccountId> owners(long after, int atMost) {
        return rows.owners(after, atMost).stream()
                .map(owner -> new AccountId(owner.userId()))
                .toList();
    }
}
