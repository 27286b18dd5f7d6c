package dev.pacenote.adapters.out.dynamodb.delivery;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.delivery.ClaimedMessage;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryRetention;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Deliveries in DynamoDB: one is put over the version that was read, or not at all. Indexes say
 * which there are, the table how they stand: an index may be a moment behind, and what it does not
 * show yet is shown to the next look.
 */
public final class DynamoDeliveries implements Deliveries, AccountEraser {

    /** As many as are read together. */
    private static final int READ = 100;

    /** As much of what is due as one claim chooses from. */
    private static final int LOOKED_AT = 1_000;

    private static final Comparator<Delivery> OLDEST =
            Comparator.comparing((Delivery delivery) -> delivery.about().foundAt())
                    .thenComparing(Delivery::id);

    private static final Comparator<Delivery> LONGEST_DUE_FIRST =
            Comparator.comparing((Delivery delivery) -> delivery.due().orElse(Instant.MAX))
                    .thenComparing(Delivery::id);

    private final DynamoTable table;
    private final DeliveryInserts inserts;
    private final DeliveryRetention retention;
    private final LeftTogether together;
    private final InstantSource clock;

    /**
     * @param notices the table of notices, which must be there to have deliveries
     */
    public DynamoDeliveries(
            DynamoTable table,
            DynamoTable notices,
            DeliveryRetention retention,
            InstantSource clock) {
        this.table = table;
        this.inserts = new DeliveryInserts(table, notices, retention);
        this.retention = retention;
        this.together = new LeftTogether(table);
        this.clock = clock;
    }

    @Override
    public void insertAbsent(Collection<Delivery> deliveries) {
        inserts.insertAbsent(deliveries);
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return table.get(DeliveryItems.key(id))
                .filter(item -> DeliveryItems.isThere(item, clock.instant()))
                .map(DeliveryItems::delivery);
    }

    @Override
    public SaveResult<Delivery> save(Delivery delivery) {
        // The state that is stored is that of this version, or nothing is written.
        var stored =
                find(delivery.id())
                        .filter(before -> before.version() == delivery.version())
                        .filter(before -> before.state().mayBecome(delivery.state()));
        if (stored.isEmpty()) {
            return new SaveResult.Conflict<>();
        }
        delivery.leftAs()
                .filter(_ -> stored.get().leftAs().isEmpty())
                .ifPresent(message -> together.add(message, delivery));
        return put(delivery);
    }

    private SaveResult<Delivery> put(Delivery delivery) {
        var next = delivery.savedAs(delivery.version() + 1);
        return table.putOver(DeliveryItems.item(next, retention), delivery.version())
                ? new SaveResult.Saved<>(next)
                : new SaveResult.Conflict<>();
    }

    @Override
    public List<Claimed> claimDue(ChannelId channel, Lease lease, Instant now, Portion portion) {
        var claimed = new ArrayList<Claimed>();
        for (var first : DueMessages.chosen(due(channel, now, LOOKED_AT), portion)) {
            claimed.addAll(ClaimedMessage.of(first, this, lease, now));
        }
        return claimed;
    }

    @Override
    public List<Delivery> due(ChannelId channel, Instant now, int limit) {
        var found = new ArrayList<UUID>();
        for (int bucket = 0; bucket < DeliveryItems.BUCKETS; bucket++) {
            found.addAll(
                    table.query(
                            due(bucket, now)
                                    .filterExpression("channel = :channel")
                                    .expressionAttributeValues(
                                            dueValues(
                                                    bucket,
                                                    now,
                                                    Map.of(":channel", Item.text(channel.name())))),
                            items -> items.limit(limit).map(DynamoDeliveries::id).toList()));
        }
        return read(found).stream()
                .filter(delivery -> delivery.isClaimable(now))
                .sorted(LONGEST_DUE_FIRST)
                .limit(limit)
                .toList();
    }

    private static QueryRequest.Builder due(int bucket, Instant now) {
        return QueryRequest.builder()
                .indexName(DeliveryItems.BY_DUE)
                .keyConditionExpression("waiting = :bucket and dueAt <= :now")
                .expressionAttributeValues(dueValues(bucket, now, Map.of()));
    }

    private static Map<String, AttributeValue> dueValues(
            int bucket, Instant now, Map<String, AttributeValue> more) {
        var values = new HashMap<>(more);
        values.put(":bucket", Item.text(Integer.toString(bucket)));
        values.put(":now", Item.number(now.toEpochMilli()));
        return values;
    }

    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return IntStream.range(0, DeliveryItems.BUCKETS)
                .mapToObj(bucket -> oldestDue(bucket, now))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** What somebody leased or put back is due again when the longest lease is over, or before. */
    private Optional<Instant> oldestDue(int bucket, Instant now) {
        return table.query(
                due(bucket, now.plus(Lease.LENGTH)),
                items ->
                        items.limit(LOOKED_AT)
                                .map(DeliveryItems::delivery)
                                .flatMap(delivery -> delivery.dueSince(now).stream())
                                .min(Comparator.naturalOrder()));
    }

