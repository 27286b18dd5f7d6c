package dev.pacenote.domain.trackmania.board;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a driver stood on a map at one look.
 *
 * @param account the driver's account at that look
 * @param position from 1; {@link #BELOW} when not among the entries read
 * @param best score, as far as it was ever visible
 * @param ahead accounts with a better place, when the place was one of the best {@link #GUARDED}
 */
public record LeaderboardPosition(
        PlayerId account, int position, Optional<Score.Visible> best, Set<PlayerId> ahead) {

    /** The last place that is guarded. */
    public static final int GUARDED = 5;

    /** Stands for every place below the entries that one look can see. */
    public static final int BELOW = Board.DEPTH + 1;

    public LeaderboardPosition {
        ahead = Set.copyOf(ahead);
    }

    /** Where the driver stands on this board; empty when they are not on it. */
    public static Optional<LeaderboardPosition> on(Board board, PlayerId driver) {
        return board.entries().stream()
                .filter(entry -> entry.account().equals(driver))
                .findFirst()
                .map(entry -> at(board, entry));
    }

    private static LeaderboardPosition at(Board board, Entry own) {
        var ahead =
                own.position() > GUARDED
                        ? Set.<PlayerId>of()
                        : board.entries().stream()
                                .filter(entry -> entry.position() < own.position())
                                .map(Entry::account)
                                .collect(Collectors.toSet());
        return new LeaderboardPosition(
                own.account(),
                own.position(),
                own.score() instanceof Score.Visible visible
                        ? Optional.of(visible)
                        : Optional.empty(),
                ahead);
    }

    public boolean guarded() {
        return position <= GUARDED;
    }
}
