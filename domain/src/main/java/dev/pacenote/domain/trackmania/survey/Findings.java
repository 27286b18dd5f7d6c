package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the answers for counted maps have shown so far: which probes are still open, and what is
 * true of each map.
 */
public final class Findings {

    /** What the answers for one map mean. */
    public enum Meaning {
        /** Every answer is the expected one. */
        UNCHANGED,
        /** Some answer counts more records than we know of: something moved. */
        MOVED,
        /**
         * Some answer counts fewer: the service lags behind what we know, or a record was removed.
         */
        STALE,
        /** Answers are missing: nothing is known. */
        UNKNOWN
    }

    private final TieModel model;
    private final Map<MapUid, Count> counts = new TreeMap<>();
    private final Map<MapUid, Map<Integer, Integer>> betterByScore = new HashMap<>();
    private final Set<MapUid> unanswered = new HashSet<>();

    public Findings(TieModel model, Collection<Count> counts) {
        this.model = model;
        counts.forEach(count -> this.counts.put(count.map(), count));
    }

    /** Takes an answer; a map that is not counted is passed over. */
    public void note(Probe probe, int place) {
        if (counts.containsKey(probe.map())) {
            betterByScore
                    .computeIfAbsent(probe.map(), _ -> new HashMap<>())
                    .put(model.answersFor(probe.score()), place - 1);
        }
    }

    /** Nobody answers for this map: it is asked no more. */
    public void noteUnanswered(MapUid map) {
        unanswered.add(map);
    }

    /** The next requests, full ones first; empty when everything that matters was asked. */
    public List<List<Probe>> next() {
        var open = new ArrayList<Probe>();
        for (var count : counts.values()) {
            if (!unanswered.contains(count.map()) && deviation(count).isEmpty()) {
                open(count)
                        .map(threshold -> new Probe(count.map(), model.askFor(threshold.score())))
                        .ifPresent(open::add);
            }
        }
        var requests = new ArrayList<List<Probe>>();
        for (int from = 0; from < open.size(); from += Probe.PER_REQUEST) {
            requests.add(
                    List.copyOf(
                            open.subList(from, Math.min(open.size(), from + Probe.PER_REQUEST))));
        }
        return requests;
    }

    private Optional<Threshold> open(Count count) {
        var known = betterByScore.getOrDefault(count.map(), Map.of());
        return count.thresholds().stream()
                .filter(threshold -> !known.containsKey(threshold.score()))
                .findFirst();
    }

    public Meaning of(MapUid map) {
        var count = counts.get(map);
        if (count == null) {
            throw new IllegalArgumentException(map + " is not counted");
        }
        return deviation(count)
                .orElseGet(() -> open(count).isPresent() ? Meaning.UNKNOWN : Meaning.UNCHANGED);
    }

    /** Also answers that nobody asked the map for count, such as those of the calibration. */
    private Optional<Meaning> deviation(Count count) {
        var known = betterByScore.getOrDefault(count.map(), Map.of());
        boolean fewer = false;
        for (var threshold : count.withGuardedEnd().thresholds()) {
            var better = known.get(threshold.score());
            if (better != null && better > threshold.better()) {
                return Optional.of(Meaning.MOVED);
            }
            fewer |= better != null && better < threshold.better();
        }
        return fewer ? Optional.of(Meaning.STALE) : Optional.empty();
    }

    /** Maps of which this is true, in order. */
    public List<Count> all(Meaning meaning) {
        return counts.values().stream().filter(count -> of(count.map()) == meaning).toList();
    }
}
