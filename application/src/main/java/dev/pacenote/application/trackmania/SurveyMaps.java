package dev.pacenote.application.trackmania;

import dev.pacenote.application.notice.DailySource.Monitor;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.trackmania.Absence;
import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.survey.Interest;
import dev.pacenote.domain.trackmania.survey.MapPlan;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import dev.pacenote.domain.trackmania.survey.Planner;
import dev.pacenote.domain.trackmania.survey.Probe;
import dev.pacenote.domain.trackmania.survey.Rotation;
import dev.pacenote.domain.trackmania.survey.SurveyPlan;
import dev.pacenote.domain.trackmania.survey.Threshold;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Gets to know every watched map again, once per pass and with as few requests as an exact answer
 * allows: most maps are only asked whether something moved, and read when it did or when asking
 * cannot tell. Reasons and rules are in {@link dev.pacenote.domain.trackmania.survey}.
 */
public final class SurveyMaps {

    /** Boards that are looked up together while planning. */
    private static final int BATCH = 500;

    private final WatchedMaps watched;
    private final Watches watches;
    private final FetchedBoards fetched;
    private final Leaderboards leaderboards;
    private final InstantSource clock;

    public SurveyMaps(
            WatchedMaps watched,
            Watches watches,
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

    void survey(Map<MapUid, Interest> interests, DailyRun run, Monitor monitor)
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
        int watchedNow = interests.size() - gone.size();
        var log = new SurveyLog(monitor, watchedNow, watchedNow - open.size());
        log.report();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = look(open, gone, run, monitor, log, threads);
            var missed = missed(reading, watchedNow, log);
            var now = clock.instant();
            watches.save(
                    missed.stream()
                            .collect(
                                    Collectors.toMap(
                                            map -> map,
                                            map ->
                                                    absences.getOrDefault(map, Absence.NONE)
                                                            .missedOn(run.date(), now))));
        }
    }

    /**
     * Maps that were asked for in vain while others were answered for. When nobody was answered for
     * the upstream itself is away, unless it shows the only map that is watched as unknown.
     */
    private static Set<MapUid> missed(ReadBoards reading, int watchedNow, SurveyLog log) {
        if (log.looked() > 0) {
            return reading.unanswered();
        }
        return watchedNow == 1 ? reading.empty() : Set.of();
    }

    private ReadBoards look(
            SortedMap<MapUid, Interest> open,
            SortedSet<MapUid> gone,
            DailyRun run,
            Monitor monitor,
            SurveyLog log,
            ExecutorService threads)
            throws InterruptedException {
        try {
            var asking = new Asking(threads, monitor, log);
            var plan = plan(open, run, self(asking));
            promise(plan, log);
            var counted =
                    new CountPlaces(watches, leaderboards, asking, log, clock, run.pass())
                            .count(plan);
            var reading = new ReadBoards(watches, fetched, leaderboards, asking, log, clock, run);
            var reads = new ArrayList<>(plan.reads());
            reads.addAll(counted.toRead());
            reads.addAll(back(gone, asking));
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
            return reading;
        } catch (InterruptedException e) {
            // Who has no more time does not wait for the questions that are still in line.
            threads.shutdownNow();
            throw e;
        }
    }

    /** Maps that were gone and are known again: the position service leaves out unknown ones. */
    private List<MapPlan.Read> back(SortedSet<MapUid> gone, Asking asking)
            throws InterruptedException {
        var maps = List.copyOf(gone);
        var requests = new ArrayList<List<Probe>>();
        for (int from = 0; from < maps.size(); from += Probe.PER_REQUEST) {
            requests.add(
                    maps.subList(from, Math.min(maps.size(), from + Probe.PER_REQUEST)).stream()
                            .map(map -> new Probe(map, Threshold.ANY_FINISH))
                            .toList());
        }
        var back = new ArrayList<MapPlan.Read>();
        asking.all(requests, leaderboards::places)
                .values()
                .forEach(
                        answer -> {
                            if (answer instanceof Asking.Answer.Given(var places)) {
                                places.keySet()
                                        .forEach(
                                                map ->
                                                        back.add(
                                                                new MapPlan.Read(
                                                                        map,
                                                                        Reason.BACK,
                                                                        Optional.empty())));
                            }
                        });
        return back;
    }

    /** What counting defers, in the run's record. */
    private static void promise(SurveyPlan plan, SurveyLog log) {
        if (plan.counts().stream().anyMatch(MapPlan.Count::soon)) {
            log.figure("promised_days_top_100", Rotation.SOON.toDays());
        }
        if (!plan.counts().isEmpty()) {
            log.figure("promised_days_hidden_by_removals", Rotation.ALL_WITHIN);
        }
    }

    private Optional<AccountId> self(Asking asking) throws InterruptedException {
        return switch (asking.patiently(leaderboards::self)) {
            case Asking.Answer.Given(var account) -> account;
            case Asking.Answer.Refused<Optional<AccountId>> _ -> Optional.empty();
        };
    }

    private SurveyPlan plan(Map<MapUid, Interest> open, DailyRun run, Optional<AccountId> self) {
        var now = clock.instant();
        var planner = new Planner(self, now);
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
                                                    open.getOrDefault(map, Interest.NOTHING))));
        }
        return SurveyPlan.of(plans, new Rotation(run.date(), now));
    }
}
