package dev.pacenote.application.delivery.device;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The devices of a person, for their export; where each takes its pushes stays secret. */
public final class DevicesExport implements AccountExport {

    private final Devices devices;

    public DevicesExport(Devices devices) {
        this.devices = devices;
    }

    @Override
    public String member() {
        return "devices";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return devices.of(person).stream().map(DevicesExport::row);
    }

    private static Map<String, Object> row(Device device) {
        var row = new HashMap<String, Object>();
        row.put("deviceId", device.id().toString());
        row.put("platform", device.target().platform().wireName());
        row.put("name", device.name().value());
        row.put("registeredAt", device.usage().registeredAt());
        device.usage().lastUsedAt().ifPresent(at -> row.put("lastUsedAt", at));
        device.disabledReason().ifPresent(why -> row.put("disabledReason", why.wireName()));
        return row;
    }
}
