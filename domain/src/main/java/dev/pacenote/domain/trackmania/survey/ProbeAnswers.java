package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the answers for counted maps have shown so far: which probes are still open, and what is
 * true of each map.
 */
public final class ProbeAnswers {

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

    /** Requests that are asked together; whoever deviates in one is in none of the next ones. */
    private static final int AT_ONCE = 8;

    private final TieModel model;
    private final Map<MapUid, Count> counts = new TreeMap<>();
    private final Map<MapUid, Map<Integer, Integer>> betterByScore = new HashMap<>();
    private final Set<MapUid> unanswered = new HashSet<>();

    public ProbeAnswers(TieModel model, Collection<Count> counts) {
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

    /**
     * The next few requests; empty when everything that matters was asked. Maps with most open
     * questions come first, so that the last requests are no emptier than they must be.
     */
    public List<List<Probe>> next() {
        var open = new HashMap<MapUid, Deque<Threshold>>();
        for (var count : counts.values()) {
            var thresholds = open(count);
            if (!thresholds.isEmpty()
                    && !unanswered.contains(count.map())
                    && deviation(count).isEmpty()) {
                open.put(count.map(), thresholds);
            }
        }
        var requests = new ArrayList<List<Probe>>();
        while (requests.size() < AT_ONCE && !open.isEmpty()) {
            requests.add(request(open));
        }
        return requests;
    }

    private List<Probe> request(Map<MapUid, Deque<Threshold>> open) {
        var chosen =
                open.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (Map.Entry<MapUid, Deque<Threshold>> map) ->
                                                        -map.getValue().size())
                                        .thenComparing(Map.Entry::getKey))
                        .limit(Probe.PER_REQUEST)
                        .map(Map.Entry::getKey)
                        .toList();
        var request = new ArrayList<Probe>();
        for (var map : chosen) {
            var thresholds = Objects.requireNonNull(open.get(map));
            request.add(new Probe(map, model.askFor(thresholds.removeFirst().score())));
            if (thresholds.isEmpty()) {
                open.remove(map);
            }
        }
        return request;
    }

    private Deque<Threshold> open(Count count) {
        var known = betterByScore.getOrDefault(count.map(), Map.of());
        return count.thresholds().stream()
                .filter(threshold -> !known.containsKey(threshold.score()))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    public Meaning of(MapUid map) {
        var count = counts.get(map);
        if (count == null) {
            throw new IllegalArgumentException(map + " is not counted");
        }
        return deviation(count)
                .orElseGet(() -> open(count).isEmpty() ? Meaning.UNCHANGED : Meaning.UNKNOWN);
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
