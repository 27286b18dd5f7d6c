package dev.pacenote.adapters.out.postgres.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.delivery.PostgresDeliveries;
import dev.pacenote.adapters.out.postgres.delivery.PostgresNoticeOutbox;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccountNumbers;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.messages.conversation.PostgresMailboxes;
import dev.pacenote.adapters.out.postgres.notice.PostgresNotices;
import dev.pacenote.adapters.out.postgres.notice.announcement.PostgresNoticeBatches;
import dev.pacenote.adapters.out.postgres.notice.inbox.PostgresInbox;
import dev.pacenote.adapters.out.postgres.notice.stream.PostgresCommits;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.application.contracts.delivery.DeliveriesContract;
import dev.pacenote.application.contracts.delivery.dispatch.NoticeOutboxContract;
import dev.pacenote.application.contracts.identity.account.AccountNumbersContract;
import dev.pacenote.application.contracts.messages.conversation.ExpiredMessagesContract;
import dev.pacenote.application.contracts.messages.conversation.MailboxesContract;
import dev.pacenote.application.contracts.notice.announcement.NoticeBatchesContract;
import dev.pacenote.application.contracts.notice.inbox.InboxContract;
import dev.pacenote.application.contracts.notice.stream.commit.CommitsContract;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.Deliveries.Portion;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.conversation.ExpiredMessages;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.announcement.NoticeBatches;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages and inboxes in Postgres. */
class PostgresMessagesTest
        implements CommitsContract,
                InboxContract,
                MailboxesContract,
                ExpiredMessagesContract,
                NoticeBatchesContract,
                AccountNumbersContract,
                DeliveriesContract,
                NoticeOutboxContract {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.newDatabase());

    private static final StandaloneStores BEANS =
            new StandaloneStores(STORE, Samples.topic(Samples.WEATHER, Optional.empty()));

    @AfterAll
    static void close() {
        BEANS.close();
        STORE.close();
    }

    /** Each head was moved on by events that are all there. */
    @AfterEach
    void every_stream_has_its_events_without_a_gap() {
        assertThat(
                        new TestSql(BEANS)
                                .number(
                                        """
                                        select count(*) from stream_heads h
                                        left join (select account, count(*) events, max(seq) newest
                                            from stream_events group by account) e using (account)
                                        where h.seq <> coalesce(e.events, 0)
                                            or h.seq <> coalesce(e.newest, 0)
                                        """))
                .isZero();
    }

    @Override
    public Accounts accounts() {
        return BEANS.get(PostgresAccounts.class);
    }

    @Override
    public Commits commits() {
        return BEANS.get(PostgresCommits.class);
    }

    @Override
    public Inbox inbox() {
        return BEANS.get(PostgresInbox.class);
    }

    @Override
    public NoticeBatches batches() {
        return BEANS.get(PostgresNoticeBatches.class);
    }

    @Override
    public AccountNumbers numbers() {
        return BEANS.get(PostgresAccountNumbers.class);
    }

    @Override
    public Mailboxes mailboxes() {
        return BEANS.get(PostgresMailboxes.class);
    }

    @Override
    public ExpiredMessages expiredMessages() {
        return BEANS.get(PostgresMailboxes.class);
    }

    @Override
    public Notices notices() {
        return BEANS.get(PostgresNotices.class);
    }

    @Override
    public NoticeOutbox noticeOutbox() {
        return BEANS.get(PostgresNoticeOutbox.class);
    }

    @Test
    void a_notice_that_this_version_cannot_read_waits_and_keeps_no_other_waiting() {
        var foreign = told();
        var known = told();
        var both = List.of(NoticeOutbox.Key.of(foreign), NoticeOutbox.Key.of(known));
        var sql = new TestSql(BEANS);
        sql.run(
                "update notices set facts = jsonb_build_array(facts)"
                        + " where not dispatched and id <> ?",
                known.id());
        try {
            assertThat(ids(both)).containsExactly(known.id());
            assertThat(STORE.inTransaction(() -> noticeOutbox().take(1)))
                    .as("the oldest that can be read")
                    .extracting(taken -> taken.notice().id())
                    .containsExactly(known.id());
        } finally {
            sql.run("update notices set facts = facts -> 0 where jsonb_typeof(facts) = 'array'");
        }

        assertThat(ids(both)).containsExactlyInAnyOrder(foreign.id(), known.id());
    }

    private List<UUID> ids(List<NoticeOutbox.Key> wanted) {
        return STORE.inTransaction(() -> noticeOutbox().take(wanted)).stream()
                .map(taken -> taken.notice().id())
                .toList();
    }

    private Notice told() {
        var notice =
                Samples.notice(
                        Samples.account(accounts()).id(),
                        Samples.WEATHER,
                        Samples.word(),
                        Samples.NOON,
                        Weight.NEWS);
        notices().tell(notice.account(), List.of(notice));
        return notice;
    }

    @Override
    public Deliveries deliveries() {
        return BEANS.get(PostgresDeliveries.class);
    }

    @Override
    public Transactions transactions() {
        return STORE;
    }

    /** A delivery, as a version saves it that knows nothing of the moments that stand beside. */
    private Delivery savedByAnOlderVersion(ChannelId channel, String columns) {
        var notice =
                Samples.notice(
                        Samples.account(accounts()).id(),
                        Samples.WEATHER,
                        Samples.word(),
                        Samples.NOON,
                        Weight.NEWS);
        notices().tell(notice.account(), List.of(notice));
        var opened =
                Delivery.opened(
                        new Delivery.Key(notice.id(), channel, PHONE),
                        new Delivery.About(
                                notice.account(),
                                notice.topic(),
                                notice.key().dedupeKey(),
                                Optional.empty(),
                                "town riga",
                                notice.foundAt()),
                        Samples.NOON,
                        Samples.NOON);
        deliveries().insertAbsent(List.of(opened));
        new TestSql(BEANS)
                .run(
                        "update deliveries set due_since = '1970-01-01T00:00Z',"
                                + " tried_since = '1970-01-01T00:00Z',"
                                + columns
                                + " where channel = ?",
                        channel.name());
        return opened;
    }

    @Test
    void what_an_older_version_left_waiting_is_neither_late_nor_tried_since_before() {
        var channel = new ChannelId("olderone");
        var morning = Samples.NOON.plus(Duration.ofHours(19));
        var one =
                savedByAnOlderVersion(
                        channel,
                        " state = 'waiting', reason = 'quiet_hours', due = '" + morning + "'");

        assertThat(deliveries().oldestDue(Samples.NOON)).isNotEqualTo(Optional.of(Instant.EPOCH));

        var lease = Lease.at(morning, UUID.randomUUID(), Duration.ofSeconds(30));
        var claimed = deliveries().claimDue(channel, lease, morning, Portion.upTo(1)).getFirst();
        assertThat(claimed.due()).isEqualTo(morning);
        assertThat(claimed.delivery().since())
                .isEqualTo(new Delivery.Since(Optional.of(morning), Optional.empty()));
        assertThat(deliveries().find(one.id())).contains(claimed.delivery());
        new TestSql(BEANS).run("delete from deliveries where channel = ?", channel.name());
    }

    @Test
    void what_an_older_version_tries_again_is_late_from_that_try_on() {
        var channel = new ChannelId("oldertwo");
        var next = Samples.NOON.plusSeconds(60);
        savedByAnOlderVersion(
                channel, " state = 'retrying', error = 'http_503', due = '" + next + "'");

        assertThat(deliveries().oldestDue(Samples.NOON)).isNotEqualTo(Optional.of(Instant.EPOCH));

        var lease = Lease.at(next, UUID.randomUUID(), Duration.ofSeconds(30));
        var claimed = deliveries().claimDue(channel, lease, next, Portion.upTo(1)).getFirst();
        assertThat(claimed.due()).isEqualTo(next);
        assertThat(claimed.delivery().since().tried()).contains(Instant.EPOCH);
        new TestSql(BEANS).run("delete from deliveries where channel = ?", channel.name());
    }
}
