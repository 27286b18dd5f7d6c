package dev.pacenote.adapters.out.dynamodb.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.dynamodb.notice.NoticeItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.delivery.DeliveriesContract;
import dev.pacenote.application.contracts.delivery.dispatch.NoticeOutboxContract;
import dev.pacenote.application.delivery.ClaimedMessage;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryRetention;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Deliveries, and the notices that have none yet, in DynamoDB. */
class DynamoDeliveryTest implements DeliveriesContract, NoticeOutboxContract {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final DynamoTable NOTICES = DYNAMO.notices();
    private static final DynamoTable DELIVERIES = DYNAMO.deliveries();
    private static final NoticeItems ITEMS =
            new NoticeItems(List.of(Samples.topic(Samples.WEATHER, Optional.empty())));
    private static final Tables TABLES = new Tables();

    private final DynamoDeliveries deliveries =
            new DynamoDeliveries(DELIVERIES, NOTICES, DeliveryRetention.USUAL, () -> Samples.NOON);

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    /** As the commit of an inbox stores it. */
    private static Item item(Notice notice) {
        return ITEMS.told(notice, Optional.empty(), 0);
    }

    private static Item key(Notice notice) {
        return NoticeItems.key(notice.account(), notice.key());
    }

    @Override
    public Notices notices() {
        return (Notices)
                Proxy.newProxyInstance(
                        Notices.class.getClassLoader(),
                        new Class<?>[] {Notices.class},
                        (_, method, arguments) -> {
                            if (!method.getName().equals("tell")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            var told = (Collection<?>) arguments[1];
                            told.forEach(notice -> NOTICES.put(item((Notice) notice)));
                            return told.size();
                        });
    }

    /** Whoever deletes an account has its deliveries erased. */
    @Override
    public Accounts accounts() {
        var stored = new InMemoryAccounts(TABLES);
        return (Accounts)
                Proxy.newProxyInstance(
                        Accounts.class.getClassLoader(),
                        new Class<?>[] {Accounts.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("delete")) {
                                deliveries.erase((AccountId) arguments[0]);
                            }
                            try {
                                return method.invoke(stored, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public NoticeOutbox noticeOutbox() {
        return new DynamoNoticeOutbox(NOTICES, ITEMS, new InMemoryInbox(TABLES));
    }

    @Override
    public Transactions transactions() {
        return TABLES;
    }

    private Notice told() {
        var account = Samples.account(accounts()).id();
        var notice =
                Samples.notice(account, Samples.WEATHER, Samples.word(), Samples.NOON, Weight.NEWS);
        NOTICES.put(item(notice));
        return notice;
    }

    @Test
    void a_notice_that_this_version_cannot_read_waits_and_keeps_no_other_waiting() {
        var foreign = told();
        var known = told();
        NOTICES.put(
                item(foreign).put("weight", "LATER").put("toldAt", Samples.NOON.minusSeconds(9)));
        var both = List.of(NoticeOutbox.Key.of(foreign), NoticeOutbox.Key.of(known));
        try {
            assertThat(noticeOutbox().take(both))
                    .extracting(told -> told.notice().id())
                    .containsExactly(known.id());
            assertThat(noticeOutbox().take(1)).as("another than the oldest").hasSize(1);
        } finally {
            NOTICES.put(item(foreign));
        }

        assertThat(noticeOutbox().take(both)).hasSize(2);
    }

    private static Delivery to(Notice notice, String device) {
        return Delivery.opened(
                new Delivery.Key(
                        notice.id(), new ChannelId("push"), new DeliveryTarget(device, "Phone")),
                new Delivery.About(
                        notice.account(),
                        notice.topic(),
                        notice.key().dedupeKey(),
                        Optional.empty(),
                        "town riga",
                        notice.foundAt()),
                Samples.NOON,
                Samples.NOON);
    }

    @Test
    void more_deliveries_of_one_notice_than_fit_into_one_write_are_all_there() {
        var notice = told();
        var all = IntStream.range(0, 120).mapToObj(number -> to(notice, "d" + number)).toList();
        deliveries.insertAbsent(List.of(all.getFirst(), all.get(50)));

        deliveries.insertAbsent(all);

        assertThat(deliveries.of(List.of(notice.id()))).hasSize(120);
    }

    @Test
    void those_who_open_the_same_deliveries_at_once_open_them_once() {
        var notice = told();
        var all = List.of(to(notice, "d1"), to(notice, "d2"), to(notice, "d3"));

        Samples.atOnce(
                8,
                () -> {
                    deliveries.insertAbsent(all);
                    return true;
                });

        assertThat(deliveries.of(List.of(notice.id())))
                .hasSize(3)
                .allSatisfy(delivery -> assertThat(delivery.version()).isEqualTo(1));
    }

    @Test
    void what_ended_ninety_days_ago_is_gone_whenever_the_table_lets_it_go() {
        var opened = sent(deliveries);

        assertThat(later(Duration.ofDays(90).minusSeconds(1)).find(opened.id())).isPresent();
        var over = later(Duration.ofDays(90));
        assertThat(over.find(opened.id())).isEmpty();
        assertThat(over.of(List.of(opened.key().notice()))).isEmpty();
        assertThat(
                        over.newest(
                                new Deliveries.Filter(
                                        opened.account(), Optional.empty(), Optional.empty()),
                                9))
                .isEmpty();
    }

    @Test
    void deliveries_are_kept_as_long_as_it_is_configured() {
        var three = new DeliveryRetention(new RetentionPeriod(3));
        var year = new DeliveryRetention(new RetentionPeriod(365));
        var shortly = sent(later(Duration.ZERO, three));
        var lasting = sent(later(Duration.ZERO, year));

        assertThat(later(Duration.ofDays(3).minusSeconds(1)).find(shortly.id())).isPresent();
        assertThat(later(Duration.ofDays(3)).find(shortly.id())).isEmpty();
        assertThat(later(Duration.ofDays(364)).find(lasting.id())).isPresent();
    }

    /** One that ended at noon. */
    private Delivery sent(DynamoDeliveries kept) {
        var opened = to(told(), "d1");
        kept.insertAbsent(List.of(opened));
        var stored = kept.find(opened.id()).orElseThrow();
        var lease = Lease.at(Samples.NOON, UUID.randomUUID());
        var sent =
                kept.save(stored.claimed(lease, Samples.NOON))
                        .orUndo("a claim")
                        .after(sending -> sending.accepted(Samples.NOON), Samples.NOON);
        return kept.save(sent).orUndo("a delivery");
    }

    private static DynamoDeliveries later(Duration time) {
        return later(time, DeliveryRetention.USUAL);
    }

    private static DynamoDeliveries later(Duration time, DeliveryRetention retention) {
        return new DynamoDeliveries(DELIVERIES, NOTICES, retention, () -> Samples.NOON.plus(time));
    }

    /** An index that shows nothing of what was written lately, as theirs may. */
    private static DynamoDbClient withLateIndexes() {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("queryPaginator")) {
                                return InvocationHandler.invokeDefault(proxy, method, arguments);
                            }
                            if (method.getName().equals("query")) {
                                return QueryResponse.builder().items(List.of()).build();
                            }
                            try {
                                return method.invoke(DYNAMO.client(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** So many to one phone that are leased together and leave in one message. */
    private List<Delivery> leftTogether(int many, Lease lease) {
        var left = new ArrayList<Delivery>();
        for (int i = 0; i < many; i++) {
            var opened = to(told(), "d1");
            deliveries.insertAbsent(List.of(opened));
            var stored = deliveries.find(opened.id()).orElseThrow();
            left.add(deliveries.save(stored.claimed(lease, Samples.NOON)).orUndo("a claim"));
        }
        var name = left.getFirst().id();
        return left.stream()
                .map(one -> deliveries.save(one.leavingAs(name, Samples.NOON)).orUndo("a name"))
                .toList();
    }

    @Test
    void a_message_is_sent_again_whole_while_the_index_does_not_show_what_left_in_it() {
        var left = leftTogether(3, Lease.at(Samples.NOON, UUID.randomUUID()));
        var late =
                new DynamoDeliveries(
                        new DynamoTable(DynamoDeliveryTest::withLateIndexes, "deliveries"),
                        NOTICES,
                        DeliveryRetention.USUAL,
                        () -> Samples.NOON);
        var lapse = Samples.NOON.plus(Duration.ofHours(1));

        assertThat(late.ofMessage(left.getFirst().id())).containsExactlyInAnyOrderElementsOf(left);
        assertThat(
                        ClaimedMessage.of(
                                left.getLast(), late, Lease.at(lapse, UUID.randomUUID()), lapse))
                .hasSize(3);
    }

    @Test
    void of_somebody_who_is_gone_nothing_says_what_left_together() {
        var left = leftTogether(2, Lease.at(Samples.NOON, UUID.randomUUID()));

        left.forEach(delivery -> deliveries.erase(delivery.account()));

        assertThat(DELIVERIES.scan("deliveryId"))
                .noneMatch(
                        item ->
                                item.string("deliveryId")
                                        .contains(left.getFirst().id().toString()));
    }

    @Test
    void a_notice_that_is_gone_stays_gone_when_it_is_marked() {
        var notice = told();
        NOTICES.delete(key(notice));

        noticeOutbox().markDispatched(List.of(notice));

        assertThat(NOTICES.get(key(notice))).isEmpty();
    }

    @Test
    void a_store_that_is_away_is_no_absence() {
        try (var away = LocalDynamo.client("http://127.0.0.1:1")) {
            var table = new DynamoTable(() -> away, "deliveries");
            var unreachable =
                    new DynamoDeliveries(table, table, DeliveryRetention.USUAL, () -> Samples.NOON);
            var outbox = new DynamoNoticeOutbox(table, ITEMS, new InMemoryInbox(TABLES));
            var id = UUID.randomUUID();

            assertThatThrownBy(() -> unreachable.find(id))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> unreachable.due(new ChannelId("push"), Samples.NOON, 1))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> outbox.take(1)).isInstanceOf(StoreUnavailableException.class);
        }
    }
}
