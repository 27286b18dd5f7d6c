package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Score;

/**
 * A number of records that a board must have if it still is what we know: those better than a
 * score.
 *
 * @param score in milliseconds
 * @param better how many records are strictly better
 */
public record Threshold(int score, int better) implements Comparable<Threshold> {

    /**
     * Slower than anything: everybody who finished is better. The largest score seen in the
     * service's own examples.
     */
    public static final int ANY_FINISH = 999_999_999;

    /** Below this there is nothing left to ask for under either {@link TieModel}. */
    public static final int LEAST = 2;

    /** What a board says of a score. */
    public static Threshold on(Board board, int score) {
        return new Threshold(score, better(board, score));
    }

    private static int better(Board board, int score) {
        return (int)
                board.entries().stream()
                        .filter(
                                entry ->
                                        entry.score() instanceof Score.Visible(int value)
                                                && value < score)
                        .count();
    }

    /** Whether a board that was read says the same. */
    public boolean holdsOn(Board board) {
        return better(board, score) == better;
    }

    /** Whether this can be asked whichever model is true. */
    boolean askable() {
        return score >= LEAST && score <= ANY_FINISH;
    }

    @Override
    public int compareTo(Threshold other) {
        return Integer.compare(score, other.score);
    }
}
