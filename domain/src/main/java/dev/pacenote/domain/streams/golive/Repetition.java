package dev.pacenote.domain.streams.golive;

import java.time.Duration;
import java.time.Instant;

/**
 * What to do first about an announcement that was claimed, so that there is never a second post.
 */
public enum Repetition {
    /** Nobody handed it over, or it is known that Discord did not take it. */
    NONE,
    /** The same message under the same nonce again: Discord remembers it. */
    SAME_AGAIN,
    /** Discord may have forgotten the nonce: the channel is read for our own message first. */
    LOOK_FIRST;

    /** Discord remembers a nonce for some minutes; we rely on less. */
    public static final Duration NONCE_REMEMBERED = Duration.ofMinutes(2);

    static Repetition of(Tries tries, Instant now) {
        return tries.unknownSince()
                .map(since -> now.isAfter(since.plus(NONCE_REMEMBERED)) ? LOOK_FIRST : SAME_AGAIN)
                .orElse(NONE);
    }
}
