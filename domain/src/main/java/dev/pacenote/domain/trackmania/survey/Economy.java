package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What questions cost. Reading a board costs one request; a probe costs a place in one. */
final class Economy {

    private Economy() {}

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
        int deepest = counts.isEmpty() ? 0 : mostProbesFirst.getFirst().thresholds().size();
        var perRound = new int[deepest];
        for (var count : counts) {
            addTo(perRound, count, 1);
        }
        double moving = counts.stream().mapToDouble(count -> count.restlessness().share()).sum();
        double least = requests(perRound) + moving;
        int best = 0;
        for (int read = 1; read <= mostProbesFirst.size(); read++) {
            var next = mostProbesFirst.get(read - 1);
            addTo(perRound, next, -1);
            moving -= next.restlessness().share();
            double cost = read + requests(perRound) + moving;
            if (cost <= least) {
                least = cost;
                best = read;
            }
        }
        return mostProbesFirst.stream().limit(best).map(Count::map).collect(Collectors.toSet());
    }

    private static void addTo(int[] perRound, Count count, int sign) {
        for (int round = 0; round < count.thresholds().size(); round++) {
            perRound[round] += sign;
        }
    }

    private static int requests(int[] perRound) {
        int requests = 0;
        for (int maps : perRound) {
            requests += Math.ceilDiv(maps, Probe.PER_REQUEST);
        }
        return requests;
    }
}
