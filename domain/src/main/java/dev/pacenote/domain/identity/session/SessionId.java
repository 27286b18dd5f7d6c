package dev.pacenote.domain.identity.session;

import java.util.UUID;

/** Names one log-in and the family of refresh tokens that grew from it. */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
