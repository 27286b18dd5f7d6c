package dev.pacenote.domain.notice.stream;

/**
 * A place in a person's stream of events.
 *
 * @param seq the number of the newest event up to there: 1 for the first one, 0 before it
 */
public record StreamPosition(Epoch epoch, long seq) {
    public StreamPosition {
        if (seq < 0) {
            throw new IllegalArgumentException("a position before the stream: " + seq);
        }
    }
}
