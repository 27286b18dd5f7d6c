package dev.pacenote.adapters.out.dynamodb.delivery;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryRetention;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Cancelled;
import dev.pacenote.domain.delivery.DeliveryState.Delivered;
import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.delivery.DeliveryState.Skipped;
import dev.pacenote.domain.delivery.DeliveryState.Waiting;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a delivery lies in its table. What others read by an index has an attribute of its own:
 * {@link #WAITING} while somebody has to look at it again, {@link #WAITING_FOR} while nobody leased
 * or tried it.
 */
public final class DeliveryItems {

    public static final String ID = "deliveryId";
    public static final String USER = "userId";
    public static final String NOTICE = "noticeId";
    public static final String NOTIFICATION = "notification";
    public static final String TOLD = "told";
    public static final String FOUND = "foundAt";
    public static final String WAITING = "waiting";
    public static final String DUE = "dueAt";
    public static final String WAITING_FOR = "waitingFor";
    public static final String LEFT_AS = "leftAs";

    public static final String BY_DUE = "due";
    public static final String BY_NOTICE = "notice";
    public static final String BY_NOTIFICATION = "notification";
    public static final String BY_FACT = "fact";
    public static final String BY_MESSAGE = "message";
    public static final String BY_USER = "userId";
    public static final String BY_TARGET = "target";

    static final String CHANNEL = "channel";

    /** So that the index of what is due is no single partition. */
    static final int BUCKETS = 8;

    private static final String STATE = "state";
    private static final String ERROR = "error";
    private static final String CLAIM = "claim";
    private static final String ROUND = "round";
    private static final String DUE_SINCE = "dueSince";
    private static final String TRIED_SINCE = "triedSince";

    private DeliveryItems() {}

    static Item key(UUID id) {
        return Item.empty().put(ID, id);
    }

    static String user(AccountId account) {
        return Long.toString(account.value());
    }

    static String told(Topic topic, String fact) {
        return topic.name() + "#" + fact;
    }

    static String waitingFor(AccountId account, ChannelId channel, DeliveryTarget target) {
        return account.value() + "#" + channel.name() + "#" + target.id();
    }

    static Item item(Delivery delivery, DeliveryRetention retention) {
        var about = delivery.about();
        var target = delivery.key().target();
        var state = delivery.state();
        var item =
                key(delivery.id())
                        .put(USER, user(about.account()))
                        .put(NOTICE, delivery.key().notice())
                        .put(CHANNEL, delivery.channel().name())
                        .put("target", target.id())
                        .put("targetName", target.name())
                        .put(ROUND, delivery.key().round())
                        .put("topic", about.topic().name())
                        .put("fact", about.fact())
                        .put(TOLD, told(about.topic(), about.fact()))
                        .put("source", about.source())
                        .put(FOUND, about.foundAt())
                        .put(STATE, word(state))
                        .put("reason", state.reason().code())
                        .put("attempts", state.attempts())
                        .put("uncertain", state.uncertain() ? 1 : 0)
                        .put("updatedAt", delivery.updatedAt())
                        .put(DynamoTable.VERSION, delivery.version());
        about.notification().ifPresent(id -> item.put(NOTIFICATION, id));
        delivery.leftAs().ifPresent(id -> item.put(LEFT_AS, id));
        delivery.since().due().ifPresent(at -> item.put(DUE_SINCE, at));
        delivery.since().tried().ifPresent(at -> item.put(TRIED_SINCE, at));
        delivery.due()
                .ifPresentOrElse(
                        due -> item.put(WAITING, bucket(about.account())).put(DUE, due),
                        () ->
                                item.put(
                                        DynamoTable.EXPIRES,
                                        retention.endOf(delivery.updatedAt()).getEpochSecond()));
        switch (state) {
            case Pending _, Waiting _ ->
                    item.put(WAITING_FOR, waitingFor(about.account(), delivery.channel(), target));
            case Scheduled scheduled -> item.put(ERROR, scheduled.error());
            case Sending sending -> item.put(CLAIM, sending.lease().token());
            case Failed failed ->
                    item.put(ERROR, failed.failure().code())
                            .put("refused", failed.failure().kind().name());
            case Sent _, Delivered _, Skipped _, Cancelled _ -> {}
        }
        return item;
    }

    private static String bucket(AccountId account) {
        return Long.toString(account.value() % BUCKETS);
    }

    private static String word(DeliveryState state) {
        return switch (state) {
            case Waiting _ -> "waiting";
            case Scheduled _ -> "retrying";
            default -> state.wireName();
        };
    }

    /** What has expired is gone, also while DynamoDB still has it. */
    static boolean isThere(Item item, Instant now) {
        return !item.has(DynamoTable.EXPIRES)
                || item.number(DynamoTable.EXPIRES) > now.getEpochSecond();
    }

    static Delivery delivery(Item item) {
        return new Delivery(
                new Delivery.Key(
                        item.uuid(NOTICE),
                        new ChannelId(item.string(CHANNEL)),
                        new DeliveryTarget(item.string("target"), item.string("targetName")),
                        // Those that were stored before anything was told again have none.
                        item.has(ROUND) ? (int) item.number(ROUND) : 0),
                new Delivery.About(
                        new AccountId(Long.parseLong(item.string(USER))),
                        new Topic(item.string("topic")),
                        item.string("fact"),
                        optional(item, NOTIFICATION),
                        item.string("source"),
                        item.instant(FOUND)),
                state(item),
                optional(item, LEFT_AS),
                new Delivery.Since(moment(item, DUE_SINCE), moment(item, TRIED_SINCE)),
                item.instant("updatedAt"),
                item.number(DynamoTable.VERSION));
    }

    private static Optional<UUID> optional(Item item, String name) {
        return item.has(name) ? Optional.of(item.uuid(name)) : Optional.empty();
    }

    private static Optional<Instant> moment(Item item, String name) {
        return item.has(name) ? Optional.of(item.instant(name)) : Optional.empty();
    }

    private static DeliveryState state(Item item) {
        int attempts = (int) item.number("attempts");
        boolean uncertain = item.number("uncertain") == 1;
        var at = item.instant("updatedAt");
        return switch (item.string(STATE)) {
            case "pending" -> new Pending(attempts, uncertain);
            case "waiting" -> new Waiting(attempts, item.instant(DUE), reason(item), uncertain);
            case "retrying" ->
                    new Scheduled(attempts, item.instant(DUE), item.string(ERROR), uncertain);
            case "sending" ->
                    new Sending(
                            attempts, new Lease(item.uuid(CLAIM), item.instant(DUE)), uncertain);
            case "sent" -> new Sent(attempts, at);
            case "delivered" -> new Delivered(attempts, at);
            case "skipped" -> new Skipped(attempts, at, reason(item), uncertain);
            case "cancelled" -> new Cancelled(attempts, at, reason(item), uncertain);
            case "failed" ->
                    new Failed(
                            attempts,
                            at,
                            new SendFailure(
                                    SendFailure.Kind.valueOf(item.string("refused")),
                                    item.string(ERROR)),
                            uncertain);
            case String other -> throw new IllegalStateException("no such state: " + other);
        };
    }

    private static Reason reason(Item item) {
        return Reason.ofCode(item.string("reason")).orElseThrow();
    }
}
