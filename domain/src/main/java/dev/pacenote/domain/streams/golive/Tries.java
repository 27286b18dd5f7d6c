package dev.pacenote.domain.streams.golive;

import java.time.Instant;
import java.util.Optional;

/**
 * How often an announcement was handed to Discord, the current try included. Being told to wait is
 * no try.
 *
 * @param firstAt when the first one began
 * @param unknownSince when the first one began of which nobody knows whether Discord took it; from
 *     then on the message stays what it was, under the same nonce, until the channel is read
 */
public record Tries(int count, Optional<Instant> firstAt, Optional<Instant> unknownSince) {

    public static final Tries NONE = new Tries(0, Optional.empty(), Optional.empty());

    /** Whether a message may be there already. */
    public boolean mayHaveArrived() {
        return unknownSince.isPresent();
    }

    Tries begun(Instant now) {
        return new Tries(count + 1, firstAt.or(() -> Optional.of(now)), unknownSince);
    }

    /** The try that was begun was none. */
    Tries takenBack() {
        return new Tries(count - 1, count == 1 ? Optional.empty() : firstAt, unknownSince);
    }

    /** It is known by now that none of them arrived. */
    Tries neverArrived() {
        return new Tries(count, firstAt, Optional.empty());
    }

    /** Nobody knows what became of a try that began then. */
    Tries unknown(Instant begun) {
        return new Tries(count, firstAt, unknownSince.or(() -> Optional.of(begun)));
    }
}
