package dev.pacenote.application.contracts.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.Samples;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link dev.pacenote.application.platform.retention.RetentionStore} promises. */
public interface RetentionStoreContract {

    Topic SUBJECT = new Topic("sample.weather");
    Topic LASTING = new Topic("sample.climate");
    int MANY = 1_000_000;

    /** Long before everything that other promises are about. */
    LocalDate START = LocalDate.of(2020, 3, 1);

    Retention RETENTION = new Retention(START, START.atStartOfDay().toInstant(ZoneOffset.UTC));

    Stores stores();

    private int forget(int atMost) {
        return stores().retention().forget(RETENTION, Set.of(SUBJECT), atMost);
    }

    private AccountId person() {
        return Samples.account(stores().accounts()).id();
    }

    private void history(AccountId person, LocalDate date, HistoryEntry.Status status) {
        stores().history()
                .put(new HistoryEntry(person, SUBJECT, date, status, 3, "wet", Samples.NOON));
    }

    @Test
    default void history_before_the_start_goes_and_stays_counted_as_sent() {
        var me = person();
        long before = stores().history().countSent();
        history(me, START, HistoryEntry.Status.SENT);
        history(me, START.minusDays(1), HistoryEntry.Status.SENT);
        history(me, START.minusDays(2), HistoryEntry.Status.NO_NEW_TIMES);

        forget(MANY);

        assertThat(stores().history().of(me)).extracting(HistoryEntry::date).containsExactly(START);
        assertThat(stores().history().countSent()).isEqualTo(before + 2);
        assertThat(stores().overview().days(START.minusDays(9), START.minusDays(1)))
                .as("days without people")
                .allSatisfy(day -> assertThat(day.people()).isZero());
    }

    @Test
    default void mails_that_came_to_an_end_go_and_others_stay() {
        var me = person();
        var sent = mail(me, START.minusDays(1));
        var fresh = mail(me, START);
        var waiting = new DailyEmailKey(me, START.minusDays(2));
        stores().emails().open(waiting, UUID.randomUUID());
        var unreported = mail(me, START.minusDays(3));
        for (var key : Set.of(sent, fresh)) {
            reported(key);
        }

        forget(MANY);

        assertThat(stores().emails().find(sent)).isEmpty();
        assertThat(stores().emails().find(fresh)).isPresent();
        assertThat(stores().emails().find(waiting)).isPresent();
        assertThat(stores().emails().find(unreported)).isPresent();
        reported(unreported);
        stores().emails().forgetAllOf(me);
    }

    private DailyEmail saved(DailyEmail mail) {
        return ((DailyEmails.SaveResult.Saved) stores().emails().save(mail)).mail();
    }

    private void reported(DailyEmailKey key) {
        saved(stores().emails().find(key).orElseThrow().reported());
    }

