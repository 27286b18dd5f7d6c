package dev.pacenote.application.delivery.device;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.DeviceName;
import dev.pacenote.domain.delivery.device.PushEndpoint;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.delivery.device.SubscriptionKeys;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.UUID;

/** Devices for tests. */
public final class DeviceSamples {

    /** The key and the secret of the example in RFC 8291, section 5. */
    public static final SubscriptionKeys KEYS =
            new SubscriptionKeys(
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
                            + "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                    "BTBZMqHH6r4Tts7J_aSIgg");

    private DeviceSamples() {}

    /** A target that no other device has. */
    public static PushTarget target() {
        return new PushTarget.WebPush(
                new PushEndpoint("https://push.example.net/" + Samples.word()), KEYS);
    }

    public static Device device(AccountId account, Instant at) {
        return device(account, new SessionId(UUID.randomUUID()), at);
    }

    public static Device device(AccountId account, SessionId session, Instant at) {
        return Device.registered(
                UUID.randomUUID(),
                new Device.Owner(account, session),
                target(),
                new DeviceName("Firefox"),
                at);
    }
}
