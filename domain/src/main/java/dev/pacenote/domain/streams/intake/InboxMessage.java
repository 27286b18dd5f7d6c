package dev.pacenote.domain.streams.intake;

import dev.pacenote.domain.delivery.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A genuine message that is stored, to be handled once.
 *
 * @param sentAt when its sender says that it was sent
 */
public record InboxMessage(
        Key key, String type, String body, Instant sentAt, Instant receivedAt, State state) {

    /** So long whoever claimed it has for handling it. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** How long messages are kept, so that a repetition is known. */
    public static final Duration KEPT_FOR = Duration.ofDays(7);

    /** It is put aside when it was handled so often in vain. */
    public static final int MAX_ATTEMPTS = 10;

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    /** Who sends messages. */
    public enum Source {
        TWITCH,
        DISCORD
    }

    /** One message of an id there is from each. */
    public record Key(Source source, String messageId) {}

    /** Where it stands. */
    public sealed interface State {

        /** How often somebody began to handle it. */
        int attempts();

        /**
         * @param at not before then
         */
        record Waiting(int attempts, Instant at) implements State {}

        record Claimed(int attempts, Lease lease) implements State {}

        record Done(int attempts, Instant at) implements State {}

        /** It cannot be handled; an operator looks at it. */
        record PutAside(int attempts, Instant at) implements State {}
    }

    /** As it came. */
    public static InboxMessage received(
            Key key, String type, String body, Instant sentAt, Instant now) {
        return new InboxMessage(key, type, body, sentAt, now, new State.Waiting(0, now));
    }

    public boolean isClaimable(Instant now) {
        return switch (state) {
            case State.Waiting waiting -> !now.isBefore(waiting.at());
            case State.Claimed claimed -> claimed.lease().hasLapsed(now);
            case State.Done _, State.PutAside _ -> false;
        };
    }

    /** Claimed by a worker; only to be called when {@link #isClaimable}. */
    public InboxMessage claimed(UUID token, Instant now) {
        if (!isClaimable(now)) {
            throw new IllegalStateException("cannot be claimed");
        }
        return with(new State.Claimed(state.attempts() + 1, Lease.at(now, token, LEASE)));
    }

    /** Its effects are stored, in the same commit. */
    public InboxMessage done(Instant now) {
        return with(new State.Done(state.attempts(), now));
    }

    /** It could not be handled: again after 1, 2, 4 … seconds, or put aside. */
    public InboxMessage failed(Instant now) {
        if (state.attempts() >= MAX_ATTEMPTS) {
            return with(new State.PutAside(state.attempts(), now));
        }
        var wait = Duration.ofSeconds(1L << Math.max(0, state.attempts() - 1));
        return with(
                new State.Waiting(
                        state.attempts(),
                        now.plus(wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait)));
    }

    private InboxMessage with(State next) {
        return new InboxMessage(key, type, body, sentAt, receivedAt, next);
    }
}
