package dev.pacenote.application.delivery.device;

import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person looks at the devices that show their pushes, and takes one out. */
public final class ManageDevices {

    private final Devices devices;
    private final LiveDevices live;
    private final PushSender sender;
    private final InstantSource clock;

    public ManageDevices(
            Devices devices, Sessions sessions, PushSender sender, InstantSource clock) {
        this.devices = devices;
        this.live = new LiveDevices(devices, sessions);
        this.sender = sender;
        this.clock = clock;
    }

    /** Those whose session is open, the oldest first. */
    public List<Device> of(AccountId owner) {
        return live.of(owner, clock.instant());
    }

    /** The key with which browsers subscribe; empty where none are sent to them. */
    public Optional<String> publicKey() {
        return sender.publicKey();
    }

    /**
     * @return false when the account has no such device
     */
    public boolean remove(AccountId owner, UUID id) {
        return devices.delete(owner, id);
    }
}
