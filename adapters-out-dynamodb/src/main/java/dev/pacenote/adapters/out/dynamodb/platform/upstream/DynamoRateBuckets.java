package dev.pacenote.adapters.out.dynamodb.platform.upstream;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.upstream.RateBuckets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When requests may leave, in the table of tokens: an item for each service with the moments of its
 * last second, and one for each bucket that is closed. DynamoDB has no clock of its own, so a
 * second is a little longer here, by as much as the clocks of functions may differ.
 */
public final class DynamoRateBuckets implements RateBuckets {

    private static final Duration SECOND = Duration.ofMillis(1_050);

    /** Items are left a while longer than they count. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MOST_TRIES = 50;

    private static final String TIMES = "times";

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

    @Override
    public Optional<Duration> take(String service, String bucket, int perSecond) {
        var closed = closed(service, bucket);
        if (closed.isPresent()) {
            return closed;
        }
        for (int i = 0; i < MOST_TRIES; i++) {
            var now = clock.instant();
            var known = table.get(places(service));
            var times = known.map(item -> lastSecond(item, now)).orElseGet(List::of);
            if (times.size() >= perSecond) {
                var free = Instant.ofEpochMilli(times.getFirst()).plus(SECOND);
                return Optional.of(atLeastAMoment(Duration.between(now, free)));
            }
            if (stored(service, known, times, now)) {
                return Optional.empty();
            }
        }
        throw new OverloadedException("places for requests to " + service);
    }

    private static List<Long> lastSecond(Item item, Instant now) {
        long from = now.minus(SECOND).toEpochMilli();
        return Stream.of(item.string(TIMES).split(",", -1))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf)
                .filter(at -> at > from)
                .sorted()
                .toList();
    }

    private static Duration atLeastAMoment(Duration wait) {
        return wait.isPositive() ? wait : Duration.ofMillis(1);
    }

    /** False when somebody else was quicker. */
    private boolean stored(String service, Optional<Item> known, List<Long> before, Instant now) {
        long version = known.map(item -> item.number(DynamoTable.VERSION)).orElse(0L);
        var next =
                places(service)
                        .put(
                                TIMES,
                                Stream.concat(before.stream(), Stream.of(now.toEpochMilli()))
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",")))
                        .put(DynamoTable.VERSION, version + 1)
                        .put(DynamoTable.EXPIRES, now.plus(KEPT).getEpochSecond());
        return known.isPresent()
                ? table.putOver(next, version)
                : table.put(
                        next,
                        "attribute_not_exists(#name)",
                        Map.of("#name", DynamoUpstreamTokens.NAME),
                        Map.of());
    }

    @Override
    public Optional<Duration> closed(String service, String bucket) {
        var now = clock.instant();
        return table.getAll(List.of(closing(service, bucket), closing(service, ALL))).stream()
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
}
