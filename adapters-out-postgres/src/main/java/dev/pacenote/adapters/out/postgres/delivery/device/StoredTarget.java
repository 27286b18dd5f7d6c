package dev.pacenote.adapters.out.postgres.delivery.device;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.domain.delivery.device.PushEndpoint;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.delivery.device.SubscriptionKeys;

/** A browser's subscription as it is sealed. */
record StoredTarget(String endpoint, String p256dh, String auth) {

    private static final TypeReference<StoredTarget> TYPE = new TypeReference<>() {};

    static String write(PushTarget target) {
        return switch (target) {
            case PushTarget.WebPush(var endpoint, var keys) ->
                    Json.write(new StoredTarget(endpoint.value(), keys.p256dh(), keys.auth()));
        };
    }

    static PushTarget read(String text) {
        var stored = Json.read(text, TYPE);
        return new PushTarget.WebPush(
                new PushEndpoint(stored.endpoint()),
                new SubscriptionKeys(stored.p256dh(), stored.auth()));
    }

    @Override
    public String toString() {
        return "StoredTarget[hidden]";
    }
}
