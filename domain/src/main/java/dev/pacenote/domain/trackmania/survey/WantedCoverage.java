package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.PlayerId;
import java.util.ArrayList;
import java.util.List;

/**
 * What people want to know of one map, all of them together.
 *
 * @param depth how deep new records are wanted
 * @param guards places that drivers guard
 */
public record WantedCoverage(Depth depth, List<Guard> guards) {

    /** How deep the news of a map are wanted; each includes those before. */
    public enum Depth {
        /** No news of records. */
        NONE(0),
        WORLD_RECORD(1),
        TOP_FIVE(5),
        /** The top five at once, the rest of the top 100 within days. */
        TOP_HUNDRED_SOON(5),
        /** The top 100 at once. */
        TOP_HUNDRED(Board.DEPTH);

        private final int atOnce;

        Depth(int atOnce) {
            this.atOnce = atOnce;
        }

        /** The last place whose news are wanted in the same run. */
        public int atOnce() {
            return atOnce;
        }

        /** How many days after it was driven a record may be told at most, runs being daily. */
        public int promisedDays() {
            return this == TOP_HUNDRED_SOON ? (int) Rotation.SOON.toDays() : 1;
        }

        public static Depth of(RecordFilter filter, CheckMode mode) {
            return switch (filter) {
                case WR -> WORLD_RECORD;
                case TOP5 -> TOP_FIVE;
                case ALL -> mode == CheckMode.ACCURATE ? TOP_HUNDRED : TOP_HUNDRED_SOON;
            };
        }
    }

    /**
     * A driver's guarded place.
     *
     * @param driver the account that the owner names now
     * @param standing as of the last look
     */
    public record Guard(PlayerId driver, LeaderboardPosition standing) {

        /** Whether a board shows the driver just where the last look found them. */
        boolean agreesWith(Board board) {
            if (!driver.equals(standing.account())) {
                return false;
            }
            var shown = LeaderboardPosition.on(board, driver);
            if (!standing.guarded()) {
                return shown.isEmpty() || !shown.get().guarded();
            }
            return shown.isPresent()
                    && shown.get().position() == standing.position()
                    && shown.get().best().equals(standing.best());
        }
    }

    public static final WantedCoverage NOTHING = new WantedCoverage(Depth.NONE, List.of());

    public WantedCoverage {
        guards = List.copyOf(guards);
    }

    public static WantedCoverage in(Depth depth) {
        return new WantedCoverage(depth, List.of());
    }

    public static WantedCoverage in(Guard guard) {
        return new WantedCoverage(Depth.NONE, List.of(guard));
    }

    public WantedCoverage and(WantedCoverage other) {
        var all = new ArrayList<>(guards);
        all.addAll(other.guards);
        return new WantedCoverage(depth.compareTo(other.depth) < 0 ? other.depth : depth, all);
    }
}
