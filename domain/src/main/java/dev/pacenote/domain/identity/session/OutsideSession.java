package dev.pacenote.domain.identity.session;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An {@link OutsideLogin} as far as we know of it: it began here when one of its access tokens was
 * used for the first time, and it is over with the last token that we saw. Whoever goes on with a
 * newer token of the same log-in keeps it.
 *
 * @param issuer whose tokens keep it
 * @param authenticatedAt when the person proved to the issuer who they are; empty where its tokens
 *     do not say so
 * @param version counts changes; a save names the version it started from
 */
public record OutsideSession(
        SessionId id,
        AccountId user,
        Lifetime lifetime,
        String issuer,
        Optional<Instant> authenticatedAt,
        ClientInfo client,
        long version)
        implements Session {

    /** A use is noted when the last one that was noted is this long ago. */
    public static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** Begins with the first token that is used here. */
    public static OutsideSession start(
            OutsideLogin login, AccountId user, Instant now, ClientInfo client) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        return new OutsideSession(
                login.session(),
                user,
                new Lifetime(second, second, login.tokenEndsAt()),
                login.subject().issuer(),
                login.authenticatedAt(),
                client,
                0);
    }

    @Override
    public Instant expiresAt() {
        return endsAt();
    }

    @Override
    public Optional<Instant> provedAt() {
        return authenticatedAt;
    }

    /**
     * Notes that a token of the log-in is used. An older token takes nothing back.
     *
     * @return the session to save, or nothing when this token says nothing new and a use was noted
     *     a moment ago
     */
    public Optional<OutsideSession> used(OutsideLogin login, Instant now) {
        var end = login.tokenEndsAt().isAfter(endsAt()) ? login.tokenEndsAt() : endsAt();
        var proved =
                login.authenticatedAt()
                        .filter(at -> authenticatedAt.filter(at::isAfter).isPresent())
                        .or(() -> authenticatedAt);
        boolean isNews = !end.equals(endsAt()) || !proved.equals(authenticatedAt);
        return isNews || !now.isBefore(lastUsedAt().plus(NOTED_EVERY))
                ? Optional.of(
                        new OutsideSession(
                                id,
                                user,
                                new Lifetime(startedAt(), now.truncatedTo(ChronoUnit.SECONDS), end),
                                issuer,
                                proved,
                                client,
                                version + 1))
                : Optional.empty();
    }
}
