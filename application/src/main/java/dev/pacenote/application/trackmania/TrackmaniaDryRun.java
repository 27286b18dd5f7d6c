package dev.pacenote.application.trackmania;

import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.dryrun.DryRunSource;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.domain.dailyrun.DailyRun;
import java.time.InstantSource;

/**
 * Asks everything that a run would ask of the Trackmania services, by the same survey on a memory
 * of its own, and remembers the answers.
 */
public final class TrackmaniaDryRun implements DryRunSource {

    /** Builds the real source on top of ports that only remember. */
    @FunctionalInterface
    public interface Assembly {
        TrackmaniaDailySource of(
                MapExchange exchange, Leaderboards leaderboards, Runnable refreshNames);
    }

    private final DryRunMapLists lists;
    private final WatchedMaps watched;
    private final MapWatches watches;
    private final FetchedBoards fetched;
    private final Leaderboards leaderboards;
    private final InstantSource clock;
    private final Assembly assembly;

    public TrackmaniaDryRun(
            DryRunMapLists lists,
            WatchedMaps watched,
            MapWatches watches,
            FetchedBoards fetched,
            Leaderboards leaderboards,
            InstantSource clock,
            Assembly assembly) {
        this.lists = lists;
        this.watched = watched;
        this.watches = watches;
        this.fetched = fetched;
        this.leaderboards = leaderboards;
        this.clock = clock;
        this.assembly = assembly;
    }

    @Override
    public DailySource prepared(DailyRun dryRun, DailySource.Monitor monitor)
            throws InterruptedException {
        var asked = lists.ask();
        var answers = new RecordedLeaderboards(leaderboards);
        new SurveyMaps(watched, new ReadOnlyWatches(watches), fetched, answers, clock)
                .survey(asked.interests(), dryRun, monitor);
        // A dry run asks for no names.
        return assembly.of(asked.exchange(), answers.remembered(), () -> {});
    }
}
