package dev.pacenote.application.notice.stream.access;

import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.notice.stream.StreamTicket;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Hands out a ticket that opens one socket. */
public final class IssueStreamTicket {

    /** What became of it. */
    public sealed interface Result {

        /**
         * @param secret what the client sends; it is shown once
         */
        record Issued(StreamTicket.Secret secret, Instant expiresAt) implements Result {}

        record RateLimited(Duration retryAfter) implements Result {}

        /** The session ended after the caller was let in. */
        record SessionOver() implements Result {}
    }

    private final Sessions sessions;
    private final StreamTickets tickets;
    private final RateLimiter rateLimiter;
    private final StreamLimits limits;
    private final InstantSource clock;
    private final Ids ids;

    public IssueStreamTicket(
            Sessions sessions,
            StreamTickets tickets,
            RateLimiter rateLimiter,
            StreamLimits limits,
            InstantSource clock,
            Ids ids) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.rateLimiter = rateLimiter;
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
    }

    public Result issue(Caller caller) {
        var now = clock.instant();
        var session = sessions.find(caller.session(), now);
        if (session.isEmpty()) {
            return new Result.SessionOver();
        }
        var key = "stream tickets " + caller.user();
        if (rateLimiter.take(key, limits.tickets(), now)
                instanceof RateLimit.Verdict.Refused(var retryAfter)) {
            return new Result.RateLimited(retryAfter);
        }
        var secret = StreamTicket.Secret.of(ids.next(), ids.next());
        var ticket =
                StreamTicket.issue(
                        secret,
                        caller.user(),
                        caller.session(),
                        accessEnd(session.get(), now),
                        now);
        tickets.add(ticket);
        return new Result.Issued(secret, ticket.expiresAt());
    }

    /** As long as an access token issued now would last; a browser's session has no such tokens. */
    private static Instant accessEnd(Session session, Instant now) {
        var token = now.plus(Tokens.ACCESS_LIFETIME);
        return session instanceof BearerSession && token.isBefore(session.endsAt())
                ? token
                : session.endsAt();
    }
}
