package dev.pacenote.domain.trackmania.board;

import java.time.Instant;
import java.util.Optional;

/**
 * One driver's standing record on a board.
 *
 * @param position from 1; equal scores have consecutive positions, the earlier record first
 * @param drivenAt whole seconds; empty when the upstream gave none
 * @param zone the driver's own zone
 */
public record Entry(
        PlayerId account, int position, Score score, Optional<Instant> drivenAt, Zone zone) {
    public Entry {
        if (position < 1) {
            throw new IllegalArgumentException("positions start at 1: " + position);
        }
    }
}
