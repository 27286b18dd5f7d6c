package dev.pacenote.application.notice.stream.access;

import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.notice.stream.StreamTicket;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says whether a socket may be opened, and whether it may stay open. */
public final class OpenStream {

    /** What becomes of a handshake. */
    public sealed interface Result {
        record Admitted(StreamAccess access) implements Result {}

        /** The ticket is unknown, used or expired, or its session is over. */
        record Refused() implements Result {}

        record RateLimited(Duration retryAfter) implements Result {}
    }

    /**
     * So long it is known that a client was asked for another socket: a minute until it has one at
     * last, and the minute in which that counts.
     */
    private static final Duration KNOWN = Duration.ofMinutes(2);

    private final Sessions sessions;
    private final StreamTickets tickets;
    private final RateLimiter rateLimiter;
    private final StreamLimits limits;
    private final InstantSource clock;

    public OpenStream(
            Sessions sessions,
            StreamTickets tickets,
            RateLimiter rateLimiter,
            StreamLimits limits,
            InstantSource clock) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.rateLimiter = rateLimiter;
        this.limits = limits;
        this.clock = clock;
    }

    /** Opens a socket by a ticket, which is used up whatever comes of it. */
    public Result byTicket(StreamTicket.Secret secret) {
        return redeem(secret).map(this::bySession).orElseGet(Result.Refused::new);
    }

    /**
     * Opens a socket by a proof that was checked a moment ago. Beyond the limit one is opened for
     * each that the account was asked to leave: so it does not matter which of them counted.
     */
    public Result bySession(StreamAccess access) {
        var key = "stream connects " + access.account();
        var now = clock.instant();
        return switch (rateLimiter.take(key, limits.connects(), now)) {
            case RateLimit.Verdict.Allowed _ -> new Result.Admitted(access);
            case RateLimit.Verdict.Refused _
                    when rateLimiter.takeBack(asked(access.account()), KNOWN, now) ->
                    new Result.Admitted(access);
            case RateLimit.Verdict.Refused(var retryAfter) -> new Result.RateLimited(retryAfter);
        };
    }

    /**
     * Clients are asked to open other sockets; that does not count against the limit of connects.
     *
     * @param accounts each as often as it has such sockets
     */
    public void asked(List<AccountId> accounts) {
        rateLimiter.count(
                accounts.stream().map(OpenStream::asked).toList(), KNOWN, clock.instant());
    }

    private static String asked(AccountId account) {
        return "stream reconnects " + account;
    }

    /** What a ticket proves, which is used up. Also renews the proof of an open socket. */
    public Optional<StreamAccess> redeem(StreamTicket.Secret secret) {
        return tickets.take(secret.hash())
                .filter(ticket -> ticket.isGood(clock.instant()))
                .map(
                        ticket ->
                                new StreamAccess(
                                        ticket.account(), ticket.session(), ticket.accessEndsAt()))
                .filter(this::isSessionOpen);
    }

    /** Whether the session of a socket is neither revoked nor over. */
    public boolean isSessionOpen(StreamAccess access) {
        return isOf(access, sessions.find(access.session(), clock.instant()));
    }

    /** Those of them whose session is revoked or over; all sessions are asked for at once. */
    public Set<StreamAccess> over(Collection<StreamAccess> some) {
        var ids = some.stream().map(StreamAccess::session).collect(Collectors.toSet());
        var found = sessions.findAll(ids, clock.instant());
        return some.stream()
                .filter(access -> !isOf(access, Optional.ofNullable(found.get(access.session()))))
                .collect(Collectors.toSet());
    }

    private static boolean isOf(StreamAccess access, Optional<Session> session) {
        return session.filter(open -> open.user().equals(access.account())).isPresent();
    }
}
