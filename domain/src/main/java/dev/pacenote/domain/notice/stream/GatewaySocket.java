package dev.pacenote.domain.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.platform.limit.TokenBucket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * An open socket that a gateway holds for us: everything that a server would keep in memory about
 * it. Whoever handles a frame reads it, changes it and saves it by its version.
 *
 * @param id as the gateway calls it
 * @param connection what presence knows of it; it expires when the client is silent
 * @param session with which it ends
 * @param accessEndsAt until when it may stay open unless its client shows another proof
 * @param talk how far the client has come
 * @param arrived what the client says that it has got
 * @param watched of whom it wants to know whether they are there, and what it was told last; empty
 *     where it was told nothing yet
 */
public record GatewaySocket(
        String id,
        Connection connection,
        SessionId session,
        Instant accessEndsAt,
        Talk talk,
        Arrived arrived,
        Map<AccountId, Optional<Presence>> watched,
        long version) {

    /** A gateway ends every socket two hours after it was opened. */
    public static final Duration MAX_LENGTH = Duration.ofHours(2);

    /** When a row is deleted that nobody removed. */
    public static final Duration KEPT = MAX_LENGTH.plusMinutes(10);

    /** From then on a client is asked to open another socket, each at another moment. */
    private static final Duration LEAVES_AFTER = Duration.ofMinutes(105);

    private static final int LEAVES_WITHIN_SECONDS = 600;

    /**
     * How far the client has come.
     *
     * @param liveAfter events after this number are pushed to it; empty until it was greeted and
     *     has what it missed
     * @param malformed frames so far
     * @param allowance for frames; its time is that of the clock in nanoseconds
     * @param frames that its client sent so far
     */
    public record Talk(
            boolean greeted,
            OptionalLong liveAfter,
            int malformed,
            TokenBucket allowance,
            boolean askedToLeave,
            long frames) {

        static Talk begun(TokenBucket allowance) {
            return new Talk(false, OptionalLong.empty(), 0, allowance, false, 0);
        }

        private Talk heard(TokenBucket left) {
            return new Talk(greeted, liveAfter, malformed, left, askedToLeave, frames + 1);
        }

        private Talk oneMoreMalformed() {
            return new Talk(greeted, liveAfter, malformed + 1, allowance, askedToLeave, frames);
        }

        private Talk greetedNow() {
            return new Talk(true, liveAfter, malformed, allowance, askedToLeave, frames);
        }

        private Talk upTo(long seq) {
            return new Talk(
                    greeted, OptionalLong.of(seq), malformed, allowance, askedToLeave, frames);
        }

        private Talk leaving() {
            return new Talk(greeted, liveAfter, malformed, allowance, true, frames);
        }
    }

    /**
     * What the client says that it has got.
     *
     * @param heard the newest number that it named
     * @param handedOn the newest number that others were told
     * @param handedOnAt when that was
     */
    public record Arrived(long heard, long handedOn, Instant handedOnAt) {

        /** Whether others were told all of it. */
        public boolean isHandedOn() {
            return heard <= handedOn;
        }

        /** Whether others are to be told now. */
        public boolean isDue(Instant now) {
            return !isHandedOn()
                    && !now.isBefore(handedOnAt.plus(SocketRules.BETWEEN_ACKNOWLEDGEMENTS));
        }
    }

    public GatewaySocket {
        watched = Map.copyOf(watched);
    }

    /** A new one. */
    public static GatewaySocket opened(
            String id,
            AccountId account,
            SessionId session,
            Instant accessEndsAt,
            SocketRules rules,
            Instant now) {
        return new GatewaySocket(
                id,
                Connection.opened(connectionId(id), account, now, rules.silence()),
                session,
                accessEndsAt,
                Talk.begun(TokenBucket.full(rules.framesPerSecond(), rules.burst(), nanos(now))),
                new Arrived(0, 0, Instant.EPOCH),
                Map.of(),
                1);
    }

    /** The id that presence knows it by. */
    public static UUID connectionId(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    private static long nanos(Instant at) {
        return TimeUnit.MILLISECONDS.toNanos(at.toEpochMilli());
    }

    public AccountId account() {
        return connection.account();
    }

    /** Its client sent a frame; empty when those are too many. */
    public Optional<GatewaySocket> heard(SocketRules rules, Instant now) {
        var bucket = talk.allowance();
        // Two machines: a clock that lags must not empty the bucket.
        long at = Math.max(nanos(now), bucket.atNanos());
        return bucket.take(at)
                .map(left -> with(connection.heard(now, rules.silence())).with(talk.heard(left)));
    }

    /** One more frame said nothing. */
    public GatewaySocket malformed() {
        return with(talk.oneMoreMalformed());
    }

    /** Its client was greeted. */
    public GatewaySocket greeted() {
        return with(talk.greetedNow());
    }

    /** Its client has everything up to that number, and is pushed what comes after it. */
    public GatewaySocket liveAfter(long seq) {
        return with(talk.upTo(seq));
    }

    /** Its client was asked to open another socket. */
    public GatewaySocket askedToLeave() {
        return with(talk.leaving());
    }

    /**
     * Whether it is one of those of which an account may have so many: not when another one takes
     * its place, which must not end a third.
     */
    public boolean isCounted() {
        return !talk.askedToLeave();
    }

    /** The person does nothing there from now on, or something again. */
    public GatewaySocket idle(boolean idle, Instant now) {
        return with(idle ? connection.idle(now) : connection.active());
    }

    /** Its client showed another proof. */
    public GatewaySocket renewed(SessionId by, Instant endsAt) {
        return new GatewaySocket(id, connection, by, endsAt, talk, arrived, watched, version);
    }

    /** Its client has all events up to that number. */
    public GatewaySocket acknowledged(long seq) {
        return with(
                new Arrived(
                        Math.max(arrived.heard(), seq), arrived.handedOn(), arrived.handedOnAt()));
    }

    /**
     * Others were told that its client has all events up to a number.
     *
     * @param told what the client had said by then; it may have said more since
     * @param upTo that number, or less where it was ahead of the stream
     */
    public GatewaySocket handedOn(Arrived told, long upTo, Instant now) {
        boolean nothingSince = arrived.heard() == told.heard();
        return with(new Arrived(nothingSince ? upTo : arrived.heard(), upTo, now));
    }

    /** Its client wants to know of these people, and was told that. */
    public GatewaySocket watching(Map<AccountId, Optional<Presence>> people) {
        return new GatewaySocket(
                id, connection, session, accessEndsAt, talk, arrived, people, version);
    }

    /** The version that is saved over this one. */
    public GatewaySocket next() {
        return new GatewaySocket(
                id, connection, session, accessEndsAt, talk, arrived, watched, version + 1);
    }

    private GatewaySocket with(Connection next) {
        return new GatewaySocket(id, next, session, accessEndsAt, talk, arrived, watched, version);
    }

    private GatewaySocket with(Talk next) {
        return new GatewaySocket(
                id, connection, session, accessEndsAt, next, arrived, watched, version);
    }

    private GatewaySocket with(Arrived next) {
        return new GatewaySocket(
                id, connection, session, accessEndsAt, talk, next, watched, version);
    }

    /** Whether events are pushed to it. */
    public boolean isLive() {
        return talk.liveAfter().isPresent();
    }

    /** Whether nothing goes to it any more unless its client shows another proof. */
    public boolean isAccessOver(Instant now) {
        return SocketRules.isAccessOver(accessEndsAt, now);
    }

    /** Why it is closed by itself, if it is. */
    public Optional<CloseCode> end(SocketRules rules, Instant now) {
        var silent = Duration.between(connection.lastSign(), now);
        var notGreeted =
                talk.greeted()
                        ? Optional.<Duration>empty()
                        : Optional.of(Duration.between(connection.openedAt(), now));
        return rules.end(silent, notGreeted)
                .or(
                        () ->
                                isAccessOver(now)
                                        ? Optional.of(CloseCode.ACCESS_OVER)
                                        : Optional.empty());
    }

    /** Whether its client is to open another socket now, before the gateway ends this one. */
    public boolean isToLeave(Instant now) {
        // By its id: each at another moment, and the same one however often it is asked.
        var moment = LEAVES_AFTER.plusSeconds(Math.floorMod(id.hashCode(), LEAVES_WITHIN_SECONDS));
        return talk.greeted()
                && !talk.askedToLeave()
                && !now.isBefore(connection.openedAt().plus(moment));
    }

    /** Whether the gateway has ended it already. */
    public boolean isGone(Instant now) {
        return !now.isBefore(connection.openedAt().plus(KEPT));
    }
}
