package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Lists the records of a search that fall into its period, map by map, with drivers' names. */
final class ListFoundRecords {

    private final ResolveNames names;
    private final InstantSource clock;

    ListFoundRecords(ResolveNames names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    /**
     * @param read the boards that could be read
     */
    List<SearchJob.MapRecords> list(SearchJob job, List<MapListing> maps, Map<MapUid, Board> read)
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
        var players = players(job, hits.values());
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
    private Map<PlayerId, String> players(SearchJob job, Collection<List<Entry>> hits)
            throws InterruptedException {
        var accounts =
                hits.stream().flatMap(List::stream).map(Entry::account).collect(Collectors.toSet());
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
