package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Lets somebody see that a partner is writing. Whoever would take no message from the writer sees
 * nothing, and the writer does not learn of it.
 */
public final class RelayTyping {

    /** Of one writer to one partner. */
    private static final RateLimit OFTEN = new RateLimit(1, Duration.ofSeconds(3));

    private final Correspondents correspondents;
    private final Mailboxes mailboxes;
    private final RateLimiter rateLimiter;
    private final SocketSignals signals;
    private final InstantSource clock;

    public RelayTyping(
            Correspondents correspondents,
            Mailboxes mailboxes,
            RateLimiter rateLimiter,
            SocketSignals signals,
            InstantSource clock) {
        this.correspondents = correspondents;
        this.mailboxes = mailboxes;
        this.rateLimiter = rateLimiter;
        this.signals = signals;
        this.clock = clock;
    }

    /** The writer is writing to somebody. */
    public void relay(AccountId writer, AccountId to) {
        // Nobody leaves a row for each number that they think of.
        if (arePartners(writer, to) && isTime(writer, to)) {
            signals.send(new Signal.Typing(to, writer));
        }
    }

    private boolean isTime(AccountId writer, AccountId to) {
        var key = "typing:" + writer + ":" + to;
        return rateLimiter.take(key, OFTEN, clock.instant()) instanceof RateLimit.Verdict.Allowed;
    }

    private boolean arePartners(AccountId writer, AccountId to) {
        var theirs = mailboxes.conversation(to, writer);
        return theirs.isPresent()
                && correspondents
                        .addressee(writer, to)
                        .filter(
                                addressee ->
                                        addressee
                                                .recipient()
                                                .takes(
                                                        theirs.filter(Conversation::written)
                                                                .isPresent()))
                        .isPresent();
    }
}
