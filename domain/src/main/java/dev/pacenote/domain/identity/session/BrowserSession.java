package dev.pacenote.domain.identity.session;

import dev.pacenote.domain.identity.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A log-in whose browser holds a cookie. It ends a day after the log-in, used or not, so that what
 * the log-in learnt about the person is never older.
 *
 * @param cookieHash the SHA-256 of the {@link SessionCookie} in hexadecimal digits
 * @param version counts changes; a save names the version it started from
 */
public record BrowserSession(
        SessionId id,
        AccountId user,
        Lifetime lifetime,
        String cookieHash,
        ClientInfo client,
        long version)
        implements Session {

    public static final Duration LIFETIME = Duration.ofHours(24);

    /** A use is noted when the last one that was noted is this long ago. */
    public static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    public static BrowserSession start(
            SessionCookie cookie, AccountId user, Instant now, ClientInfo client) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        return new BrowserSession(
                cookie.session(),
                user,
                new Lifetime(second, second, second.plus(LIFETIME)),
                cookie.hash(),
                client,
                0);
    }

    @Override
    public Instant expiresAt() {
        return endsAt();
    }

    /** Whether this cookie opens the session now. */
    public boolean isOpenedBy(SessionCookie cookie, Instant now) {
        return now.isBefore(endsAt())
                && MessageDigest.isEqual(
                        cookie.hash().getBytes(StandardCharsets.US_ASCII),
                        cookieHash.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Notes that the browser uses the session.
     *
     * @return the session to save, or nothing when a use was noted a moment ago
     */
    public Optional<BrowserSession> used(Instant now) {
        return now.isBefore(lastUsedAt().plus(NOTED_EVERY))
                ? Optional.empty()
                : Optional.of(
                        new BrowserSession(
                                id,
                                user,
                                lifetime.used(now.truncatedTo(ChronoUnit.SECONDS)),
                                cookieHash,
                                client,
                                version + 1));
    }
}
