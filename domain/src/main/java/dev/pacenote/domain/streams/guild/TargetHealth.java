package dev.pacenote.domain.streams.guild;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether posts to a channel go through. */
public sealed interface TargetHealth {

    /**
     * Posts go through, as far as we know.
     *
     * @param mendedAt the latest moment at which somebody mended it or it was seen to be well;
     *     empty where it was never refused or looked at
     */
    record Ok(Optional<Instant> mendedAt) implements TargetHealth {

        public Ok() {
            this(Optional.empty());
        }
    }

    /**
     * Nothing is sent there until somebody mends it.
     *
     * @param since when the first post was refused
     */
    record Paused(Reason reason, Instant since) implements TargetHealth {}

    /** Why nothing is sent. */
    enum Reason {
        UNKNOWN_CHANNEL("unknown_channel"),
        MISSING_ACCESS("missing_access"),
        MISSING_PERMISSIONS("missing_permissions"),
        BOT_REMOVED("bot_removed");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** A stable word for JSON. */
        public String wireName() {
            return wireName;
        }

        public static Optional<Reason> of(String wireName) {
            return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
        }
    }

    /**
     * Discord refused a post. Of a pause the first reason and moment stay. A refusal of what was
     * asked before the channel was mended says nothing about it, and changes nothing.
     *
     * @param asked when the post was handed over
     */
    default TargetHealth refused(Reason reason, Instant asked, Instant now) {
        return this instanceof Ok(var mendedAt)
                        && mendedAt.filter(mended -> mended.isAfter(asked)).isEmpty()
                ? new Paused(reason, now)
                : this;
    }

    /** Whether nothing is sent there. */
    default boolean isPaused() {
        return this instanceof Paused;
    }

    /** Our bot is gone, so that nothing can be sent. Of a pause the first reason stays. */
    default Paused withoutBot(Instant now) {
        return this instanceof Paused paused ? paused : new Paused(Reason.BOT_REMOVED, now);
    }

    /**
     * Our bot is back, or has its rights anew; what is no channel any more stays none.
     *
     * @param at when that was; what paused it since then is not mended by it
     */
    default TargetHealth withBotBack(Instant at) {
        return this instanceof Paused(var reason, _) && reason == Reason.UNKNOWN_CHANNEL
                ? this
                : healed(at);
    }

    /**
     * A saved configuration, a test that arrived, or a look at the permissions mended it.
     *
     * @param asOf when that was known; what paused it since then is not mended by it
     */
    default TargetHealth healed(Instant asOf) {
        return switch (this) {
            case Paused(_, var since) when since.isAfter(asOf) -> this;
            case Paused _ -> new Ok(Optional.of(asOf));
            case Ok(var mendedAt) ->
                    new Ok(Optional.of(mendedAt.filter(asOf::isBefore).orElse(asOf)));
        };
    }
}
