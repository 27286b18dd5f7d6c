package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.survey.Absence.Evidence;
import dev.pacenote.domain.trackmania.survey.Threshold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds out by the position service whether the game knows maps: it leaves out those that it does
 * not know.
 */
final class ProbePresence {

    private final Leaderboards leaderboards;
    private final UpstreamBatch asking;

    ProbePresence(Leaderboards leaderboards, UpstreamBatch asking) {
        this.leaderboards = leaderboards;
        this.asking = asking;
    }

    /** Those of these maps that the game knows. */
    List<MapUid> known(SortedSet<MapUid> maps) throws InterruptedException {
        var known = new ArrayList<MapUid>();
        asking.all(requests(List.copyOf(maps), List.of()), leaderboards::places)
                .values()
                .forEach(
                        answer -> {
                            if (answer instanceof UpstreamBatch.Answer.Given(var places)) {
                                known.addAll(places.keySet());
                            }
                        });
        return known;
    }

    /**
     * What is found out about maps whose boards are empty.
     *
     * @param witnesses known maps that are asked about together with them
     * @param only whether one map is watched altogether, so that there is no known one
     */
    Map<MapUid, Evidence> ofEmpty(NavigableSet<MapUid> empty, List<MapUid> witnesses, boolean only)
            throws InterruptedException {
        var evidence = new TreeMap<MapUid, Evidence>();
        if (witnesses.isEmpty() && !only) {
            return evidence;
        }
        asking.all(requests(List.copyOf(empty), witnesses), leaderboards::places)
                .forEach(
                        (request, answer) -> {
                            if (answer instanceof UpstreamBatch.Answer.Given(var places)) {
                                asked(request, empty)
                                        .forEach(
                                                map ->
                                                        evidence.put(
                                                                map,
                                                                Evidence.of(
                                                                        map,
                                                                        places.keySet(),
                                                                        only)));
                            }
                        });
        return evidence;
    }

    private static Stream<MapUid> asked(Collection<Probe> request, Collection<MapUid> empty) {
        return request.stream().map(Probe::map).filter(empty::contains);
    }

    private static List<List<Probe>> requests(List<MapUid> maps, List<MapUid> witnesses) {
        int room = Probe.PER_REQUEST - witnesses.size();
        var requests = new ArrayList<List<Probe>>();
        for (int from = 0; from < maps.size(); from += room) {
            requests.add(
                    Stream.concat(
                                    maps.subList(from, Math.min(maps.size(), from + room)).stream(),
                                    witnesses.stream())
                            .map(map -> new Probe(map, Threshold.ANY_FINISH))
                            .toList());
        }
        return requests;
    }
}
