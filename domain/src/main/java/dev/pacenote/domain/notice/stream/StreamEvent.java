package dev.pacenote.domain.notice.stream;

import dev.pacenote.domain.notice.StoredFacts;
import java.time.Instant;

/**
 * One numbered event of a person. It refers to what changed and holds none of it: what a reader
 * gets is read when they get it, so that a text that was withdrawn since then is nowhere.
 *
 * @param seq its number: the events of a person and epoch are numbered 1, 2, 3 … in the order of
 *     their commits
 * @param at when it was committed
 * @param counts what was unread after it
 * @param references which things it is about, by their ids
 */
public record StreamEvent(
        long seq, EventType type, Instant at, UnreadCounts counts, StoredFacts references) {
    public StreamEvent {
        if (seq < 1) {
            throw new IllegalArgumentException("events are numbered from 1: " + seq);
        }
    }

    public StreamEvent with(UnreadCounts next) {
        return new StreamEvent(seq, type, at, next, references);
    }
}
