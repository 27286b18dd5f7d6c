package dev.pacenote.application.notice.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.InMemoryAccountNumbers;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.inbox.TellInbox;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.InMemoryCommits;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.Audience;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An admin announces something, and everybody whom it is for is told, once. */
class AnnounceTest {

    private final Tables tables = new Tables();
    private final Accounts accounts = new InMemoryAccounts(tables);
    private final NoticeBatches batches = new InMemoryNoticeBatches(tables);
    private final InMemoryCommits commits = new InMemoryCommits(tables);
    private final InMemoryInbox inbox = new InMemoryInbox(tables);
    private final RateLimiter limiter = new InMemoryRateLimiter();
    private final Set<AccountId> busy = new HashSet<>();
    private final List<String> audited = new ArrayList<>();
    private final AccountId admin = Samples.account(accounts).id();
    private Instant now = Samples.NOON;

    private Announce announce(CrashPoint crash) {
        return new Announce(
                new Announce.Stores(
                        crash.on(Accounts.class, accounts),
                        crash.on(AccountNumbers.class, new InMemoryAccountNumbers(tables)),
                        crash.on(NoticeBatches.class, batches),
                        crash.on(AdminActions.class, (_, _, _, what) -> audited.add(what)),
                        crash.on(Transactions.class, tables)),
                new DoOnce(
                        crash.on(IdempotencyKeys.class, new InMemoryIdempotencyKeys(tables)),
                        () -> now),
                limiter,
                Announce.USUAL_LIMIT,
                () -> now,
                UUID::randomUUID);
    }

    private TellAnnouncements tellAnnouncements(CrashPoint crash) {
        return new TellAnnouncements(
                crash.on(NoticeBatches.class, batches),
                crash.on(AccountNumbers.class, new InMemoryAccountNumbers(tables)),
                crash.on(Accounts.class, accounts),
                busy(
                        new TellInbox(
                                new TellInbox.Stores(
                                        crash.on(Notices.class, new InMemoryNotices(tables)),
                                        crash.on(Inbox.class, inbox),
                                        crash.on(
                                                NoticePreferencesStore.class,
                                                new InMemoryNoticePreferences(tables)),
                                        crash.on(Commits.class, commits)),
                                new Topics(
                                        Arrays.stream(Announcement.Kind.values())
                                                .map(
                                                        kind ->
                                                                new TopicDefinition(
                                                                        kind.topic(),
                                                                        Announcements.CODEC,
                                                                        Optional.empty(),
                                                                        Optional.empty()))
                                                .toList()),
                                Arrays.stream(Announcement.Kind.values())
                                        .map(Announcements::inInbox)
                                        .toList(),
                                new RetentionPeriod(90),
                                () -> now,
                                UUID::randomUUID)),
                () -> now,
                UUID::randomUUID);
    }

    /** Some people have too much going on at once. */
    private TellNotices busy(TellNotices notices) {
        return (account, told) -> {
            if (busy.contains(account)) {
                throw new OverloadedException("changes of one stream");
            }
            return notices.tell(account, told);
        };
    }

    private static Announcement announcement(Optional<Instant> expiresAt) {
        return new Announcement(
                Announcement.Kind.ALERT,
                new Announcement.Title("Gate 3"),
                new Announcement.Content("is closed"),
                Priority.HIGH,
                Optional.of(new Announcement.ActionUrl("/Inbox")),
                expiresAt);
    }

    private Announce.Result announce(String key, String body, AccountId... chosen) {
        return announce(CrashPoint.whole())
                .announce(
                        new Announce.Command(
                                admin,
                                announcement(Optional.empty()),
                                chosen.length == 0
                                        ? Optional.empty()
                                        : Optional.of(Audience.Chosen.of(List.of(chosen))),
                                request(key, body)));
    }

    private static IdempotentRequest request(String key, String body) {
        return IdempotentRequest.of("1", "POST", "/notifications", key, body);
    }

    private static NoticeBatch accepted(Announce.Result result) {
        return ((Announce.Result.Accepted) result).batch();
    }

    private void tell() {
        tellAnnouncements(CrashPoint.whole()).tell();
    }

    private int unread(AccountId person) {
        return commits.head(person).orElseThrow().counts().notifications();
    }

