package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out on every run how the position service treats ties, from one request that is needed
 * anyway: asked for a score that one long standing record has, it names that record's place or the
 * next one. What it names is, under one model, an ordinary probe; under the other, the probe for
 * removals.
 */
public final class TieCalibration {

    /** With fewer answers nothing is believed. */
    static final int LEAST_VOTES = 3;

    /** The share of the votes that must agree. */
    static final double AGREEMENT = 0.8;

    private final Map<MapUid, Threshold> asked;

    private TieCalibration(Map<MapUid, Threshold> asked) {
        this.asked = asked;
    }

    /** Chooses maps, those first that are due for the probe for removals. */
    public static TieCalibration over(Collection<Count> counts, Set<MapUid> preferred) {
        var asked = new LinkedHashMap<MapUid, Threshold>();
        counts.stream()
                .filter(count -> count.untied().isPresent())
                .sorted(
                        Comparator.comparing((Count count) -> !preferred.contains(count.map()))
                                .thenComparing(Count::map))
                .limit(Probe.PER_REQUEST)
                .forEach(count -> asked.put(count.map(), count.untied().orElseThrow()));
        return new TieCalibration(asked);
    }

    /** Whether enough maps are fit for being asked. */
    boolean possible() {
        return asked.size() >= LEAST_VOTES;
    }

    public List<Probe> probes() {
        return asked.entrySet().stream()
                .map(map -> new Probe(map.getKey(), map.getValue().score()))
                .toList();
    }

    /**
     * @param places answers by map; maps that were left out are missing
     * @return empty when the answers are too few or do not agree
     */
    public Optional<TieModel> decide(Map<MapUid, Integer> places) {
        int ahead = 0;
        int behind = 0;
        for (var map : asked.entrySet()) {
            var place = places.get(map.getKey());
            int own = map.getValue().better() + 1;
            if (place != null && place == own) {
                ahead++;
            } else if (place != null && place == own + 1) {
                behind++;
            }
        }
        int votes = ahead + behind;
        if (votes < LEAST_VOTES || Math.max(ahead, behind) < AGREEMENT * votes) {
            return Optional.empty();
        }
        return Optional.of(ahead > behind ? TieModel.AHEAD_OF_EQUALS : TieModel.BEHIND_EQUALS);
    }
}
