package dev.pacenote.domain.trackmania.board;

/**
 * The question which place a score would get on a map.
 *
 * @param score in milliseconds, at least 1
 */
public record Probe(MapUid map, int score) {

    /** How many maps fit into one request, each with one score. */
    public static final int PER_REQUEST = 50;

    public Probe {
        if (score < 1) {
            throw new IllegalArgumentException("no score to ask for: " + score);
        }
    }
}
