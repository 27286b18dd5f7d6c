package dev.pacenote.application.streams.intake;

import dev.pacenote.domain.streams.intake.TwitchEvent;
import java.util.Optional;

/** Reads what Twitch writes. */
public interface TwitchMessages {

    /** The challenge of a verification; empty when there is none, or the body is no JSON. */
    Optional<String> challenge(String body);

    /** Whether a body is a JSON object. */
    boolean isReadable(String body);

    /**
     * What a notification or revocation tells; {@link TwitchEvent.Unknown} for what we do not know.
     *
     * @throws IllegalArgumentException when it lacks what it must have
     */
    TwitchEvent read(String body);
}
