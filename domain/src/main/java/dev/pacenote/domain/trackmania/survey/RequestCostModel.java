package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What questions cost. Reading a board costs one request; a probe costs a place in one. */
final class RequestCostModel {

    private RequestCostModel() {}

    /** Whether probing this map and then probably reading it costs more than reading it. */
    static boolean worthReading(Count count) {
        return count.thresholds().size() / (double) Probe.PER_REQUEST + count.restlessness().share()
                >= 1;
    }

    /**
     * The maps that had better be read: probes for one map go into as many requests as it has
     * thresholds, and requests that are nearly empty cost as much as full ones.
     */
    static Set<MapUid> cheaperToRead(List<Count> counts) {
        var mostProbesFirst =
                counts.stream()
                        .sorted(
                                Comparator.comparingInt((Count count) -> -count.thresholds().size())
                                        .thenComparing(Count::map))
                        .toList();
        int probes = counts.stream().mapToInt(count -> count.thresholds().size()).sum();
        double moving = counts.stream().mapToDouble(count -> count.restlessness().share()).sum();
        double least = Double.MAX_VALUE;
        int best = 0;
        for (int read = 0; read <= mostProbesFirst.size(); read++) {
            int deepest =
                    read < mostProbesFirst.size()
                            ? mostProbesFirst.get(read).thresholds().size()
                            : 0;
            double cost =
                    read + Math.max(Math.ceilDiv(probes, Probe.PER_REQUEST), deepest) + moving;
            if (cost <= least) {
                least = cost;
                best = read;
            }
            if (read < mostProbesFirst.size()) {
                probes -= deepest;
                moving -= mostProbesFirst.get(read).restlessness().share();
            }
        }
        return mostProbesFirst.stream().limit(best).map(Count::map).collect(Collectors.toSet());
    }
}
