package dev.pacenote.adapters.in.http.notice.stream.handshake;

import dev.pacenote.application.notice.stream.access.StreamAccess;
import java.util.Optional;

/** Reads access tokens that come in a frame. */
public interface AccessTokens {

    /** What the token allows; empty when it proves nothing. */
    Optional<StreamAccess> read(String token);
}
