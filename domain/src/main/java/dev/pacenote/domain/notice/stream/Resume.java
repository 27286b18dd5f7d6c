package dev.pacenote.domain.notice.stream;

import java.util.Optional;

/** How a client that was away goes on with a person's stream. */
public sealed interface Resume {

    /** How many events a client may have missed to be sent all of them. */
    long MAX_MISSED = 1_000;

    /** The client has no position yet: it begins at the end. */
    record Fresh() implements Resume {}

    /** The client has seen everything. */
    record UpToDate() implements Resume {}

    /** The client is sent what it missed. */
    record Replaying(long missed) implements Resume {}

    /** The client reads its lists anew and goes on from the end. */
    record ResyncRequired() implements Resume {}

    /**
     * Decides by the client's position. A position in another numbering, one beyond the end, one of
     * which the next event is not kept any more, and one too far back cannot be resumed.
     *
     * @param end where the stream ends
     * @param oldest the number of the oldest event that is kept; one more than the end's when there
     *     is none
     * @param last the last event that the client has seen
     */
    static Resume of(StreamPosition end, long oldest, Optional<StreamPosition> last) {
        if (last.isEmpty()) {
            return new Fresh();
        }
        var position = last.get();
        long missed = end.seq() - position.seq();
        boolean resumable =
                position.epoch().equals(end.epoch())
                        && missed >= 0
                        && missed <= MAX_MISSED
                        && (missed == 0 || position.seq() + 1 >= oldest);
        if (!resumable) {
            return new ResyncRequired();
        }
        return missed == 0 ? new UpToDate() : new Replaying(missed);
    }
}