    /** A mail that was sent, and the history does not know it yet. */
    private DailyEmailKey mail(AccountId person, LocalDate date) {
        var key = new DailyEmailKey(person, date);
        var opened = stores().emails().open(key, UUID.randomUUID());
        var lease = Lease.at(Samples.NOON, UUID.randomUUID());
        var sending =
                saved(opened.claimed(lease, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow());
        var sent = ((DeliveryState.Sending) sending.state()).accepted(Samples.NOON);
        saved(sending.concluded(lease, sent).orElseThrow());
        return key;
    }

    private Notice notice(AccountId person, Topic topic, LocalDate foundOn, Notice.Route route) {
        var like = Samples.notice(person, Samples.word(), foundOn, route);
        return new Notice(
                like.id(),
                person,
                topic,
                like.dedupeKey(),
                like.occurredAt(),
                like.foundAt(),
                foundOn,
                like.facts(),
                route);
    }

    @Test
    default void notices_go_with_their_time_unless_they_wait_or_are_kept_for_life() {
        var me = person();
        var old = START.minusDays(1);
        var mailed = notice(me, SUBJECT, old, Notice.Route.MAIL);
        stores().notices().add(Set.of(mailed));
        stores().digestItems().gather(new DailyEmailKey(me, old));
        var waiting = notice(me, SUBJECT, old, Notice.Route.MAIL);
        var inboxOnly = notice(me, SUBJECT, old, Notice.Route.INBOX_ONLY);
        var lasting = notice(me, LASTING, old, Notice.Route.INBOX_ONLY);
        var fresh = notice(me, SUBJECT, START, Notice.Route.INBOX_ONLY);
        var next = notice(me, SUBJECT, old, Notice.Route.NEXT);
        stores().notices().add(Set.of(waiting, inboxOnly, lasting, fresh, next));

        forget(MANY);

        assertThat(inbox(me, SUBJECT))
                .containsExactlyInAnyOrder(waiting.id(), fresh.id(), next.id());
        assertThat(inbox(me, LASTING)).containsExactly(lasting.id());
    }

    private Set<UUID> inbox(AccountId person, Topic topic) {
        return stores()
                .notices()
                .page(
                        new Notices.Query(person, topic, Optional.empty(), Map.of()),
                        new Paging(1, 100))
                .rows()
                .stream()
                .map(Notice::id)
                .collect(Collectors.toSet());
    }

    @Test
    default void coverage_audit_and_rehearsals_go_with_their_time() {
        var me = person();
        var old = START.minusDays(1);
        stores().coverages().save(me, SUBJECT, old, new Coverage(3, 0, Samples.NOON));
        stores().coverages().save(me, SUBJECT, START, new Coverage(3, 0, Samples.NOON));
        Instant longAgo = RETENTION.rehearsals().minusSeconds(1);
        stores().audit().write(new AuditEntry(longAgo, me, Optional.empty(), "old"));
        stores().audit().write(new AuditEntry(Samples.NOON, me, Optional.empty(), "new"));
        var rehearsal = DailyRun.rehearse(UUID.randomUUID(), old, UUID.randomUUID(), longAgo);
        stores().runs().save(rehearsal.ended(RunState.COMPLETED, Tally.NONE, longAgo));
        var kept =
                DailyRun.open(
                                UUID.randomUUID(),
                                old,
                                DailyRun.Trigger.CRON,
                                UUID.randomUUID(),
                                longAgo)
                        .ended(RunState.COMPLETED, Tally.NONE, longAgo);
        stores().runs().save(kept);

        forget(MANY);

        assertThat(stores().coverages().find(me, SUBJECT, old)).isEmpty();
        assertThat(stores().coverages().find(me, SUBJECT, START)).isPresent();
        assertThat(stores().audit().latest(MANY))
                .filteredOn(entry -> entry.actor().equals(me))
                .extracting(AuditEntry::what)
                .containsExactly("new");
        assertThat(stores().runs().find(rehearsal.id())).isEmpty();
        assertThat(stores().runs().find(kept.id())).as("a day's run").isPresent();
    }

    @Test
    default void notes_go_with_the_pass_that_they_are_about() {
        var me = person();
        var item = new WorkItem.Section(me, SUBJECT);
        var running =
                DailyRun.open(
                                UUID.randomUUID(),
                                START.minusDays(20),
                                DailyRun.Trigger.CRON,
                                UUID.randomUUID(),
                                Samples.NOON)
                        .in(RunState.RUNNING);
        stores().runs().save(running);
        stores().runs().note(running.pass(), item, WorkItem.Outcome.DONE);
        var gone = UUID.randomUUID();
        stores().runs().note(gone, item, WorkItem.Outcome.DONE);

        forget(MANY);

        assertThat(stores().runs().noted(running.pass())).containsKey(item);
        assertThat(stores().runs().noted(gone)).isEmpty();
        stores().runs().save(running.ended(RunState.COMPLETED, Tally.NONE, Samples.NOON));
    }

    @Test
    default void it_goes_a_portion_at_a_time_and_says_when_nothing_is_left() {
        forget(MANY);
        var me = person();
        for (int day = 1; day <= 5; day++) {
            history(me, START.minusDays(day), HistoryEntry.Status.SENT);
        }

        assertThat(forget(2)).isEqualTo(2);
        assertThat(stores().history().of(me)).hasSize(3);
        assertThat(forget(2)).isEqualTo(2);
        assertThat(forget(2)).isEqualTo(1);
        assertThat(forget(2)).isZero();
    }
}
