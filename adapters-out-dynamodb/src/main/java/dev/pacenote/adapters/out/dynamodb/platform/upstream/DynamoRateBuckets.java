package dev.pacenote.adapters.out.dynamodb.platform.upstream;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.domain.platform.upstream.RecentRequests;
import dev.pacenote.domain.platform.upstream.RecentRequests.Leaving;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When requests may leave, in the table of tokens: an item for each service with its recent
 * requests, one for each bucket that is closed, and one for the refusals of a slice of time.
 * DynamoDB has no clock of its own, so a request counts a little longer here, by as much as the
 * clocks of functions may differ.
 */
public final class DynamoRateBuckets implements RateBuckets {

    private static final Duration CLOCKS = Duration.ofMillis(50);

    /** Items are left a while longer than they count. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MAX_TRIES = 50;

    /** Of the item of a service: the end of each request, in milliseconds, by its id. */
    private static final String ENDS = "ends";

    /** Of the item of a service: until when somebody comes back in person, in milliseconds. */
    private static final String PEOPLE = "peopleUntil";

    /** Refusals are counted in slices of the time in which they count. */
    private static final int SLICES = 10;

    /** Of the item of a slice: how many there were. */
    private static final String COUNTED = "counted";

    private static final Logger LOG = LoggerFactory.getLogger(DynamoRateBuckets.class);

    private final DynamoTable table;
    private final InstantSource clock;

    public DynamoRateBuckets(DynamoTable tokens, InstantSource clock) {
        this.table = tokens;
        this.clock = clock;
    }

    private static Item places(String service) {
        return Item.empty().put(DynamoUpstreamTokens.NAME, "rate " + service);
    }

    private static Item closing(String service, String bucket) {
        return Item.empty().put(DynamoUpstreamTokens.NAME, "closed " + service + " " + bucket);
    }

    private static Item refusals(String service, long slice) {
        return Item.empty().put(DynamoUpstreamTokens.NAME, "refused " + service + " " + slice);
    }

    @Override
    public Turn take(String service, String bucket, int perSecond, boolean inPerson) {
        var places = places(service);
        var keys = List.of(places, closing(service, bucket), closing(service, ALL));
        var request = UUID.randomUUID();
        for (int i = 0; i < MAX_TRIES; i++) {
            var now = clock.instant();
            var items = table.getAll(keys);
            var closed = longest(items, now);
            if (closed.isPresent()) {
                return new Turn.Closed(closed.get());
            }
            var known = items.stream().filter(it -> it.has(ENDS)).findFirst();
            switch (requests(known).leave(request, perSecond, inPerson, now)) {
                case Leaving.Later(var after, var wait) -> {
                    if (inPerson) {
                        waits(places, after.peopleUntil());
                    }
                    return new Turn.Full(wait);
                }
                case Leaving.Now(var after) -> {
                    if (stored(places, known, after, request, now)) {
                        return new Turn.Granted(service, request);
                    }
                }
            }
        }
        throw new OverloadedException("places for requests to " + service);
    }

    private static RecentRequests requests(Optional<Item> known) {
        var ends = new HashMap<UUID, Instant>();
        known.map(item -> item.map(ENDS))
                .orElseGet(Map::of)
                .forEach(
                        (request, end) ->
                                ends.put(
                                        UUID.fromString(request),
                                        Instant.ofEpochMilli(Long.parseLong(end))));
        return new RecentRequests(
                ends, known.flatMap(item -> item.maybeInstant(PEOPLE)).orElse(Instant.MIN));
    }

    /** Whoever takes a place meanwhile does not have to try again for this. */
    private void waits(Item places, Instant until) {
        table.update(
                places,
                "set #people = :until",
                "attribute_exists(ends)",
                Map.of("#people", PEOPLE),
                Map.of(":until", Item.number(until.toEpochMilli())));
    }

