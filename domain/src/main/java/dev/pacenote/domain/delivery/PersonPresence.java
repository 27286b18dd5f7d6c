package dev.pacenote.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a person looks at the page now, which decides how long a push waits. */
public sealed interface PersonPresence {

    record Online() implements PersonPresence {}

    /** Connected, and idle since then. */
    record Away(Instant since) implements PersonPresence {}

    record Offline() implements PersonPresence {}

    /** Whoever goes away or offline meanwhile is told then. */
    Duration LOOK_AGAIN = Duration.ofSeconds(15);

    /**
     * How long a push waits for somebody to read what it tells.
     *
     * @param foundAt when that was told
     * @param most how long it waits for whoever is online
     * @return when to ask again; empty when it goes now
     */
    default Optional<Instant> pushWaitsUntil(Instant foundAt, Duration most, Instant now) {
        var due =
                switch (this) {
                    case Online _ -> foundAt.plus(most);
                    case Away(var since) -> foundAt.plus(most).minus(idle(since, now));
                    case Offline _ -> foundAt;
                };
        if (!due.isAfter(now)) {
            return Optional.empty();
        }
        var soon = now.plus(LOOK_AGAIN);
        return Optional.of(due.isBefore(soon) ? due : soon);
    }

    private static Duration idle(Instant since, Instant now) {
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }
}
