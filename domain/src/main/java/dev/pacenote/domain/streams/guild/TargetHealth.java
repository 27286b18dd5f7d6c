package dev.pacenote.domain.streams.guild;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether posts to a channel go through. */
public sealed interface TargetHealth {

    record Ok() implements TargetHealth {}

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

    /** Discord refused a post. Of a pause the first reason and moment stay. */
    default Paused refused(Reason reason, Instant now) {
        return this instanceof Paused paused ? paused : new Paused(reason, now);
    }

    /** Whether the admins are to be told: at the first refusal only. */
    default boolean isFirstRefusal() {
        return this instanceof Ok;
    }

    /** Our bot is gone, so that nothing can be sent. Of a pause the first reason stays. */
    default Paused withoutBot(Instant now) {
        return refused(Reason.BOT_REMOVED, now);
    }

    /**
     * Our bot is back, or has its rights anew; what is no channel any more stays none.
     *
     * @param at when that was; what paused it since then is not mended by it
     */
    default TargetHealth withBotBack(Instant at) {
        return this instanceof Paused(var reason, var since)
                        && (reason == Reason.UNKNOWN_CHANNEL || since.isAfter(at))
                ? this
                : new Ok();
    }

    /** A saved configuration, a test that arrived, or a look at the permissions mended it. */
    default Ok healed() {
        return new Ok();
    }
}
