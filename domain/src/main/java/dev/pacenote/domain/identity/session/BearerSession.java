package dev.pacenote.domain.identity.session;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A log-in whose client holds tokens. Each refresh replaces the current token; the replaced one
 * stays acceptable for {@link #GRACE} and leads to the same successor, because a browser with three
 * parallel requests refreshes three times with the same token. Later than that it is acceptable
 * only while nothing shows that the client received the successor: the answer may have been lost on
 * its way. Used after the successor arrived, a replaced token means that somebody copied it: the
 * whole session ends.
 *
 * <p>The client shows that the successor arrived by refreshing with it, or by using an access token
 * that was handed out together with it. So whoever copied a token gains nothing by waiting: as soon
 * as one of the two owners goes on, the other's token is a reused one.
 *
 * @param recent tokens replaced within the grace, and the one that {@code current} replaced; oldest
 *     first
 * @param currentArrived whether the client has used an access token handed out with {@code current}
 * @param version counts changes; a save names the version it started from
 */
public record BearerSession(
        SessionId id,
        AccountId user,
        Lifetime lifetime,
        RefreshToken current,
        List<Replaced> recent,
        boolean currentArrived,
        ClientInfo client,
        long version)
        implements Session {

    public static final Duration TOKEN_LIFETIME = Duration.ofDays(7);
    public static final Duration SESSION_LIFETIME = Duration.ofDays(30);
    public static final Duration GRACE = Duration.ofSeconds(60);

    /** A token that was replaced, when, and by which. */
    public record Replaced(UUID id, Instant at, RefreshToken successor) {}

    /** What a presented refresh token leads to. */
    public sealed interface Refresh {
        /** The token was current: {@code session} now carries its successor and must be saved. */
        record Rotated(BearerSession session) implements Refresh {}

        /** The client may still miss the answer: repeat {@code successor}, change nothing. */
        record Repeated(RefreshToken successor) implements Refresh {}

        /** The token was replaced and its successor is in use: revoke the session. */
        record Reused() implements Refresh {}

        /** The token or the session is over. */
        record Expired() implements Refresh {}
    }

    @Override
    public Instant expiresAt() {
        return current.expiresAt().isBefore(endsAt()) ? current.expiresAt() : endsAt();
    }

    public BearerSession {
        recent = List.copyOf(recent);
    }

    public static BearerSession start(
            SessionId id, AccountId user, UUID tokenId, Instant now, ClientInfo client) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        var token = new RefreshToken(tokenId, second, second.plus(TOKEN_LIFETIME));
        var lifetime = new Lifetime(second, second, second.plus(SESSION_LIFETIME));
        return new BearerSession(id, user, lifetime, token, List.of(), false, client, 0);
    }

    /**
     * Decides about a refresh token whose signature, type and session id are already checked.
     *
     * @param successorId the id that a new token would get
     */
    public Refresh refresh(UUID presented, UUID successorId, Instant now) {
        if (!now.isBefore(endsAt())) {
            return new Refresh.Expired();
        }
        if (presented.equals(current.id())) {
            return now.isBefore(current.expiresAt())
                    ? new Refresh.Rotated(rotate(successorId, now))
                    : new Refresh.Expired();
        }
        return recent.stream()
                .filter(replaced -> replaced.id().equals(presented))
                .filter(replaced -> mayAskAgain(replaced, now))
                .findFirst()
                .map(Replaced::successor)
                .<Refresh>map(
                        successor ->
                                now.isBefore(successor.expiresAt())
                                        ? new Refresh.Repeated(successor)
                                        : new Refresh.Expired())
                .orElseGet(Refresh.Reused::new);
    }

    private boolean mayAskAgain(Replaced replaced, Instant now) {
        boolean successorMissing = replaced.successor().equals(current) && !currentArrived;
        return successorMissing || !now.isAfter(replaced.at().plus(GRACE));
    }

    /**
     * Notes that the client uses an access token that was handed out together with a refresh token.
     *
     * @param refreshToken the id of that refresh token
     * @return the session to save, or nothing when this says nothing new: no older token could ask
     *     for the current one, or its arrival is known
     */
    public Optional<BearerSession> arrived(UUID refreshToken) {
        boolean news = !currentArrived && !recent.isEmpty() && current.id().equals(refreshToken);
        return news
                ? Optional.of(
                        new BearerSession(
                                id, user, lifetime, current, recent, true, client, version + 1))
                : Optional.empty();
    }

    private BearerSession rotate(UUID successorId, Instant now) {
        var issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = issuedAt.plus(TOKEN_LIFETIME);
        var successor =
                new RefreshToken(
                        successorId, issuedAt, expiresAt.isAfter(endsAt()) ? endsAt() : expiresAt);
        var replaced = new ArrayList<Replaced>();
        recent.stream().filter(r -> !now.isAfter(r.at().plus(GRACE))).forEach(replaced::add);
        replaced.add(new Replaced(current.id(), now.truncatedTo(ChronoUnit.MILLIS), successor));
        return new BearerSession(
                id, user, lifetime.used(issuedAt), successor, replaced, false, client, version + 1);
    }
}
