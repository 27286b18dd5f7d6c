package dev.pacenote.domain.streams.link;

import java.util.UUID;

/** Names a Twitch channel that some server follows or followed. */
public record StreamerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
