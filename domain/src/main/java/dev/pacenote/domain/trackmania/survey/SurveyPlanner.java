package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import dev.pacenote.domain.trackmania.survey.MapPlan.Read;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides for one map, from what is known and what is wanted, whether counting is exact and what to
 * count.
 *
 * @param self our own account, where the service tells: a map on whose board it stands answers
 *     wrongly for worse scores
 */
public record SurveyPlanner(Optional<PlayerId> self, Instant now) {

    /** The position service shows every record that is older than this. */
    static final Duration MAX_LAG = Duration.ofHours(24);

    /** Places below the top five that are probed when the top 100 is wanted soon. */
    private static final List<Integer> DEEPER = List.of(10, 25, 50, Board.DEPTH);

    public MapPlan plan(KnownMap known, WantedCoverage wanted) {
        if (known.board().isEmpty()) {
            return new Read(known.map(), Reason.FIRST_LOOK, Optional.empty());
        }
        var board = known.board().get();
        return obstacle(known, board, wanted)
                .<MapPlan>map(reason -> new Read(known.map(), reason, Optional.empty()))
                .orElseGet(() -> count(known, board, wanted));
    }

    private Optional<Reason> obstacle(KnownMap known, Board board, WantedCoverage wanted) {
        if (known.type() != MapType.RACE) {
            return Optional.of(Reason.NOT_A_RACE);
        }
        if (wanted.depth() == WantedCoverage.Depth.TOP_HUNDRED) {
            return Optional.of(Reason.EVERY_PLACE);
        }
        if (self.isPresent() && LeaderboardPosition.on(board, self.get()).isPresent()) {
            return Optional.of(Reason.OWN_RECORD);
        }
        if (!wanted.guards().stream().allMatch(guard -> guard.agreesWith(board))) {
            return Optional.of(Reason.DRIVER_UNSURE);
        }
        boolean askable =
                countable(board) && thresholds(board, wanted).stream().allMatch(Threshold::askable);
        return askable ? Optional.empty() : Optional.of(Reason.NOT_ASKABLE);
    }

    /** Every score is visible, and the places are those of a count. */
    private static boolean countable(Board board) {
        int place = 0;
        for (var entry : board.entries()) {
            place++;
            if (entry.position() != place || entry.score().visible().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Count count(KnownMap known, Board board, WantedCoverage wanted) {
        var thresholds = thresholds(board, wanted);
        int last = lastWanted(wanted);
        boolean soon = wanted.depth() == WantedCoverage.Depth.TOP_HUNDRED_SOON;
        return new Count(
                known.map(),
                thresholds,
                endOf(board, last),
                rests(board, last) ? untied(board, thresholds, last) : Optional.empty(),
                rests(board, soon ? Board.DEPTH : last),
                soon,
                known.readAt(),
                known.restlessness());
    }

    private static List<Threshold> thresholds(Board board, WantedCoverage wanted) {
        var scores = new TreeSet<Integer>();
        wantedPlaces(wanted).forEach(place -> scores.add(scoreBelow(board, place)));
        heldPlaces(board, wanted).forEach(place -> scores.add(valueAt(board, place) + 1));
        return scores.stream().map(score -> Threshold.on(board, score)).toList();
    }

    /** The places that must still have as many better records as before. */
    private static Set<Integer> wantedPlaces(WantedCoverage wanted) {
        var places = new TreeSet<Integer>();
        for (int place = 1; place <= wanted.depth().atOnce(); place++) {
            places.add(place);
        }
        if (wanted.depth() == WantedCoverage.Depth.TOP_HUNDRED_SOON) {
            places.addAll(DEEPER);
        }
        for (var guard : wanted.guards()) {
            // Whoever comes back into the guarded places passes the last of them.
            places.add(
                    guard.standing().guarded()
                            ? guard.standing().position()
                            : LeaderboardPosition.GUARDED);
        }
        return places;
    }

    /**
     * The places whose records may be withdrawn without delaying news: the number of records up to
     * and with them must be the same as before. Else a withdrawn world record, which is better than
     * anything real, would hide the next real one.
     */
    private static Set<Integer> heldPlaces(Board board, WantedCoverage wanted) {
        var places = new TreeSet<Integer>();
        if (wanted.depth().atOnce() > 0) {
            places.add(1);
        }
        wanted.guards().stream()
                .map(WantedCoverage.Guard::standing)
                .filter(LeaderboardPosition::guarded)
                .forEach(standing -> places.add(standing.position()));
        places.removeIf(place -> place > board.entries().size());
        return places;
    }

    /** Whoever takes this place is better than that; a place that nobody holds takes any finish. */
    private static int scoreBelow(Board board, int place) {
        return place <= board.entries().size() ? valueAt(board, place) : Threshold.ANY_FINISH;
    }

    private static int valueAt(Board board, int place) {
        return board.entries().get(place - 1).score().visible().orElse(0);
    }

    private static int lastWanted(WantedCoverage wanted) {
        return Math.max(
                wanted.depth().atOnce(),
                wanted.guards().stream()
                        .mapToInt(
                                guard ->
                                        Math.min(
                                                LeaderboardPosition.GUARDED,
                                                guard.standing().position()))
                        .max()
                        .orElse(0));
    }

    private static Optional<Threshold> endOf(Board board, int lastWanted) {
        int last = Math.min(lastWanted, board.entries().size());
        return last == 0
                ? Optional.empty()
                : Optional.of(Threshold.on(board, valueAt(board, last) + 1));
    }

    private boolean rests(Board board, int lastWanted) {
        var limit = now.minus(MAX_LAG);
        return board.entries().stream()
                .limit(lastWanted)
                .allMatch(entry -> entry.drivenAt().map(at -> at.isBefore(limit)).orElse(false));
    }

    /** The last threshold among the wanted places whose score just one record has. */
    private static Optional<Threshold> untied(
            Board board, List<Threshold> thresholds, int lastWanted) {
        return thresholds.reversed().stream()
                .filter(threshold -> threshold.better() < lastWanted)
                .filter(
                        threshold ->
                                Threshold.on(board, threshold.score() + 1).better()
                                        == threshold.better() + 1)
                .findFirst();
    }
}
