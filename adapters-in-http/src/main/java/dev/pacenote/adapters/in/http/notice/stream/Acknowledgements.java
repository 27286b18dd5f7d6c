package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.util.List;

/** What the client of one socket says that it has got, handed on a few times only. */
final class Acknowledgements {

    private final AccountId account;
    private final List<AcknowledgedEvents> interested;

    private volatile long heard;
    private volatile long handedOn;
    private volatile long handedOnAt;

    Acknowledgements(AccountId account, List<AcknowledgedEvents> interested, long nowNanos) {
        this.account = account;
        this.interested = interested;
        this.handedOnAt = nowNanos - SocketRules.BETWEEN_ACKNOWLEDGEMENTS.toNanos();
    }

    /** The client has all events up to that number. Waits for the store, if it is time. */
    void add(long seq, long nowNanos) {
        heard = Math.max(heard, seq);
        if (isDue(nowNanos)) {
            handOn(nowNanos);
        }
    }

    /** Whether there is something to hand on, and it is time to. */
    boolean isDue(long nowNanos) {
        return heard > handedOn
                && nowNanos - handedOnAt >= SocketRules.BETWEEN_ACKNOWLEDGEMENTS.toNanos();
    }

    /** Hands on what was heard; waits for the store. */
    void handOn(long nowNanos) {
        long upTo = heard;
        handedOnAt = nowNanos;
        interested.forEach(one -> one.acknowledged(account, upTo));
        handedOn = upTo;
    }
}
