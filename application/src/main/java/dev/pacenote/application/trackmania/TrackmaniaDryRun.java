package dev.pacenote.application.trackmania;

import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.DryRun;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.trackmania.survey.Interest;
import java.time.InstantSource;
import java.util.Set;

/**
 * Asks everything that a run would ask of the Trackmania services, by the same survey on a memory
 * of its own, and remembers the answers.
 */
public final class TrackmaniaDryRun implements DryRun.Stage {

    /** Builds the real source on top of ports that only remember. */
    @FunctionalInterface
    public interface Assembly {
        TrackmaniaDailySource of(
                MapExchange exchange, Leaderboards leaderboards, Runnable refreshNames);
    }

    private final MapperAlerts alerts;
    private final Accounts accounts;
    private final WatchedMaps watched;
    private final MapWatches watches;
    private final FetchedBoards fetched;
    private final MapExchange exchange;
    private final Leaderboards leaderboards;
    private final InstantSource clock;
    private final Assembly assembly;

    public TrackmaniaDryRun(
            MapperAlerts alerts,
            Accounts accounts,
            WatchedMaps watched,
            MapWatches watches,
            FetchedBoards fetched,
            MapExchange exchange,
            Leaderboards leaderboards,
            InstantSource clock,
            Assembly assembly) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.watched = watched;
        this.watches = watches;
        this.fetched = fetched;
        this.exchange = exchange;
        this.leaderboards = leaderboards;
        this.clock = clock;
        this.assembly = assembly;
    }

    @Override
    public DailySource prepared(DailyRun dryRun, DailySource.Monitor monitor)
            throws InterruptedException {
        var lists = new RecordedMapExchange(exchange);
        var interests = watched.interests();
        for (var alert : alerts.watching()) {
            var wanted = watched.interest(alert);
            accounts.find(alert.owner())
                    .map(owner -> lists.readMaps(alert, owner.username()))
                    .orElse(Set.of())
                    .forEach(map -> interests.merge(map, wanted, Interest::and));
        }
        var answers = new RecordedLeaderboards(leaderboards);
        new SurveyMaps(watched, new ReadOnlyWatches(watches), fetched, answers, clock)
                .survey(interests, dryRun, monitor);
        // A dry run asks for no names.
        return assembly.of(lists, answers.remembered(), () -> {});
    }
}
