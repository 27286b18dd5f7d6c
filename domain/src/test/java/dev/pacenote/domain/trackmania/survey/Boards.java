package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Boards, maps and counts for tests of this package. */
final class Boards {

    static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final MapUid MAP = new MapUid("map");

    private Boards() {}

    static PlayerId driver(int number) {
        return new PlayerId(new UUID(7, number));
    }

    /** A board with these scores, all of them driven two days ago. */
    static Board of(int... scores) {
        return driven(Duration.ofDays(2), scores);
    }

    static Board driven(Duration ago, int... scores) {
        var entries = new ArrayList<Entry>();
        for (int score : scores) {
            int place = entries.size() + 1;
            entries.add(
                    new Entry(
                            driver(place),
                            place,
                            Score.of(score),
                            Optional.of(NOW.minus(ago)),
                            Zone.named("")));
        }
        return new Board(MAP, entries);
    }

    static Board many(int entries) {
        return of(IntStream.range(0, entries).map(i -> 1_000 + 10 * i).toArray());
    }

    static KnownMap known(Board board) {
        return new KnownMap(
                MAP,
                MapType.RACE,
                Optional.of(board),
                NOW.minus(Duration.ofDays(1)),
                ChangeFrequency.CALM);
    }

    static MapPlan plan(Board board, WantedCoverage wanted) {
        return new SurveyPlanner(Optional.empty(), NOW).plan(known(board), wanted);
    }

    static Count count(Board board, WantedCoverage wanted) {
        if (plan(board, wanted) instanceof Count count) {
            return count;
        }
        throw new AssertionError(plan(board, wanted));
    }

    /** A map of which so many places are counted, one after the other. */
    static Count count(int number, int thresholds, Instant readAt, ChangeFrequency restlessness) {
        var all =
                IntStream.range(0, thresholds)
                        .mapToObj(place -> new Threshold(1_000 + 10 * place, place))
                        .toList();
        return new Count(
                new MapUid("map_%05d".formatted(number)),
                all,
                Optional.of(new Threshold(all.getLast().score() + 1, thresholds)),
                Optional.of(all.getLast()),
                true,
                false,
                readAt,
                restlessness);
    }

    static List<Count> counts(int maps, int thresholds) {
        return IntStream.range(0, maps)
                .mapToObj(
                        number ->
                                count(
                                        number,
                                        thresholds,
                                        NOW.minus(Duration.ofDays(1)),
                                        ChangeFrequency.CALM))
                .toList();
    }
}
