package dev.pacenote.application.streams.intake;

import dev.pacenote.domain.streams.intake.DiscordEvent;

/** Reads what Discord writes. */
public interface DiscordMessages {

    /**
     * What an event tells; {@link DiscordEvent.Unknown} for what we do not know.
     *
     * @throws IllegalArgumentException when it is no JSON object, or lacks what it must have
     */
    DiscordEvent read(String body);
}
