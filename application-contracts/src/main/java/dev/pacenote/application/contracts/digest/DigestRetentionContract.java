package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestRetention;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the {@link RetentionStore} of daily e-mails promises. */
public interface DigestRetentionContract extends RetentionStoreContract {

    Topic SUBJECT = new Topic("sample.weather");
    int MANY = 1_000_000;

    /** Long before everything that other promises are about. */
    LocalDate START = LocalDate.of(2020, 3, 1);

    Instant NOW =
            START.plusDays(DigestRetention.PERIOD.days()).atTime(13, 30).toInstant(ZoneOffset.UTC);

    DailyEmails emails();

    DigestHistory history();

    Coverages coverages();

    Overview overview();

    Accounts accounts();

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    private void history(AccountId person, LocalDate date, HistoryEntry.Status status) {
        history().put(new HistoryEntry(person, SUBJECT, date, status, 3, "wet", Samples.NOON));
    }

    @Test
    default void history_before_the_start_goes_and_stays_counted_as_sent() {
        var me = person();
        long before = history().countSent();
        history(me, START, HistoryEntry.Status.SENT);
        history(me, START.minusDays(1), HistoryEntry.Status.SENT);
        history(me, START.minusDays(2), HistoryEntry.Status.NOTHING_NEW);

        retention().purge(NOW, MANY);

        assertThat(history().of(me)).extracting(HistoryEntry::date).containsExactly(START);
        assertThat(history().countSent()).isEqualTo(before + 2);
        assertThat(overview().days(START.minusDays(9), START.minusDays(1)))
                .as("days without people")
                .allSatisfy(day -> assertThat(day.people()).isZero());
    }

    @Test
    default void mails_that_came_to_an_end_go_and_others_stay() {
        var me = person();
        var sent = mail(me, START.minusDays(1));
        var fresh = mail(me, START);
        var waiting = new DailyEmailKey(me, START.minusDays(2));
        MailSamples.opened(emails(), waiting);
        var unreported = mail(me, START.minusDays(3));
        for (var key : Set.of(sent, fresh)) {
            reported(key);
        }

        retention().purge(NOW, MANY);

        assertThat(emails().find(sent)).isEmpty();
        assertThat(emails().find(fresh)).isPresent();
        assertThat(emails().find(waiting)).isPresent();
        assertThat(emails().find(unreported)).isPresent();
        reported(unreported);
        emails().forgetAllOf(me);
    }

    @Test
    default void a_mail_goes_when_the_domain_says_that_it_is_over() {
        var random = new Random(20261126);
        var mails = new ArrayList<DailyEmail>();
        for (int i = 1; i <= 60; i++) {
            var key = new DailyEmailKey(person(), START.minusDays(random.nextInt(1, 300)));
            var opened = MailSamples.opened(emails(), key);
            mails.add(
                    saved(
                            new DailyEmail(
                                    key,
                                    opened.id(),
                                    anyState(random),
                                    random.nextBoolean(),
                                    opened.version())));
        }
        assertThat(mails).anyMatch(DailyEmail::isOver).anyMatch(mail -> !mail.isOver());

        retention().purge(NOW, MANY);

        for (var mail : mails) {
            assertThat(emails().find(mail.key()).isEmpty()).as("%s", mail).isEqualTo(mail.isOver());
            emails().forgetAllOf(mail.key().person());
        }
    }

    private static DeliveryState anyState(Random random) {
        boolean uncertain = random.nextBoolean();
        return switch (random.nextInt(6)) {
            case 0 -> new DeliveryState.Pending(1, uncertain);
            case 1 -> new DeliveryState.Scheduled(1, Samples.NOON, "busy", uncertain);
            case 2 ->
                    new DeliveryState.Sending(
                            1, Lease.at(Samples.NOON, UUID.randomUUID()), uncertain);
            case 3 -> new DeliveryState.Sent(1, Samples.NOON);
            case 4 ->
                    new DeliveryState.Failed(
                            1, Samples.NOON, SendFailure.temporary("busy"), uncertain);
            default -> new DeliveryState.Cancelled(1, Samples.NOON, Reason.PREF_OFF, uncertain);
        };
    }

    private DailyEmail saved(DailyEmail mail) {
        return emails().save(mail).orUndo("a mail");
    }

    private void reported(DailyEmailKey key) {
        saved(emails().find(key).orElseThrow().reported());
    }

    /** A mail that was sent, and the history does not know it yet. */
    private DailyEmailKey mail(AccountId person, LocalDate date) {
        var key = new DailyEmailKey(person, date);
        var opened = MailSamples.opened(emails(), key);
        var lease = Lease.at(Samples.NOON, UUID.randomUUID());
        var sending =
                saved(opened.claimed(lease, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow());
        var sent = ((DeliveryState.Sending) sending.state()).accepted(Samples.NOON);
        saved(sending.concluded(lease, sent).orElseThrow());
        return key;
    }

    @Test
    default void coverage_goes_with_its_time() {
        var me = person();
        var old = START.minusDays(1);
        coverages().save(me, SUBJECT, old, new Coverage(3, 0, Samples.NOON));
        coverages().save(me, SUBJECT, START, new Coverage(3, 0, Samples.NOON));

        retention().purge(NOW, MANY);

        assertThat(coverages().of(me, old)).isEmpty();
        assertThat(coverages().of(me, START)).containsKey(SUBJECT);
    }

    @Test
    default void it_goes_a_portion_at_a_time_and_says_when_nothing_is_left() {
        retention().purge(NOW, MANY);
        var me = person();
        for (int day = 1; day <= 5; day++) {
            history(me, START.minusDays(day), HistoryEntry.Status.SENT);
        }

        assertThat(retention().purge(NOW, 2)).isEqualTo(2);
        assertThat(history().of(me)).hasSize(3);
        assertThat(retention().purge(NOW, 2)).isEqualTo(2);
        assertThat(retention().purge(NOW, 2)).isEqualTo(1);
        assertThat(retention().purge(NOW, 2)).isZero();
    }
}
