package dev.pacenote.application.delivery.device;

import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.retention.RetentionStore;
import java.time.Instant;

/** Deletes the devices whose session is over. They were seen no more since then. */
public final class PurgeDevices implements RetentionStore {

    private static final int ACCOUNTS_AT_ONCE = 500;

    private final Devices devices;
    private final LiveDevices live;

    public PurgeDevices(Devices devices, Sessions sessions) {
        this.devices = devices;
        this.live = new LiveDevices(devices, sessions);
    }

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public int purge(Instant now, int atMost) {
        int purged = 0;
        long after = 0;
        while (true) {
            var owners = devices.owners(after, ACCOUNTS_AT_ONCE);
            for (var owner : owners) {
                for (var id : live.ended(owner, now)) {
                    if (purged == atMost) {
                        return purged;
                    }
                    purged += devices.delete(owner, id) ? 1 : 0;
                }
            }
            if (owners.size() < ACCOUNTS_AT_ONCE) {
                return purged;
            }
            after = owners.getLast().value();
        }
    }
}
