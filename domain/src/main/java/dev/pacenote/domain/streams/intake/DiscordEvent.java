package dev.pacenote.domain.streams.intake;

import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.Instant;
import java.util.Optional;

/** What an event of Discord tells, in our words. */
public sealed interface DiscordEvent {

    /** Discord asks whether we are here. */
    record Ping() implements DiscordEvent {}

    /**
     * Somebody added our bot to a server.
     *
     * @param owner of the server, at Discord
     */
    record BotAdded(
            Instant at, GuildId guild, String name, Optional<String> icon, Optional<String> owner)
            implements DiscordEvent {}

    /** Somebody took back at Discord what they allowed us when they logged in. */
    record Withdrawn(Instant at, DiscordUser user) implements DiscordEvent {}

    /** Genuine, and nothing that we want to know. */
    record Unknown() implements DiscordEvent {}
}
