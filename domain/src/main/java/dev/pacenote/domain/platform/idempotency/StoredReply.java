package dev.pacenote.domain.platform.idempotency;

import java.util.Optional;

/**
 * What a repeat of a request is answered with.
 *
 * @param status of HTTP
 * @param content the body; where a body holds what people wrote, the ids of which it is made anew
 * @param location header of that name
 * @param entityTag the header {@code ETag}
 */
public record StoredReply(
        int status, String content, Optional<String> location, Optional<String> entityTag) {}
