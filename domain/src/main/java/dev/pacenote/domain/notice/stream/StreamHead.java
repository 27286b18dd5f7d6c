package dev.pacenote.domain.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import java.time.Instant;

/**
 * Where a person's stream ends, and what is unread there. It begins empty, and each commit that
 * concerns the person moves it on by one event: numbers have no gap, and their order is that of the
 * commits.
 *
 * @param end the number of the newest event; 0 before the first
 */
public record StreamHead(
        AccountId account, StreamPosition end, UnreadCounts counts, CutOffs cutOffs) {

    /**
     * One step of a stream.
     *
     * @param head as it is after the event
     */
    public record Step(StreamHead head, StreamEvent event) {}

    /** The stream of a person to whom nothing happened yet. */
    public static StreamHead initial(AccountId account, Epoch epoch) {
        return new StreamHead(
                account, new StreamPosition(epoch, 0), UnreadCounts.NONE, CutOffs.NONE);
    }

    /** The number of the newest event. */
    public long seq() {
        return end.seq();
    }

    /** The number that the next event will have. */
    public long nextSeq() {
        return end.seq() + 1;
    }

    /** A position that a client named: nobody read what did not happen yet. */
    public long upTo(long named) {
        return Math.min(named, seq());
    }

    public StreamHead with(UnreadCounts next) {
        return new StreamHead(account, end, next, cutOffs);
    }

    public StreamHead with(CutOffs next) {
        return new StreamHead(account, end, counts, next);
    }

    /** After one more event, which tells what is unread now. */
    public Step happened(EventType type, Instant at, StoredFacts references) {
        var next =
                new StreamHead(
                        account, new StreamPosition(end.epoch(), nextSeq()), counts, cutOffs);
        return new Step(next, new StreamEvent(next.seq(), type, at, counts, references));
    }
}