    @Override
    public List<Claimed> waiting(
            AccountId account, ChannelId channel, DeliveryTarget target, int limit) {
        var found =
                ids(
                        by(
                                DeliveryItems.BY_TARGET,
                                DeliveryItems.WAITING_FOR,
                                DeliveryItems.waitingFor(account, channel, target)),
                        limit);
        return read(found).stream()
                .filter(DynamoDeliveries::isWaiting)
                .sorted(OLDEST)
                .map(delivery -> Claimed.of(delivery, delivery))
                .toList();
    }

    private static boolean isWaiting(Delivery delivery) {
        return delivery.state() instanceof DeliveryState.Pending
                || delivery.state() instanceof DeliveryState.Waiting;
    }

    @Override
    public List<Delivery> of(Collection<UUID> wanted) {
        return wanted.stream()
                .distinct()
                .flatMap(
                        notice ->
                                all(
                                        DeliveryItems.BY_NOTICE,
                                        DeliveryItems.NOTICE,
                                        notice.toString()))
                .sorted(OLDEST)
                .toList();
    }

    @Override
    public List<Delivery> ofNotification(UUID notification) {
        return all(
                        DeliveryItems.BY_NOTIFICATION,
                        DeliveryItems.NOTIFICATION,
                        notification.toString())
                .toList();
    }

    @Override
    public List<Delivery> ofMessage(UUID leftAs) {
        // The index knows those that left before it was kept who left together.
        var ids = ids(by(DeliveryItems.BY_MESSAGE, DeliveryItems.LEFT_AS, leftAs.toString()));
        return read(
                        Stream.of(List.of(leftAs), together.of(leftAs), ids)
                                .flatMap(List::stream)
                                .toList())
                .stream()
                .filter(delivery -> delivery.leftAs().equals(Optional.of(leftAs)))
                .sorted(OLDEST)
                .toList();
    }

    @Override
    public List<Delivery> ofFact(Topic topic, String fact) {
        return all(DeliveryItems.BY_FACT, DeliveryItems.TOLD, DeliveryItems.told(topic, fact))
                .toList();
    }

    private Stream<Delivery> all(String index, String attribute, String value) {
        return read(ids(by(index, attribute, value))).stream().sorted(OLDEST);
    }

    private static QueryRequest.Builder by(String index, String attribute, String value) {
        return QueryRequest.builder()
                .indexName(index)
                .keyConditionExpression(attribute + " = :value")
                .expressionAttributeValues(Map.of(":value", Item.text(value)));
    }

    private List<UUID> ids(QueryRequest.Builder query) {
        return ids(query, Integer.MAX_VALUE);
    }

    private List<UUID> ids(QueryRequest.Builder query, int limit) {
        return table.query(query, items -> items.limit(limit).map(DynamoDeliveries::id).toList());
    }

    private static UUID id(Item item) {
        return item.uuid(DeliveryItems.ID);
    }

    /** As they stand now; without those that are gone. */
    private List<Delivery> read(List<UUID> ids) {
        var now = clock.instant();
        return table.getAll(ids.stream().distinct().map(DeliveryItems::key).toList()).stream()
                .filter(item -> DeliveryItems.isThere(item, now))
                .map(DeliveryItems::delivery)
                .toList();
    }

    @Override
    public List<Delivery> newest(Filter filter, int limit) {
        var newestFirst =
                by(DeliveryItems.BY_USER, DeliveryItems.USER, DeliveryItems.user(filter.account()))
                        .scanIndexForward(false);
        return table.query(newestFirst, items -> matching(items.iterator(), filter, limit));
    }

    private List<Delivery> matching(Iterator<Item> newestFirst, Filter filter, int limit) {
        var matching = new ArrayList<Delivery>();
        while (newestFirst.hasNext() && matching.size() < limit) {
            var some = new ArrayList<UUID>();
            while (newestFirst.hasNext() && some.size() < READ) {
                some.add(id(newestFirst.next()));
            }
            read(some).stream()
                    .filter(delivery -> matches(delivery, filter))
                    .sorted(OLDEST.reversed())
                    .forEach(matching::add);
        }
        return matching.stream().limit(limit).toList();
    }

    private static boolean matches(Delivery delivery, Filter filter) {
        var topic = delivery.about().topic();
        return filter.topic()
                        .map(word -> word.equals(topic.name()) || word.equals(topic.area()))
                        .orElse(true)
                && filter.state().map(delivery.state().wireName()::equals).orElse(true);
    }

    @Override
    public void erase(AccountId person) {
        ids(by(DeliveryItems.BY_USER, DeliveryItems.USER, DeliveryItems.user(person)))
                .forEach(
                        id -> {
                            table.delete(DeliveryItems.key(id));
                            together.remove(id);
                        });
    }
}
