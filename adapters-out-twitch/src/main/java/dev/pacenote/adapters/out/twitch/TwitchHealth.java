package dev.pacenote.adapters.out.twitch;

import dev.pacenote.adapters.out.http.client.OwnKeys;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Whether Twitch takes the id and the secret of our application. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class TwitchHealth {

    private final OwnKeys application =
            new OwnKeys("Twitch", "TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET");

    OwnKeys application() {
        return application;
    }

    /** Whether Twitch refused them last. */
    public boolean isRefusing() {
        return application.areRefused();
    }
}
