package dev.pacenote.application.trackmania;

import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailySource;
import dev.pacenote.application.notice.RehearseDaily;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Asks everything that a run would ask of the Trackmania services, and remembers the answers. */
public final class RehearsedTrackmania implements RehearseDaily.Stage {

    private static final int PARALLEL = 8;

    /** Builds the real source on top of ports that only remember. */
    @FunctionalInterface
    public interface Assembly {
        TrackmaniaSource of(MapExchange exchange, Leaderboards leaderboards);
    }

    private final MapperAlerts alerts;
    private final Users users;
    private final WatchedMaps watched;
    private final MapExchange exchange;
    private final Leaderboards leaderboards;
    private final Assembly assembly;

    public RehearsedTrackmania(
            MapperAlerts alerts,
            Users users,
            WatchedMaps watched,
            MapExchange exchange,
            Leaderboards leaderboards,
            Assembly assembly) {
        this.alerts = alerts;
        this.users = users;
        this.watched = watched;
        this.exchange = exchange;
        this.leaderboards = leaderboards;
        this.assembly = assembly;
    }

    @Override
    public DailySource prepared(DailySource.Monitor monitor) throws InterruptedException {
        var lists = new RememberedExchange(exchange);
        var maps = watched.all();
        for (var alert : alerts.watching()) {
            users.find(alert.owner())
                    .ifPresent(owner -> maps.addAll(lists.learn(alert, owner.username())));
        }
        var boards = new ConcurrentHashMap<MapUid, Board>();
        ask(maps, boards, monitor);
        return assembly.of(lists, map -> remembered(boards, map));
    }

    private static Board remembered(Map<MapUid, Board> boards, MapUid map) {
        var board = boards.get(map);
        if (board == null) {
            throw new UpstreamException(
                    UpstreamException.Kind.FAILED, "no board of " + map + " was to be had");
        }
        return board;
    }

    private void ask(Set<MapUid> maps, Map<MapUid, Board> boards, DailySource.Monitor monitor)
            throws InterruptedException {
        monitor.progress(new DailyRun.SurveyCount(maps.size(), 0, 0, 0));
        var slots = new Semaphore(PARALLEL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var map : maps) {
                slots.acquire();
                threads.execute(
                        () -> {
                            try {
                                boards.put(map, leaderboards.top(map));
                            } catch (UpstreamException e) {
                                // Unknown, like in a run.
                            } finally {
                                slots.release();
                            }
                        });
            }
        }
        monitor.progress(
                new DailyRun.SurveyCount(
                        maps.size(), boards.size(), 0, maps.size() - boards.size()));
    }
}
