package dev.pacenote.adapters.out.discord;

import dev.pacenote.adapters.out.http.client.OwnKeys;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Whether Discord takes the token of our bot; as long as it does not, nothing is posted. */
@Singleton
@Requires(beans = DiscordSettings.class)
public final class DiscordHealth {

    private final OwnKeys botToken = new OwnKeys("Discord", "DISCORD_BOT_TOKEN");

    OwnKeys botToken() {
        return botToken;
    }

    /** Whether Discord refused it last. */
    public boolean isRefusing() {
        return botToken.areRefused();
    }
}
