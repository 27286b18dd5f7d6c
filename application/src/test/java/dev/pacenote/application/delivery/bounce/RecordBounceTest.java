package dev.pacenote.application.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.InMemoryDeliveries;
import dev.pacenote.application.delivery.bounce.RecordBounce.Bounce;
import dev.pacenote.application.delivery.bounce.RecordBounce.Result;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.DailyMail.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordBounceTest {

    private static final List<MessageRecipients> RECIPIENTS =
            List.of(id -> DailyEmailKey.ofStableName(id).map(DailyEmailKey::person));

    private final Tables tables = new Tables();
    private final Accounts accounts = new InMemoryAccounts(tables);
    private final NoticePreferencesStore preferences = new InMemoryNoticePreferences(tables);
    private final InMemoryOutbox outbox = new InMemoryOutbox(tables);
    private final Account fox = Samples.account(accounts);
    private final RecordBounce bounces =
            new RecordBounce(
                    accounts,
                    RECIPIENTS,
                    deliveries(tables),
                    new StopDailyMail(
                            preferences, outbox, tables, () -> Samples.NOON, UUID::randomUUID));

    private static DeliveryBounces deliveries(Tables tables) {
        return new DeliveryBounces(new InMemoryDeliveries(tables), _ -> {}, () -> Samples.NOON);
    }

    private static Bounce bounce(Account account) {
        return new Bounce(
                Samples.address(account),
                "daily." + LocalDate.of(2026, 11, 21) + "." + account.id(),
                Reason.BOUNCED,
                Samples.NOON.minusSeconds(60));
    }

    private DailyMail mailOf(Account account) {
        return preferences.find(account.id()).orElseThrow().dailyMail();
    }

    @Test
    void a_mail_that_came_back_stops_the_daily_mail_of_its_reader_once() {
        assertThat(bounces.record(bounce(fox))).isEqualTo(new Result.Stopped(fox.id()));
        assertThat(bounces.record(bounce(fox))).isEqualTo(new Result.Unchanged());

        assertThat(mailOf(fox))
                .isEqualTo(new DailyMail.Off(Reason.BOUNCED, Optional.of(Samples.NOON)));
        assertThat(waiting()).containsExactly(fox.id().toString());
    }

    /** The accounts whose devices are to hear that something changed. */
    private List<String> waiting() {
        return outbox.take(Samples.NOON, Duration.ofMinutes(1), 1, 10).stream()
                .map(taken -> taken.message().body())
                .toList();
    }

    @Test
    void a_mail_about_an_account_that_came_back_counts_as_well() {
        var mail =
                new Bounce(
                        Samples.address(fox),
                        "account.5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e",
                        Reason.BOUNCED,
                        Samples.NOON);

        assertThat(bounces.record(mail)).isEqualTo(new Result.Stopped(fox.id()));
    }

    @Test
    void an_address_that_is_not_of_the_account_any_more_changes_nothing() {
        var other = Samples.account(accounts);
        var old = bounce(fox);

        assertThat(
                        bounces.record(
                                new Bounce(
                                        new EmailAddress("gone@example.org"),
                                        old.mail(),
                                        old.reason(),
                                        old.sentAt())))
                .isEqualTo(new Result.NobodyThere());
        assertThat(
                        bounces.record(
                                new Bounce(
                                        Samples.address(other),
                                        old.mail(),
                                        old.reason(),
                                        old.sentAt())))
                .isEqualTo(new Result.NobodyThere());
        assertThat(mailOf(fox).isOn()).isTrue();
        assertThat(mailOf(other).isOn()).isTrue();
    }

    @Test
    void a_report_heard_again_does_not_undo_what_the_person_wished_meanwhile() {
        bounces.record(bounce(fox));
        Samples.mailing(preferences, fox.id(), mail -> mail.switchedOn(Samples.NOON));

        assertThat(bounces.record(bounce(fox))).isEqualTo(new Result.Unchanged());
        assertThat(mailOf(fox).isOn()).isTrue();
    }

    /** Whoever reports a bounce reports it again when nobody answered. */
    private static final class Reporting implements CrashEverywhere.Story {
        private final RecordBounceTest test = new RecordBounceTest();

        @Override
        public void act(CrashPoint crashPoint) {
            new RecordBounce(
                            crashPoint.on(Accounts.class, test.accounts),
                            RECIPIENTS,
                            deliveries(test.tables),
                            new StopDailyMail(
                                    crashPoint.on(NoticePreferencesStore.class, test.preferences),
                                    crashPoint.on(Outbox.class, test.outbox),
                                    test.tables,
                                    () -> Samples.NOON,
                                    UUID::randomUUID))
                    .record(bounce(test.fox));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.mailOf(test.fox)).isIn(DailyMail.neverStopped(), stopped());
        }

        @Override
        public void isDone() {
            assertThat(test.mailOf(test.fox)).isEqualTo(stopped());
            assertThat(test.waiting()).containsExactly(test.fox.id().toString());
        }

        private static DailyMail stopped() {
            return new DailyMail.Off(Reason.BOUNCED, Optional.of(Samples.NOON));
        }
    }

    @Test
    void a_crash_anywhere_is_made_good_by_the_same_report_again() throws InterruptedException {
        CrashEverywhere.run(Reporting::new);
    }

    @Test
    void a_mail_about_an_account_that_is_refused_for_good_stops_daily_mail_and_no_other_refusal() {
        var mail =
                new MailMessage(
                        Samples.address(fox),
                        "account." + UUID.randomUUID(),
                        "Your password was changed",
                        "Hello Fox",
                        "<p>Hello Fox</p>",
                        Optional.empty());

        handOver(mail, new Mailer.Result.Accepted());
        handOver(mail, new Mailer.Result.Refused(SendFailure.temporary("later")));
        assertThat(mailOf(fox).isOn()).isTrue();

        handOver(mail, new Mailer.Result.Refused(SendFailure.permanent("mailbox_unavailable")));
        assertThat(mailOf(fox))
                .isEqualTo(new DailyMail.Off(Reason.REFUSED, Optional.of(Samples.NOON)));
    }

    private void handOver(MailMessage mail, Mailer.Result answer) {
        var mailer = new RefusalRecordingMailer(_ -> answer, bounces, () -> Samples.NOON);

        assertThat(mailer.send(mail)).isEqualTo(answer);
    }

    @Test
    void an_account_that_leaves_meanwhile_is_nobody() {
        var report = bounce(fox);
        accounts.delete(fox.id());

        assertThat(bounces.record(report)).isEqualTo(new Result.NobodyThere());
    }
}
