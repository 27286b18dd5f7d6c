package dev.pacenote.domain.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An open socket of somebody's live stream, as all servers know it. Its own server says again and
 * again that it lives; when that server is gone, the connection expires.
 *
 * @param lastSign when its client said something last
 * @param idleSince since when the person does nothing there; empty while they do something
 * @param expiresAt from then on it is none, unless its client says something before
 */
public record Connection(
        UUID id,
        AccountId account,
        Instant openedAt,
        Instant lastSign,
        Optional<Instant> idleSince,
        Instant expiresAt) {

    /**
     * A new one.
     *
     * @param silence how long its client may say nothing
     */
    public static Connection opened(UUID id, AccountId account, Instant at, Duration silence) {
        return new Connection(id, account, at, at, Optional.empty(), at.plus(silence));
    }

    /** Its client said something at that moment. */
    public Connection heard(Instant at, Duration silence) {
        return at.isAfter(lastSign)
                ? new Connection(id, account, openedAt, at, idleSince, at.plus(silence))
                : this;
    }

    /** The person does nothing there from that moment on; said once more it changes nothing. */
    public Connection idle(Instant at) {
        return idleSince.isPresent() ? this : withIdleSince(Optional.of(at));
    }

    /** The person does something there again. */
    public Connection active() {
        return withIdleSince(Optional.empty());
    }

    private Connection withIdleSince(Optional<Instant> since) {
        return new Connection(id, account, openedAt, lastSign, since, expiresAt);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether the person did nothing there for so long. */
    public boolean isIdleFor(Duration time, Instant now) {
        return idleSince.filter(since -> !now.isBefore(since.plus(time))).isPresent();
    }

    /** When the person did something there last. */
    public Instant lastActive() {
        return idleSince.orElse(lastSign);
    }
}
