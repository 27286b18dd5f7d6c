package dev.pacenote.domain.streams.guild;

import java.time.Duration;
import java.time.Instant;

/** Whether our bot is in a server. */
public sealed interface BotPresence {

    /** It was never there, as far as we know. */
    record NeverSeen() implements BotPresence {}

    record Present() implements BotPresence {}

    /**
     * It was there.
     *
     * @param since when we learnt that it is gone
     */
    record Gone(Instant since) implements BotPresence {}

    /** So long everything of a server is kept for a bot that may come back. */
    Duration KEPT_FOR = Duration.ofDays(30);

    default boolean isPresent() {
        return this instanceof Present;
    }

    /** Discord says that it is not there; the first time stays. */
    default BotPresence left(Instant now) {
        return switch (this) {
            case Present _ -> new Gone(now);
            case NeverSeen _, Gone _ -> this;
        };
    }

    /** What was kept for a bot that may come back is deleted. */
    default BotPresence forgotten() {
        return this instanceof Gone ? new NeverSeen() : this;
    }

    /** Discord says that it is there. */
    default BotPresence arrived() {
        return new Present();
    }

    /** Whether it has been away for so long that links and settings are deleted. */
    default boolean isAwayTooLong(Instant now) {
        return this instanceof Gone(var since) && !now.isBefore(since.plus(KEPT_FOR));
    }
}
