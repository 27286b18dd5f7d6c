package dev.pacenote.application.delivery.device;

import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Devices whose session is open. Sessions may be in another store, so that a device is not deleted
 * with its session: it is seen no more from that moment, and deleted later.
 */
final class LiveDevices {

    private final Devices devices;
    private final Sessions sessions;

    LiveDevices(Devices devices, Sessions sessions) {
        this.devices = devices;
        this.sessions = sessions;
    }

    /** Those of an account, the oldest first. */
    List<Device> of(AccountId owner, Instant now) {
        return live(owner, devices.of(owner), now);
    }

    /** The same; the others of the account are deleted. For whoever changes its devices. */
    List<Device> ofForUpdate(AccountId owner, Instant now) {
        var all = devices.ofForUpdate(owner);
        var live = live(owner, all, now);
        all.stream()
                .filter(device -> !live.contains(device))
                .forEach(device -> devices.delete(owner, device.id()));
        return live;
    }

    boolean isLive(Device device, Instant now) {
        return sessions.find(device.owner().session(), now)
                .filter(session -> session.user().equals(device.account()))
                .isPresent();
    }

    /** The ids of an account's devices whose session is over. */
    Set<UUID> ended(AccountId owner, Instant now) {
        var all = devices.of(owner);
        var live = ids(live(owner, all, now));
        return all.stream()
                .map(Device::id)
                .filter(id -> !live.contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<UUID> ids(Collection<Device> devices) {
        return devices.stream().map(Device::id).collect(Collectors.toUnmodifiableSet());
    }

    private List<Device> live(AccountId owner, List<Device> all, Instant now) {
        if (all.isEmpty()) {
            return all;
        }
        Set<SessionId> open =
                sessions.of(owner, now).stream()
                        .map(Session::id)
                        .collect(Collectors.toUnmodifiableSet());
        return all.stream().filter(device -> open.contains(device.owner().session())).toList();
    }
}
