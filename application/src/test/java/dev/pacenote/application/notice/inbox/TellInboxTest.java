package dev.pacenote.application.notice.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.InMemoryCommits;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Arrivals;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An area tells people something: their inbox, their counts and their stream say so, once. */
class TellInboxTest {

    private static final Topic UNSEEN = new Topic("sample.unseen");

    private final Tables tables = new Tables();
    private final Accounts accounts = new InMemoryAccounts(tables);
    private final InMemoryNotices notices = new InMemoryNotices(tables);
    private final InMemoryInbox inbox = new InMemoryInbox(tables);
    private final InMemoryCommits commits = new InMemoryCommits(tables);
    private final NoticePreferencesStore preferences = new InMemoryNoticePreferences(tables);
    private final AccountId me = Samples.account(accounts).id();
    private Instant now = Samples.NOON;
    private Optional<Instant> end = Optional.empty();

    private TellInbox tellInbox(CrashPoint crash) {
        return new TellInbox(
                new TellInbox.Stores(
                        crash.on(Notices.class, notices),
                        crash.on(Inbox.class, inbox),
                        crash.on(NoticePreferencesStore.class, preferences),
                        crash.on(Commits.class, commits)),
                new Topics(List.of(Samples.topic(Samples.WEATHER, Optional.empty()))),
                List.of(
                        new InboxTopic(
                                Samples.WEATHER,
                                notice -> new Source("town", notice.key().subject().orElseThrow()),
                                _ -> end)),
                new RetentionPeriod(90),
                () -> now,
                UUID::randomUUID);
    }

    private int tell(Notice... told) {
        return tellInbox(CrashPoint.whole()).tell(me, List.of(told));
    }

    private Notice news(String key) {
        return Samples.notice(me, key, Weight.NEWS);
    }

    private List<StreamEvent> events() {
        return tables.with(
                state ->
                        commits.numbers(me).stream()
                                .map(seq -> state.streamEvents.get(new Tables.EventKey(me, seq)))
                                .toList());
    }

    private UnreadCounts counts() {
        return commits.head(me).orElseThrow().counts();
    }

    private Notification item(String town) {
        return inbox.open(me, new Source("town", town)).orElseThrow();
    }

    @Test
    void notices_about_one_source_gather_in_one_item_and_all_of_them_are_one_event() {
        assertThat(tell(news("riga 1"), news("oslo 1"), news("riga 2"))).isEqualTo(3);

        assertThat(item("r").gathered().count()).isEqualTo(2);
        assertThat(item("o").gathered().count()).isEqualTo(1);
        assertThat(inbox.notices(me, item("r").id(), 10))
                .extracting(notice -> notice.key().dedupeKey())
                .containsExactly("riga 2", "riga 1");
        assertThat(events()).hasSize(1);
        assertThat(events().getFirst().type()).isEqualTo(InboxEvents.NOTIFICATION);
        assertThat(events().getFirst().references().get(Arrivals.ITEMS).split(","))
                .containsExactly(item("r").id().toString(), item("o").id().toString());
        assertThat(counts()).isEqualTo(new UnreadCounts(0, 2, 2));
    }

    @Test
    void what_was_told_once_is_told_no_second_time() {
        tell(news("riga 1"));

        assertThat(tell(news("riga 1"), news("riga 1"))).isZero();
        assertThat(tell(news("riga 1"), news("riga 2"), news("riga 2"))).isEqualTo(1);

        assertThat(item("r").gathered().count()).isEqualTo(2);
        assertThat(events()).hasSize(2);
        assertThat(counts()).isEqualTo(new UnreadCounts(0, 1, 1));
    }

    @Test
    void after_reading_the_next_notice_opens_another_item() {
        tell(news("riga 1"));
        var first = item("r");
        new MarkNotifications(inbox, commits, ShownCounts.ALL, () -> now).read(me, first.id());

        tell(news("riga 2"));

        assertThat(item("r").id()).isNotEqualTo(first.id());
        assertThat(item("r").gathered().count()).isEqualTo(1);
        assertThat(counts()).isEqualTo(new UnreadCounts(0, 1, 1));
    }

    @Test
    void a_thousand_notices_are_an_event_for_each_thirty() {
        var many =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> news((char) ('a' + i % 20) + " " + i))
                        .toArray(Notice[]::new);

        assertThat(tell(many)).isEqualTo(1_000);

        assertThat(events()).hasSize(34);
        assertThat(counts()).isEqualTo(new UnreadCounts(0, 20, 20));
        assertThat(item("a").gathered().count()).isEqualTo(50);
    }

    @Test
    void a_topic_that_is_not_shown_and_a_person_who_wants_no_inbox_have_notices_without_an_item() {
        tell(Samples.notice(me, UNSEEN, "riga 1", Samples.NOON, Weight.NEWS));
        choose(CorePreferences.INBOX);
        tell(news("riga 2"));

        assertThat(notices.page(NoticesQuery.all(me, UNSEEN), new Paging(1, 10)).total())
                .isEqualTo(1);
        assertThat(notices.page(NoticesQuery.all(me, Samples.WEATHER), new Paging(1, 10)).total())
                .isEqualTo(1);
        assertThat(events()).isEmpty();
        assertThat(counts()).isEqualTo(UnreadCounts.NONE);
    }

    @Test
    void a_person_who_wants_no_items_of_an_area_has_none() {
        choose("/topics/sample/inbox");
        tell(news("riga 1"));

        assertThat(counts()).isEqualTo(UnreadCounts.NONE);
    }

    private void choose(String path) {
        var before = preferences.find(me).orElseThrow();
        assertThat(preferences.save(before.choosing(Map.of(path, false), now)))
                .isInstanceOf(SaveResult.Saved.class);
    }

    @Test
    void a_notice_that_is_over_is_stored_and_not_shown() {
        end = Optional.of(now);
        assertThat(tell(news("riga 1"))).isEqualTo(1);
        end = Optional.of(now.plus(Duration.ofHours(1)));
        assertThat(tell(news("riga 2"))).isEqualTo(1);

        assertThat(item("r").gathered().count()).isEqualTo(1);
        assertThat(item("r").lifetime().expiresAt()).isEqualTo(end.get());
    }

    @Test
    void an_account_that_is_gone_is_told_nothing() {
        accounts.delete(me);

        assertThat(tell(news("riga 1"))).isZero();
    }

    @Test
    void crashed_anywhere_and_told_again_it_is_told_once() throws InterruptedException {
        CrashEverywhere.run(() -> new TellInboxTest().new Told());
    }

    private final class Told implements CrashEverywhere.Story {

        @Override
        public void act(CrashPoint crashPoint) {
            tellInbox(crashPoint).tell(me, List.of(news("riga 1"), news("oslo 1")));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(counts().notifications()).isEqualTo(events().size() * 2);
        }

        @Override
        public void isDone() {
            assertThat(counts()).isEqualTo(new UnreadCounts(0, 2, 2));
            assertThat(events()).hasSize(1);
            assertThat(item("r").gathered().count()).isEqualTo(1);
        }
    }
}
