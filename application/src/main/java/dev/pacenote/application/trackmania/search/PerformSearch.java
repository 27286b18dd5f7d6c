package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Works a search off: the author's maps, most recently active first, each board once, names at the
 * end. When the time is over it completes with what it has.
 */
public final class PerformSearch {

    private static final System.Logger LOG = System.getLogger(PerformSearch.class.getName());

    /** Boards asked for at once; the request budget decides how many really leave. */
    private static final int PARALLEL = 8;

    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

    private final SearchJobs jobs;
    private final SearchChanges changes;
    private final MapExchange exchange;
    private final ReadBoard boards;
    private final ResolveNames names;
    private final InstantSource clock;

    public PerformSearch(
            SearchJobs jobs,
            MapExchange exchange,
            ReadBoard boards,
            ResolveNames names,
            InstantSource clock) {
        this.jobs = jobs;
        this.changes = new SearchChanges(jobs);
        this.exchange = exchange;
        this.boards = boards;
        this.names = names;
        this.clock = clock;
    }

    /** Works a search off; one that is finished, expired or gone already is left alone. */
    public void perform(UUID id) throws InterruptedException {
        var now = clock.instant();
        var found = jobs.find(id, now);
        if (found.isEmpty() || found.get().finished()) {
            return;
        }
        var job = found.get();
        if (job.asOf(now).finished()) {
            changes.change(job, now, late -> late.timeOut(now));
            return;
        }
        try {
            new Search(job).run();
        } catch (UpstreamException e) {
            LOG.log(Level.WARNING, "search {0}: {1}", id, e.getMessage());
            end(
                    job,
                    new SearchJob.State.Failed(
                            "The Trackmania services are not available right now. Please"
                                    + " try again later."));
        }
    }

    private void end(SearchJob job, SearchJob.State.Finished state) {
        var now = clock.instant();
        changes.change(job, now, running -> running.end(state, now));
    }

    private List<MapListing> maps(SearchJob job) {
        var author =
                exchange.author(job.author().value())
                        .or(
                                () ->
                                        job.query()
                                                .alternative()
                                                .flatMap(name -> exchange.author(name.value())));
        return author.isPresent()
                ? exchange.mapsBy(author.get().id())
                : exchange.mapsByName(job.author().value());
    }

    /** One search under way. */
    private final class Search {

        private SearchJob job;
        private final Map<MapUid, Board> read = new HashMap<>();
        private int failed;
        private Instant reportedAt = Instant.EPOCH;

        Search(SearchJob job) {
            this.job = job;
        }

        void run() throws InterruptedException {
            if (report(0, true)) {
                return;
            }
            var maps = maps(job);
            report(maps.size(), true);
            var order =
                    maps.stream()
                            .sorted(
                                    Comparator.comparing(
                                                    (MapListing map) ->
                                                            map.activeAt().orElse(Instant.EPOCH))
                                            .reversed())
                            .map(map -> map.map().uid())
                            .toList();
            readAll(order);
            if (report(maps.size(), true)) {
                return;
            }
            boolean partial = read.size() + failed < maps.size();
            if (read.isEmpty() && !maps.isEmpty()) {
                end(
                        job,
                        new SearchJob.State.Failed(
                                "None of the maps could be read. Please try again later."));
            } else {
                end(job, new SearchJob.State.Completed(result(maps), partial));
            }
        }

        private void readAll(List<MapUid> order) throws InterruptedException {
            var queue = new ArrayDeque<>(order);
            var underWay = new LinkedHashMap<MapUid, Future<Board>>();
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            try {
                while (!queue.isEmpty() || !underWay.isEmpty()) {
                    while (!queue.isEmpty() && underWay.size() < PARALLEL) {
                        var map = queue.poll();
                        underWay.put(map, threads.submit(() -> boards.top(map, ReadBoard.FRESH)));
                    }
                    var left = Duration.between(clock.instant(), job.readingEnds());
                    if (!left.isPositive() || !takeFirst(underWay, left)) {
                        return;
                    }
                    if (report(order.size(), false)) {
                        return;
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }

        /**
         * @return false when the time was over first
         */
        private boolean takeFirst(Map<MapUid, Future<Board>> underWay, Duration left)
                throws InterruptedException {
            var first = underWay.entrySet().iterator().next();
            try {
                var board = first.getValue().get(left.toMillis(), TimeUnit.MILLISECONDS);
                read.put(first.getKey(), board);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UpstreamException)) {
                    throw new IllegalStateException(e.getCause());
                }
                failed++;
            }
            underWay.remove(first.getKey());
            return true;
        }

        /**
         * @return whether the owner has stopped the search, or taken it along when leaving
         */
        private boolean report(int total, boolean always) {
            var now = clock.instant();
            if (always || Duration.between(reportedAt, now).compareTo(REPORT_EVERY) >= 0) {
                reportedAt = now;
                var progress = new SearchJob.Progress(total, read.size(), failed);
                var saved = changes.change(job, now, running -> running.at(progress, now));
                job = saved.orElse(job);
                return saved.isEmpty();
            }
            return false;
        }

        private List<SearchJob.MapRecords> result(List<MapListing> maps)
                throws InterruptedException {
            var hits = new LinkedHashMap<ExchangeMap, List<Entry>>();
            for (var map : maps) {
                var board = read.get(map.map().uid());
                if (board != null) {
                    var entries =
                            board.entries().stream()
                                    .filter(e -> job.period().covers(e, job.createdAt()))
                                    .toList();
                    if (!entries.isEmpty()) {
                        hits.put(map.map(), entries);
                    }
                }
            }
            var players = players(hits.values());
            return hits.entrySet().stream()
                    .map(hit -> new SearchJob.MapRecords(hit.getKey(), lines(hit, players)))
                    .toList();
        }

        private static List<SearchJob.Line> lines(
                Map.Entry<ExchangeMap, List<Entry>> hit, Map<PlayerId, String> players) {
            return hit.getValue().stream()
                    .map(
                            entry ->
                                    new SearchJob.Line(
                                            entry,
                                            players.getOrDefault(
                                                    entry.account(), entry.account().toString())))
                    .toList();
        }

        /** Names, as far as they come in time; missing names never fail a search. */
        private Map<PlayerId, String> players(Collection<List<Entry>> hits)
                throws InterruptedException {
            var accounts =
                    hits.stream()
                            .flatMap(List::stream)
                            .map(Entry::account)
                            .collect(Collectors.toSet());
            var left = Duration.between(clock.instant(), job.deadline()).dividedBy(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var resolved = threads.submit(() -> names.resolve(accounts));
                try {
                    return resolved.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    resolved.cancel(true);
                    return names.remembered(accounts);
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }
    }
}
