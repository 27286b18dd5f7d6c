package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Probe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Surveys an invented upstream day by day by the rules of this package alone. */
final class Surveyor {

    private final InventedUpstream upstream;
    private final Map<MapUid, WantedCoverage> interests;
    private final Map<MapUid, KnownMap> known = new TreeMap<>();
    private int counted;
    private int mapsRead;

    Surveyor(InventedUpstream upstream, Map<MapUid, WantedCoverage> interests) {
        this.upstream = upstream;
        this.interests = interests;
    }

    Board board(MapUid map) {
        return Objects.requireNonNull(known.get(map)).board().orElseThrow();
    }

    int counted() {
        return counted;
    }

    int mapsRead() {
        return mapsRead;
    }

    void survey(LocalDate date, Instant now) {
        var planner = new SurveyPlanner(Optional.empty(), now);
        var plan =
                SurveyPlan.of(
                        interests.entrySet().stream()
                                .map(map -> planner.plan(known(map.getKey()), map.getValue()))
                                .toList(),
                        new Rotation(date, now));
        plan.reads().forEach(read -> read(read.map(), now, false));
        if (plan.counts().isEmpty()) {
            return;
        }
        var calibrating = plan.calibration().probes();
        var places = upstream.places(calibrating);
        var model = plan.calibration().decide(places);
        if (model.isEmpty()) {
            plan.counts().forEach(count -> read(count.map(), now, false));
            return;
        }
        var probeAnswers = new ProbeAnswers(model.get(), plan.counts());
        note(probeAnswers, calibrating, places);
        for (var next = probeAnswers.next(); !next.isEmpty(); next = probeAnswers.next()) {
            next.forEach(probes -> note(probeAnswers, probes, upstream.places(probes)));
        }
        for (var count : plan.counts()) {
            if (probeAnswers.of(count.map()) == ProbeAnswers.Meaning.UNCHANGED) {
                counted++;
                var before = known(count.map());
                known.put(
                        count.map(),
                        new KnownMap(
                                before.map(),
                                before.type(),
                                before.board(),
                                before.readAt(),
                                before.restlessness().after(false)));
            } else {
                read(count.map(), now, true);
            }
        }
    }

    private static void note(
            ProbeAnswers probeAnswers, List<Probe> probes, Map<MapUid, Integer> places) {
        for (var probe : probes) {
            probeAnswers.note(probe, Objects.requireNonNull(places.get(probe.map())));
        }
    }

    private KnownMap known(MapUid map) {
        return known.getOrDefault(map, KnownMap.none(map, MapType.RACE));
    }

    private void read(MapUid map, Instant now, boolean moved) {
        mapsRead++;
        var before = known(map);
        known.put(
                map,
                new KnownMap(
                        map,
                        MapType.RACE,
                        Optional.of(upstream.read(map)),
                        now,
                        before.restlessness().after(moved)));
    }
}
