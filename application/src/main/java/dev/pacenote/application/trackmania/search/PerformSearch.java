package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.search.SearchJob;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Works a search off: the author's maps, most recently active first, each board once, names at the
 * end. When the time is over it completes with what it has.
 */
public final class PerformSearch {

    private static final System.Logger LOG = System.getLogger(PerformSearch.class.getName());

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
        private final ReadMapBoards reading;
        private Instant reportedAt = Instant.EPOCH;

        Search(SearchJob job) {
            this.job = job;
            this.reading = new ReadMapBoards(boards, clock, job.readingEnds());
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
            reading.readAll(order, () -> !report(order.size(), false));
            if (report(maps.size(), true)) {
                return;
            }
            boolean partial = reading.done() < maps.size();
            if (reading.read().isEmpty() && !maps.isEmpty()) {
                end(
                        job,
                        new SearchJob.State.Failed(
                                "None of the maps could be read. Please try again later."));
            } else {
                end(job, new SearchJob.State.Completed(records(maps), partial));
            }
        }

        /**
         * @return whether the owner has stopped the search, or taken it along when leaving
         */
        private boolean report(int total, boolean always) {
            var now = clock.instant();
            if (always || Duration.between(reportedAt, now).compareTo(REPORT_EVERY) >= 0) {
                reportedAt = now;
                var progress =
                        new SearchJob.Progress(total, reading.read().size(), reading.failed());
                var saved = changes.change(job, now, running -> running.at(progress, now));
                job = saved.orElse(job);
                return saved.isEmpty();
            }
            return false;
        }

        private List<SearchJob.MapRecords> records(List<MapListing> maps)
                throws InterruptedException {
            return new ListFoundRecords(names, clock).list(job, maps, reading.read());
        }
    }
}
