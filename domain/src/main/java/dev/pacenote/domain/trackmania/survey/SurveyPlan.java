package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import dev.pacenote.domain.trackmania.survey.MapPlan.Read;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a survey asks first: boards that are read in any case, and maps that are counted, beginning
 * with the request that calibrates.
 */
public record SurveyPlan(List<Read> reads, List<Count> counts, TieCalibration calibration) {

    public SurveyPlan {
        reads = List.copyOf(reads);
        counts = List.copyOf(counts);
    }

    /** The cheapest exact plan for these maps, each of them once. */
    public static SurveyPlan of(Collection<MapPlan> maps, Rotation rotation) {
        var reads = new ArrayList<Read>();
        var counts = new ArrayList<Count>();
        for (var map : maps) {
            switch (map) {
                case Read read -> reads.add(read);
                case Count count -> counts.add(count);
            }
        }
        counts.sort(Comparator.comparing(Count::map));
        readInstead(reads, counts, rotation.refreshed(counts), Reason.REFRESH);
        readInstead(reads, counts, busy(counts), Reason.BUSY);
        var ends = rotation.probedForRemovals(counts);
        counts.replaceAll(count -> ends.contains(count.map()) ? count.withGuardedEnd() : count);
        readInstead(reads, counts, RequestCostModel.cheaperToRead(counts), Reason.CHEAPER);
        if (!TieCalibration.over(counts, ends).possible()) {
            readInstead(reads, counts, mapsOf(counts), Reason.TIES_UNKNOWN);
        }
        reads.sort(Comparator.comparing(Read::map));
        return new SurveyPlan(reads, counts, TieCalibration.over(counts, ends));
    }

    private static Set<MapUid> busy(List<Count> counts) {
        return mapsOf(counts.stream().filter(RequestCostModel::worthReading).toList());
    }

    private static Set<MapUid> mapsOf(List<Count> counts) {
        return counts.stream().map(Count::map).collect(Collectors.toSet());
    }

    private static void readInstead(
            List<Read> reads, List<Count> counts, Set<MapUid> maps, Reason reason) {
        counts.removeIf(
                count -> {
                    boolean read = maps.contains(count.map());
                    if (read) {
                        reads.add(count.read(reason));
                    }
                    return read;
                });
    }
}
