package dev.pacenote.acceptance.streams;

import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.TwitchService;

/** What leads an application to the Discord and the Twitch of a test. */
final class StreamsVariables {

    private StreamsVariables() {}

    static TestApplication set(TestApplication app, DiscordService discord, TwitchService twitch) {
        return app.with("FEATURES", "trackmania,streams")
                .with("DISCORD_CLIENT_ID", DiscordService.CLIENT_ID)
                .with("DISCORD_CLIENT_SECRET", DiscordService.CLIENT_SECRET)
                .with("DISCORD_BOT_TOKEN", DiscordService.BOT_TOKEN)
                .with("DISCORD_API_URL", discord.api().toString())
                .with("TWITCH_CLIENT_ID", TwitchService.CLIENT_ID)
                .with("TWITCH_CLIENT_SECRET", TwitchService.CLIENT_SECRET)
                .with("TWITCH_WEBHOOK_SECRET", "secret of the tests")
                .with("TWITCH_API_URL", twitch.url().toString())
                .with("TWITCH_ID_URL", twitch.url().toString());
    }
}
