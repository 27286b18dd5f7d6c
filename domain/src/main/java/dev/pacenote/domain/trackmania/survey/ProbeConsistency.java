package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;

/**
 * Whether the position service may be believed: boards that were read because an answer was not the
 * expected one must show why. A few may not, for what one service has seen the other may learn
 * later; many must not.
 */
public final class ProbeConsistency {

    /** So few contradictions happen by themselves. */
    static final int TOLERATED = 2;

    /** So large a share of the counted maps may contradict. */
    static final double TOLERATED_SHARE = 0.02;

    private int counted;
    private int contradictions;

    public void counted(int maps) {
        counted += maps;
    }

    /** A board was read because of an answer. */
    public void read(Count count, Board board) {
        if (count.rested() && !count.withGuardedEnd().movedOn(board)) {
            contradictions++;
        }
    }

    /** Maps whose answers deviated though nothing had moved for a day. */
    public int contradictions() {
        return contradictions;
    }

    public boolean broken() {
        return contradictions > Math.max(TOLERATED, TOLERATED_SHARE * counted);
    }
}