    private List<ReadNotifications.Shown> shown(AccountId person) {
        return new ReadNotifications(
                        inbox,
                        commits,
                        new Topics(List.of()),
                        Arrays.stream(Announcement.Kind.values())
                                .<NotificationRenderer>map(
                                        kind -> new AnnouncementRenderer(kind, batches))
                                .toList(),
                        ShownCounts.ALL,
                        () -> now)
                .list(
                        new ReadNotifications.Query(
                                person,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        Optional.empty(),
                        50)
                .items();
    }

    @Test
    void everybody_who_has_an_account_then_is_told_once_in_the_words_of_the_admin() {
        var people = Stream.generate(() -> Samples.account(accounts).id()).limit(230).toList();
        var batch = accepted(announce("k", "{}"));
        var later = Samples.account(accounts).id();

        tell();
        tell();

        assertThat(people).allMatch(person -> unread(person) == 1);
        assertThat(unread(later)).isZero();
        assertThat(batches.find(batch.id()).orElseThrow().progress())
                .isEqualTo(new NoticeBatch.Done(231, 0));
        var item = shown(people.getFirst()).getFirst();
        assertThat(item.type()).isEqualTo(NotificationType.ALERT);
        assertThat(item.text().title()).isEqualTo("Gate 3");
        assertThat(item.text().content()).isEqualTo("is closed");
        assertThat(item.text().actionUrl()).contains("/Inbox");
        assertThat(item.text().priority()).isEqualTo(Priority.HIGH);
        assertThat(item.notification().gathered().facts().values().toString())
                .doesNotContain("closed");
    }

    @Test
    void those_who_are_named_are_told_but_who_is_gone_or_disabled() {
        var one = Samples.account(accounts).id();
        var other = Samples.account(accounts).id();
        var disabled = Samples.account(accounts).id();
        Samples.changed(accounts, disabled, account -> account.enabled(false));

        var batch = accepted(announce("k", "{}", disabled, one, new AccountId(9_999), one));
        tell();

        assertThat(batch.accepted()).isEqualTo(3);
        assertThat(batches.find(batch.id()).orElseThrow().progress())
                .isEqualTo(new NoticeBatch.Done(1, 2));
        assertThat(unread(one)).isEqualTo(1);
        assertThat(unread(other)).isZero();
        assertThat(unread(disabled)).isZero();
        assertThat(audited).containsExactly("announced to 3 people, alert: " + batch.id());
    }

    @Test
    void one_whom_it_cannot_be_told_stops_nobody_and_is_tried_again() {
        var one = Samples.account(accounts).id();
        var other = Samples.account(accounts).id();
        busy.add(one);
        var batch = accepted(announce("k", "{}", one, other));

        tell();

        assertThat(unread(other)).isEqualTo(1);
        assertThat(batches.find(batch.id()).orElseThrow().progress())
                .isEqualTo(new NoticeBatch.Running(other.value(), 1, 0, List.of(one)));

        busy.clear();
        tell();

        assertThat(unread(one)).isEqualTo(1);
        assertThat(unread(other)).isEqualTo(1);
        assertThat(batches.find(batch.id()).orElseThrow().progress())
                .isEqualTo(new NoticeBatch.Done(2, 0));
    }

    @Test
    void one_whom_it_can_never_be_told_is_given_up_after_an_hour() {
        busy.add(admin);
        var batch = accepted(announce("k", "{}", admin));
        tell();
        now = now.plus(Duration.ofMinutes(59));
        tell();
        assertThat(batches.find(batch.id()).orElseThrow().isRunning()).isTrue();

        now = now.plus(Duration.ofMinutes(1));
        tell();

        assertThat(batches.find(batch.id()).orElseThrow().progress())
                .isEqualTo(new NoticeBatch.Done(0, 1));
    }

    @Test
    void the_same_key_announces_once_and_another_request_is_refused() {
        var batch = accepted(announce("k", "{}", admin));
        tell();

        assertThat(announce("k", "{}", admin))
                .isEqualTo(new Announce.Result.Repeated(batches.find(batch.id()).orElseThrow()));
        assertThat(announce("k", "{\"a\":1}", admin)).isEqualTo(new Announce.Result.Mismatch());
        tell();
        assertThat(unread(admin)).isEqualTo(1);
    }

    @Test
    void an_admin_announces_ten_times_an_hour_and_a_repeat_does_not_count() {
        for (int i = 0; i < 10; i++) {
            accepted(announce("k" + i, "{}", admin));
            announce("k" + i, "{}", admin);
        }

        assertThat(announce("more", "{}", admin)).isInstanceOf(Announce.Result.TooMany.class);
        now = now.plus(Duration.ofHours(1)).plusSeconds(1);
        assertThat(announce("more", "{}", admin)).isInstanceOf(Announce.Result.Accepted.class);
    }

    @Test
    void what_is_over_is_shown_to_nobody() {
        announce(CrashPoint.whole())
                .announce(
                        new Announce.Command(
                                admin,
                                announcement(Optional.of(now.plus(Duration.ofHours(1)))),
                                Optional.empty(),
                                request("k", "{}")));
        tell();
        assertThat(shown(admin)).hasSize(1);

        now = now.plus(Duration.ofHours(1));

        assertThat(shown(admin)).isEmpty();
    }

    @Test
    void what_was_announced_is_deleted_a_week_after_no_item_can_show_it() {
        var batch = accepted(announce("k", "{}", admin));
        tell();
        var purge = new PurgeBatches(batches, new RetentionPeriod(90));

        assertThat(purge.purge(now.plus(Duration.ofDays(97)), 100)).isZero();
        assertThat(purge.purge(now.plus(Duration.ofDays(97)).plusMillis(1), 100)).isOne();

        assertThat(batches.find(batch.id())).isEmpty();
    }

    private static final class Telling implements CrashEverywhere.Story {
        private final AnnounceTest test = new AnnounceTest();
        private final List<AccountId> people =
                Stream.generate(() -> Samples.account(test.accounts).id()).limit(3).toList();

        @Override
        public void act(CrashPoint crashPoint) {
            test.announce(crashPoint)
                    .announce(
                            new Announce.Command(
                                    test.admin,
                                    announcement(Optional.empty()),
                                    Optional.empty(),
                                    request("k", "{}")));
            test.tellAnnouncements(crashPoint).tell();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(people).allMatch(person -> test.unread(person) <= 1);
        }

        @Override
        public void isDone() {
            assertThat(people).allMatch(person -> test.unread(person) == 1);
            assertThat(people)
                    .flatExtracting(test::shown)
                    .extracting(item -> item.notification().gathered().count())
                    .containsExactly(1, 1, 1);
            List<NoticeBatch> all = test.tables.with(state -> List.copyOf(state.batches.values()));
            assertThat(all)
                    .singleElement()
                    .matches(batch -> batch.progress().equals(new NoticeBatch.Done(4, 0)));
        }
    }

    @Test
    void a_crash_at_any_point_tells_everybody_once() throws InterruptedException {
        CrashEverywhere.run(Telling::new);
    }
}