    /** False when somebody else was quicker. What an answer changes meanwhile stays as it is. */
    private boolean stored(
            Item places, Optional<Item> known, RecentRequests after, UUID request, Instant now) {
        var end = text(Objects.requireNonNull(after.until().get(request)));
        long expires = now.plus(KEPT).getEpochSecond();
        if (known.isEmpty()) {
            return table.put(
                    places.copy()
                            .put(ENDS, Map.of(request.toString(), end))
                            .put(DynamoTable.VERSION, 1)
                            .put(DynamoTable.EXPIRES, expires),
                    "attribute_not_exists(#name)",
                    Map.of("#name", DynamoUpstreamTokens.NAME),
                    Map.of());
        }
        long version = known.get().number(DynamoTable.VERSION);
        var names = new HashMap<>(Map.of("#own", request.toString()));
        var over = new ArrayList<String>();
        if (known.get().has(PEOPLE) && after.peopleUntil().equals(Instant.MIN)) {
            over.add(PEOPLE);
        }
        for (var id : known.get().map(ENDS).keySet()) {
            if (!after.until().containsKey(UUID.fromString(id))) {
                names.put("#over" + over.size(), id);
                over.add(ENDS + ".#over" + over.size());
            }
        }
        return table.update(
                places,
                "set ends.#own = :end, version = :next, expires = :expires"
                        + (over.isEmpty() ? "" : " remove " + String.join(", ", over)),
                "version = :version",
                names,
                Map.of(
                        ":end", Item.text(end),
                        ":next", Item.number(version + 1),
                        ":expires", Item.number(expires),
                        ":version", Item.number(version)));
    }

    private static String text(Instant end) {
        return Long.toString(end.toEpochMilli());
    }

    @Override
    public void answered(Turn.Granted request) {
        var end = clock.instant().plus(RecentRequests.WINDOW).plus(CLOCKS);
        try {
            // This one alone, so that nobody who takes a place meanwhile has to try again.
            table.update(
                    places(request.service()),
                    "set ends.#own = :end",
                    "attribute_exists(ends.#own)",
                    Map.of("#own", request.request().toString()),
                    Map.of(":end", Item.text(text(end))));
        } catch (StoreUnavailableException e) {
            // The answer counts all the same; the place is free when its request is forgotten.
            LOG.warn("the end of a request to {} was not stored", request.service());
        }
    }

    @Override
    public Optional<Duration> closed(String service, String bucket) {
        return longest(
                table.getAll(
                        Stream.of(bucket, ALL).distinct().map(it -> closing(service, it)).toList()),
                clock.instant());
    }

    private static Optional<Duration> longest(List<Item> items, Instant now) {
        return items.stream()
                .filter(item -> item.has(DynamoUpstreamTokens.UNTIL))
                .map(item -> Duration.between(now, item.instant(DynamoUpstreamTokens.UNTIL)))
                .filter(Duration::isPositive)
                .max(Duration::compareTo);
    }

    @Override
    public void close(String service, String bucket, Duration length) {
        // An instant is stored to the millisecond; nothing leaves before the whole of it is over.
        var until = clock.instant().plus(length).plusMillis(1);
        table.put(
                closing(service, bucket)
                        .put(DynamoUpstreamTokens.UNTIL, until)
                        .put(DynamoTable.EXPIRES, until.plus(KEPT).getEpochSecond()),
                "attribute_not_exists(#name) or #until < :until",
                DynamoUpstreamTokens.NAMES,
                Map.of(":until", Item.number(until.toEpochMilli())));
    }

    @Override
    public boolean refused(String service, int most, Duration within) {
        var now = clock.instant();
        long slice = now.toEpochMilli() / within.dividedBy(SLICES).toMillis();
        table.update(
                refusals(service, slice),
                "add counted :one set expires = :expires",
                Map.of(
                        ":one", Item.number(1),
                        ":expires", Item.number(now.plus(within).plus(KEPT).getEpochSecond())));
        var keys =
                LongStream.rangeClosed(slice - SLICES + 1, slice)
                        .mapToObj(it -> refusals(service, it))
                        .toList();
        if (table.getAll(keys).stream().mapToLong(it -> it.number(COUNTED)).sum() < most) {
            return false;
        }
        keys.forEach(table::delete);
        return true;
    }
}
