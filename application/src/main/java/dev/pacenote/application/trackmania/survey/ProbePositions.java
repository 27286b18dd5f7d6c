package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import dev.pacenote.domain.trackmania.survey.MapPlan.Read;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import dev.pacenote.domain.trackmania.survey.ProbeAnswers;
import dev.pacenote.domain.trackmania.survey.ProbeAnswers.Meaning;
import dev.pacenote.domain.trackmania.survey.SurveyPlan;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Asks which places scores would get, fifty maps to a request, and says which boards still are what
 * is known and which must be read. What is not answered is never taken for unchanged.
 */
final class ProbePositions {

    /**
     * Maps that are asked for and confirmed together: a crash costs their requests, and a nearly
     * empty request for each place is all that the division costs.
     */
    private static final int BLOCK = 2_500;

    /** After so many requests in a row without one answer nobody is asked any more. */
    private static final int SILENT_REQUESTS = 3;

    /**
     * @param confirmed maps whose boards still are what is known
     * @param toRead maps of which that is not sure
     * @param answered maps that the position service answered for
     */
    record Outcome(List<Count> confirmed, List<Read> toRead, Set<MapUid> answered) {}

    private final MapWatches watches;
    private final Leaderboards leaderboards;
    private final UpstreamBatch asking;
    private final SurveyReport log;
    private final InstantSource clock;
    private final UUID pass;
    private final Set<MapUid> answered = new HashSet<>();
    private int silent;

    ProbePositions(
            MapWatches watches,
            Leaderboards leaderboards,
            UpstreamBatch asking,
            SurveyReport log,
            InstantSource clock,
            UUID pass) {
        this.watches = watches;
        this.leaderboards = leaderboards;
        this.asking = asking;
        this.log = log;
        this.clock = clock;
        this.pass = pass;
    }

    Outcome count(SurveyPlan plan) throws InterruptedException {
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), answered);
        if (plan.counts().isEmpty()) {
            return outcome;
        }
        var calibration = ask(List.of(plan.calibration().probes()));
        var places = new HashMap<MapUid, Integer>();
        calibration.forEach((probe, place) -> places.put(probe.map(), place));
        var model = plan.calibration().decide(places);
        if (model.isEmpty()) {
            log.oddity(
                    "How ties count could not be found out ("
                            + places.size()
                            + " answers): every board was read.");
            plan.counts().forEach(count -> outcome.toRead().add(count.read(Reason.TIES_UNKNOWN)));
            return outcome;
        }
        var counts = plan.counts();
        for (int from = 0; from < counts.size(); from += BLOCK) {
            var probeAnswers =
                    new ProbeAnswers(
                            model.get(),
                            counts.subList(from, Math.min(counts.size(), from + BLOCK)));
            calibration.forEach(probeAnswers::note);
            count(probeAnswers);
            conclude(probeAnswers, outcome);
        }
        return outcome;
    }

    private void count(ProbeAnswers probeAnswers) throws InterruptedException {
        for (var next = probeAnswers.next(); !next.isEmpty(); next = probeAnswers.next()) {
            var answers = ask(next);
            answers.forEach(probeAnswers::note);
            next.stream()
                    .flatMap(List::stream)
                    .filter(probe -> !answers.containsKey(probe))
                    .forEach(probe -> probeAnswers.noteUnanswered(probe.map()));
        }
    }

    private void conclude(ProbeAnswers probeAnswers, Outcome outcome) {
        var unchanged = probeAnswers.all(Meaning.UNCHANGED);
        watches.confirm(unchanged.stream().map(Count::map).toList(), clock.instant(), pass);
        outcome.confirmed().addAll(unchanged);
        log.confirmed(unchanged.size());
        read(probeAnswers, Meaning.MOVED, Reason.MOVED, "maps_moved", outcome);
        read(probeAnswers, Meaning.STALE, Reason.MOVED, "maps_stale", outcome);
        read(probeAnswers, Meaning.UNKNOWN, Reason.NOT_ANSWERED, "maps_not_answered", outcome);
        log.report();
    }

    private void read(
            ProbeAnswers probeAnswers,
            Meaning meaning,
            Reason reason,
            String figure,
            Outcome outcome) {
        var maps = probeAnswers.all(meaning);
        log.figure(figure, maps.size());
        maps.forEach(count -> outcome.toRead().add(count.read(reason)));
    }

    /** Answers to the probes of these requests; what stays unanswered in halves too is missing. */
    private Map<Probe, Integer> ask(List<List<Probe>> requests) throws InterruptedException {
        var answers = new HashMap<Probe, Integer>();
        var halves = new ArrayList<List<Probe>>();
        for (var request : once(requests, answers)) {
            int middle = Math.ceilDiv(request.size(), 2);
            halves.add(request.subList(0, middle));
            if (middle < request.size()) {
                halves.add(request.subList(middle, request.size()));
            }
        }
        once(halves, answers).forEach(request -> log.figure("probes_lost", request.size()));
        return answers;
    }

    /** Asks, a few requests at a time, and returns what was not answered, by request. */
    private List<List<Probe>> once(List<List<Probe>> requests, Map<Probe, Integer> answers)
            throws InterruptedException {
        var missing = new ArrayList<List<Probe>>();
        for (int from = 0; from < requests.size(); from += SILENT_REQUESTS) {
            var some = requests.subList(from, Math.min(requests.size(), from + SILENT_REQUESTS));
            if (silent >= SILENT_REQUESTS) {
                log.oddity("Nobody answers for places: boards are read instead.");
                missing.addAll(some);
                continue;
            }
            asking.all(some, leaderboards::places)
                    .forEach(
                            (request, answer) -> {
                                var unanswered = take(request, answer, answers);
                                if (!unanswered.isEmpty()) {
                                    missing.add(unanswered);
                                }
                            });
        }
        return missing;
    }

    private List<Probe> take(
            List<Probe> request,
            UpstreamBatch.Answer<Map<MapUid, Integer>> answer,
            Map<Probe, Integer> answers) {
        log.figure("probe_requests", 1);
        log.figure("probes", request.size());
        var places =
                switch (answer) {
                    case UpstreamBatch.Answer.Given(var given) -> given;
                    case UpstreamBatch.Answer.Refused(var why) -> {
                        log.oddity("A request for places failed: " + why);
                        yield Map.<MapUid, Integer>of();
                    }
                };
        answered.addAll(places.keySet());
        silent = places.isEmpty() ? silent + 1 : 0;
        var unanswered = new ArrayList<Probe>();
        for (var probe : request) {
            var place = places.get(probe.map());
            if (place == null) {
                unanswered.add(probe);
            } else {
                answers.put(probe, place);
            }
        }
        return unanswered;
    }
}
