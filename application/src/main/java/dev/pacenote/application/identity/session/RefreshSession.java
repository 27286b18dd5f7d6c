package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A client exchanges its refresh token for a new pair. The rules are those of {@link
 * BearerSession}.
 */
public final class RefreshSession {

    /** Refreshes from one network. */
    public static final RateLimit REFRESHES = new RateLimit(60, Duration.ofMinutes(1));

    public sealed interface Result {
        record Refreshed(TokenPair tokens) implements Result {}

        record Invalid() implements Result {}

        /**
         * The token was replaced and its successor is in use; the session has just been revoked.
         */
        record Reused() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    /**
     * How often a lost race for the same session is run again; each loss means that somebody won.
     */
    private static final int TRIES = 100;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final TokenPairs pairs;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;
    private final Ids ids;

    public RefreshSession(
            Accounts accounts,
            Sessions sessions,
            Tokens tokens,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.pairs = new TokenPairs(tokens, ids);
        this.rateLimiter = rateLimiter;
        this.clock = clock;
        this.ids = ids;
    }

    public Result refresh(String presented) {
        var now = clock.instant();
        return switch (tokens.readRefresh(presented, now)) {
            case Tokens.Check.Invalid<Tokens.Refresh> _, Tokens.Check.Expired<Tokens.Refresh> _ ->
                    new Result.Invalid();
            case Tokens.Check.Valid<Tokens.Refresh>(var claims) -> refresh(claims, now);
        };
    }

    private Result refresh(Tokens.Refresh claims, Instant now) {
        var key = "refresh:" + claims.session();
        if (rateLimiter.take(key, REFRESHES, now) instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var account = accounts.find(claims.user()).filter(Account::enabled);
        if (account.isEmpty()) {
            return new Result.Invalid();
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var session =
                    sessions.find(claims.session(), now)
                            .filter(found -> found.user().equals(claims.user()))
                            .filter(BearerSession.class::isInstance)
                            .map(BearerSession.class::cast);
            if (session.isEmpty()) {
                return new Result.Invalid();
            }
            switch (session.get().refresh(claims.tokenId(), ids.next(), now)) {
                case BearerSession.Refresh.Expired _ -> {
                    return new Result.Invalid();
                }
                case BearerSession.Refresh.Reused _ -> {
                    sessions.revoke(claims.session());
                    return new Result.Reused();
                }
                case BearerSession.Refresh.Repeated(var successor) -> {
                    return new Result.Refreshed(
                            pairs.of(account.get(), claims.session(), successor, now));
                }
                case BearerSession.Refresh.Rotated(var next) -> {
                    if (sessions.replace(next)) {
                        return new Result.Refreshed(
                                pairs.of(account.get(), claims.session(), next.current(), now));
                    }
                }
            }
        }
        throw new OverloadedException("changes of session " + claims.session());
    }
}
