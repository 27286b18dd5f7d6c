package dev.pacenote.application.trackmania.lookup;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a person looks up and gets at once: authors, players' names, maps, one map's recent records.
 * Each kind has its own limit, because each costs requests elsewhere.
 */
public final class LookUp {

    // What one person may ask the services for.

    public static final RateLimit AUTHOR_SEARCHES = new RateLimit(20, Duration.ofMinutes(1));

    public static final RateLimit NAMES = new RateLimit(20, Duration.ofMinutes(1));

    public static final RateLimit MAPS = new RateLimit(5, Duration.ofMinutes(1));

    public static final RateLimit BOARDS = new RateLimit(20, Duration.ofMinutes(1));

    /** Rows of a map search on one page, and pages in all. */
    public static final int MAPS_PER_PAGE = 20;

    public static final int MAP_PAGES = 5;

    private static final int AUTHORS = 50;
    private static final Duration BOARD_AGE = Duration.ofMinutes(1);

    /** An answer, unless the caller asked too often. */
    public sealed interface Answer<T> {
        record Found<T>(T value) implements Answer<T> {}

        record TooMany<T>(Duration retryAfter) implements Answer<T> {}
    }

    /**
     * One page of maps.
     *
     * @param reachable rows on all pages together
     * @param truncated whether there are more that no page shows
     */
    public record MapPage(List<MapListing> maps, int page, int reachable, boolean truncated) {
        public boolean hasMore() {
            return page * MAPS_PER_PAGE < reachable;
        }
    }

    /** Recent records on a map with the names of their drivers. */
    public record Recent(List<SearchJob.Line> lines) {}

    private final MapExchange exchange;
    private final ReadBoard boards;
    private final ResolveNames names;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;

    public LookUp(
            MapExchange exchange,
            ReadBoard boards,
            ResolveNames names,
            RateLimiter rateLimiter,
            InstantSource clock) {
        this.exchange = exchange;
        this.boards = boards;
        this.names = names;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
    }

    private <T> Answer<T> within(String key, RateLimit limit, Supplier<T> question) {
        return rateLimiter.take(key, limit, clock.instant()) instanceof Verdict.Refused(var wait)
                ? new Answer.TooMany<>(wait)
                : new Answer.Found<>(question.get());
    }

    /**
     * Authors by part of their name, the best fifty.
     *
     * @param otherwise tried when nobody has the first name: the same text read in another way
     * @param address the caller's network address, for limits
     */
    public Answer<List<Author>> authors(String name, Optional<String> otherwise, String address) {
        return within(
                "user-search:" + new NetworkAddress(address).limitKey(),
                AUTHOR_SEARCHES,
                () -> {
                    var found = exchange.search(name);
                    if (found.isEmpty() && otherwise.isPresent()) {
                        found = exchange.search(otherwise.get());
                    }
                    return found.stream().limit(AUTHORS).toList();
                });
    }

    /**
     * Display names; unknown accounts are missing.
     *
     * @throws UpstreamException when not one name is known because nobody could be asked
     */
    public Answer<Map<PlayerId, String>> players(AccountId caller, Set<PlayerId> accounts) {
        return within("names:" + caller, NAMES, () -> names.known(accounts));
    }

    /** One page of maps whose name contains the text. */
    public Answer<MapPage> mapsByName(AccountId caller, String text, int page) {
        return within(
                "map-search:" + caller,
                MAPS,
                () -> {
                    int reachable = MAPS_PER_PAGE * MAP_PAGES;
                    var found = exchange.findMaps(text, reachable);
                    return page(found.maps(), page, found.more());
                });
    }

    /** The map with this uid, if it is listed. */
    public Answer<MapPage> mapsByUid(AccountId caller, MapUid uid, int page) {
        return within(
                "map-search:" + caller,
                MAPS,
                () -> page(exchange.byUids(List.of(uid)), page, false));
    }

    private static MapPage page(List<MapListing> all, int page, boolean more) {
        int from = Math.min((page - 1) * MAPS_PER_PAGE, all.size());
        int to = Math.min(from + MAPS_PER_PAGE, all.size());
        return new MapPage(all.subList(from, to), page, all.size(), more);
    }

    /** A map's records within a period, best place first. */
    public Answer<Recent> recent(AccountId caller, MapUid map, SearchPeriod period) {
        return within(
                "board:" + caller,
                BOARDS,
                () -> {
                    var now = clock.instant();
                    var entries =
                            boards.top(map, BOARD_AGE).entries().stream()
                                    .filter(entry -> period.covers(entry, now))
                                    .toList();
                    var players =
                            names.resolve(
                                    entries.stream()
                                            .map(Entry::account)
                                            .collect(Collectors.toSet()));
                    return new Recent(
                            entries.stream()
                                    .map(
                                            entry ->
                                                    new SearchJob.Line(
                                                            entry,
                                                            players.getOrDefault(
                                                                    entry.account(),
                                                                    entry.account().toString())))
                                    .toList());
                });
    }
}
