package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.dailyrun.DailySource.Monitor;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.Absence.Evidence;
import dev.pacenote.domain.trackmania.survey.MapPlan;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import dev.pacenote.domain.trackmania.survey.Rotation;
import dev.pacenote.domain.trackmania.survey.SurveyPlan;
import dev.pacenote.domain.trackmania.survey.SurveyPlanner;
import dev.pacenote.domain.trackmania.survey.WantedCoverage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Gets to know every watched map again, once per pass and with as few requests as an exact answer
 * allows: most maps are only asked whether something moved, and read when it did or when asking
 * cannot tell. Reasons and rules are in {@link dev.pacenote.domain.trackmania.survey}.
 */
public final class SurveyMaps {

    /** Boards that are looked up together while planning. */
    private static final int BATCH = 500;

    /** Known maps that are asked about together with those whose boards are empty. */
    private static final int WITNESSES = 10;

    private final WatchedMaps watched;
    private final MapWatches watches;
    private final FetchedBoards fetched;
    private final Leaderboards leaderboards;
    private final InstantSource clock;

    public SurveyMaps(
            WatchedMaps watched,
            MapWatches watches,
            FetchedBoards fetched,
            Leaderboards leaderboards,
            InstantSource clock) {
        this.watched = watched;
        this.watches = watches;
        this.fetched = fetched;
        this.leaderboards = leaderboards;
        this.clock = clock;
    }

    /** Maps that were looked at in the run's present pass are not asked again. */
    public void survey(DailyRun run, Monitor monitor) throws InterruptedException {
        survey(watched.interests(), run, monitor);
    }

    public void survey(Map<MapUid, WantedCoverage> interests, DailyRun run, Monitor monitor)
            throws InterruptedException {
        var open = new TreeMap<>(interests);
        open.keySet().removeAll(watches.lookedAt(run.pass()));
        var absences = watches.absences(interests.keySet());
        var gone = new TreeSet<MapUid>();
        absences.forEach(
                (map, absence) -> {
                    if (absence.gone() && open.remove(map) != null) {
                        gone.add(map);
                    }
                });
        var watchedNow = new TreeSet<>(interests.keySet());
        watchedNow.removeAll(gone);
        var log = new SurveyReport(monitor, watchedNow.size(), watchedNow.size() - open.size());
        log.report();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var evidence = look(open, gone, watchedNow, run, monitor, log, threads);
            watches.save(absences(absences, evidence, run));
        }
    }

    /** The absences that are others now. */
    private Map<MapUid, Absence> absences(
            Map<MapUid, Absence> before, Map<MapUid, Evidence> evidence, DailyRun run) {
        var now = clock.instant();
        var changed = new TreeMap<MapUid, Absence>();
        evidence.forEach(
                (map, found) -> {
                    var known = before.getOrDefault(map, Absence.NONE);
                    var next = known.after(found, run.date(), now);
                    if (!next.equals(known)) {
                        changed.put(map, next);
                    }
                });
        return changed;
    }

    /** Looks at the open maps, and says of which it found out whether the services know them. */
    private Map<MapUid, Evidence> look(
            SortedMap<MapUid, WantedCoverage> open,
            SortedSet<MapUid> gone,
            SortedSet<MapUid> watchedNow,
            DailyRun run,
            Monitor monitor,
            SurveyReport log,
            ExecutorService threads)
            throws InterruptedException {
        try {
            var asking = new UpstreamBatch(threads, monitor, log);
            var plan = plan(open, run, self(asking));
            promise(plan, log);
            var counted =
                    new ProbePositions(watches, leaderboards, asking, log, clock, run.pass())
                            .count(plan);
            var reading = new ReadBoards(watches, fetched, leaderboards, asking, log, clock, run);
            var reads = new ArrayList<>(plan.reads());
            reads.addAll(counted.toRead());
            var presence = new ProbePresence(leaderboards, asking);
            var back =
                    presence.known(gone).stream()
                            .map(map -> new MapPlan.Read(map, Reason.BACK, Optional.empty()))
                            .toList();
            reads.addAll(back);
            reading.read(reads);
            if (reading.trust(counted.confirmed().size()).broken()) {
                log.oddity(
                        "Answers about places contradicted boards that were read: every board was"
                                + " read.");
                reading.read(
                        counted.confirmed().stream()
                                .map(count -> count.read(Reason.NOT_TRUSTED))
                                .toList());
            }
            var answered = new TreeSet<>(counted.answered());
            back.forEach(read -> answered.add(read.map()));
            var empty = new TreeSet<>(reading.empty());
            empty.removeAll(answered);
            var evidence =
                    presence.ofEmpty(
                            empty, witnesses(watchedNow, empty, run), watchedNow.size() == 1);
            answered.forEach(map -> evidence.put(map, Evidence.KNOWN));
            return evidence;
        } catch (InterruptedException e) {
            // Who has no more time does not wait for the questions that are still in line.
            threads.shutdownNow();
            throw e;
        }
    }

    /** Maps that the services know: they show that the position service answers. */
    private List<MapUid> witnesses(
            SortedSet<MapUid> watched, NavigableSet<MapUid> empty, DailyRun run) {
        return watches.lookedAt(watched, run.pass()).stream()
                .filter(map -> !empty.contains(map))
                .sorted()
                .limit(WITNESSES)
                .toList();
    }

    /** What counting defers, in the run's record. */
    private static void promise(SurveyPlan plan, SurveyReport log) {
        if (plan.counts().stream().anyMatch(MapPlan.Count::soon)) {
            log.figure("promised_days_top_100", Rotation.SOON.toDays());
        }
        if (!plan.counts().isEmpty()) {
            log.figure("promised_days_hidden_by_removals", Rotation.ALL_WITHIN);
        }
    }

    private Optional<PlayerId> self(UpstreamBatch asking) throws InterruptedException {
        return switch (asking.withRetries(leaderboards::self)) {
            case UpstreamBatch.Answer.Given(var account) -> account;
            case UpstreamBatch.Answer.Refused<Optional<PlayerId>> _ -> Optional.empty();
        };
    }

    private SurveyPlan plan(
            Map<MapUid, WantedCoverage> open, DailyRun run, Optional<PlayerId> self) {
        var now = clock.instant();
        var planner = new SurveyPlanner(self, now);
        var plans = new ArrayList<MapPlan>();
        var maps = List.copyOf(open.keySet());
        for (int from = 0; from < maps.size(); from += BATCH) {
            var some = maps.subList(from, Math.min(maps.size(), from + BATCH));
            watches.known(some)
                    .forEach(
                            (map, known) ->
                                    plans.add(
                                            planner.plan(
                                                    known,
                                                    open.getOrDefault(
                                                            map, WantedCoverage.NOTHING))));
        }
        return SurveyPlan.of(plans, new Rotation(run.date(), now));
    }
}
