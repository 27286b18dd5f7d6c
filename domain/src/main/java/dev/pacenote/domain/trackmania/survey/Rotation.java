package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What counts cannot see is looked at in turn. A removal and a new record between the same two
 * scores cancel out, so every board is read whole from time to time. A removal of the last wanted
 * place alone moves no count before it; a further probe looks whether it still stands.
 */
public final class Rotation {

    /** Every map whose whole top 100 is wanted is read at least this often. */
    public static final Duration SOON = Duration.ofDays(7);

    /** Every other map is read at least this often, in surveys. */
    public static final int ALL_WITHIN = 100;

    /** Of so many maps one is probed for a removal of its last wanted place. */
    public static final int REMOVALS_WITHIN = 7;

    /** Runs do not begin at the same second every day. */
    private static final Duration DRIFT = Duration.ofHours(12);

    private final LocalDate date;
    private final Instant now;

    public Rotation(LocalDate date, Instant now) {
        this.date = date;
        this.now = now;
    }

    /** Maps that are read whole in this survey though nothing may have moved. */
    public Set<MapUid> refreshed(Collection<Count> counts) {
        var turn = new HashSet<MapUid>();
        turn.addAll(turn(counts.stream().filter(Count::soon).toList(), (int) SOON.toDays()));
        turn.addAll(turn(counts.stream().filter(count -> !count.soon()).toList(), ALL_WITHIN));
        return turn;
    }

    /** The share that is due each day, oldest first, and whoever has waited too long. */
    private Set<MapUid> turn(List<Count> counts, int days) {
        var oldestFirst = counts.stream().sorted(OLDEST_FIRST).toList();
        var sinceYesterday = now.minus(Duration.ofDays(1)).plus(DRIFT);
        long fresh =
                counts.stream().filter(count -> count.readAt().isAfter(sinceYesterday)).count();
        long share = Math.ceilDiv(counts.size(), days) - fresh;
        var overdue = now.minus(Duration.ofDays(days)).plus(DRIFT);
        var turn = new HashSet<MapUid>();
        for (var count : oldestFirst) {
            if (turn.size() >= share && count.readAt().isAfter(overdue)) {
                break;
            }
            turn.add(count.map());
        }
        return turn;
    }

    private static final Comparator<Count> OLDEST_FIRST =
            Comparator.comparing(Count::readAt).thenComparing(Count::map);

    /** Maps whose last wanted place is looked after in this survey, each on its day of the week. */
    public Set<MapUid> probedForRemovals(Collection<Count> counts) {
        return counts.stream()
                .filter(count -> !count.soon())
                .map(Count::map)
                .filter(
                        map ->
                                Math.floorMod(
                                                map.value().hashCode() + date.toEpochDay(),
                                                REMOVALS_WITHIN)
                                        == 0)
                .collect(Collectors.toSet());
    }
}
