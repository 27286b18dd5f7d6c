package dev.pacenote.domain.trackmania.board;

import java.util.HashSet;
import java.util.List;

/**
 * The top of a map's world leaderboard at one moment: entries in order of position, each driver
 * once.
 *
 * @param entries best first; empty on a map that nobody finished
 */
public record Board(MapUid map, List<Entry> entries) {

    /** How many entries one request can show; everything that is reported lies within. */
    public static final int DEPTH = 100;

    /**
     * @throws IllegalArgumentException when positions do not rise or a driver stands twice
     */
    public Board {
        entries = List.copyOf(entries);
        var seen = new HashSet<PlayerId>();
        int last = 0;
        for (var entry : entries) {
            if (entry.position() <= last) {
                throw new IllegalArgumentException("positions do not rise on " + map);
            }
            if (!seen.add(entry.account())) {
                throw new IllegalArgumentException(entry.account() + " stands twice on " + map);
            }
            last = entry.position();
        }
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
