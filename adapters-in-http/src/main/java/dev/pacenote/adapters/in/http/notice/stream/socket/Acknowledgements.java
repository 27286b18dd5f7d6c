package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What the client of one socket says that it has got, handed on a few times only. A number ahead of
 * the stream is cut to it: nobody has what is not there, and what comes next is not lost.
 */
final class Acknowledgements {

    private final AccountId account;
    private final List<AcknowledgedEvents> interested;
    private final LongSupplier end;

    private volatile long heard;
    private volatile long handedOn;
    private volatile long handedOnAt;

    /**
     * @param end the number of the newest event; asks the store
     */
    Acknowledgements(
            AccountId account,
            List<AcknowledgedEvents> interested,
            LongSupplier end,
            long nowNanos) {
        this.account = account;
        this.interested = interested;
        this.end = end;
        this.handedOnAt = nowNanos - SocketRules.BETWEEN_ACKNOWLEDGEMENTS.toNanos();
    }

    /** The client has all events up to that number. Waits for the store, if it is time. */
    void add(long seq, long nowNanos) {
        note(seq);
        if (isDue(nowNanos)) {
            handOn(nowNanos);
        }
    }

    /** The same, to be handed on later. */
    void note(long seq) {
        heard = Math.max(heard, seq);
    }

    /** Whether there is something to hand on, and it is time to. */
    boolean isDue(long nowNanos) {
        return heard > handedOn
                && nowNanos - handedOnAt >= SocketRules.BETWEEN_ACKNOWLEDGEMENTS.toNanos();
    }

    /** Hands on what is left, however soon after the last; waits for the store. */
    void handOnRest(long nowNanos) {
        if (heard > handedOn) {
            handOn(nowNanos);
        }
    }

    /** Hands on what was heard; waits for the store. */
    void handOn(long nowNanos) {
        handedOnAt = nowNanos;
        long upTo = Math.min(heard, end.getAsLong());
        if (upTo > handedOn) {
            interested.forEach(one -> one.acknowledged(account, upTo));
            handedOn = upTo;
        }
        heard = upTo;
    }
}
