package dev.pacenote.adapters.out.postgres.delivery.device;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.domain.delivery.device.AppToken;
import dev.pacenote.domain.delivery.device.Platform;
import dev.pacenote.domain.delivery.device.PushEndpoint;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.delivery.device.SubscriptionKeys;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a device takes its pushes, as it is sealed.
 *
 * @param endpoint of a browser's subscription
 * @param token of an app
 * @param platform of an app
 */
record StoredTarget(
        @Nullable String endpoint,
        @Nullable String p256dh,
        @Nullable String auth,
        @Nullable String token,
        @Nullable Platform platform) {

    private static final TypeReference<StoredTarget> TYPE = new TypeReference<>() {};

    static String write(PushTarget target) {
        return Json.write(
                switch (target) {
                    case PushTarget.WebPush(var endpoint, var keys) ->
                            new StoredTarget(
                                    endpoint.value(), keys.p256dh(), keys.auth(), null, null);
                    case PushTarget.App(var platform, var token) ->
                            new StoredTarget(null, null, null, token.value(), platform);
                });
    }

    static PushTarget read(String text) {
        var stored = Json.read(text, TYPE);
        if (stored.token() != null && stored.platform() != null) {
            return new PushTarget.App(stored.platform(), new AppToken(stored.token()));
        }
        return new PushTarget.WebPush(
                new PushEndpoint(Objects.requireNonNull(stored.endpoint())),
                new SubscriptionKeys(
                        Objects.requireNonNull(stored.p256dh()),
                        Objects.requireNonNull(stored.auth())));
    }

    @Override
    public String toString() {
        return "StoredTarget[hidden]";
    }
}
