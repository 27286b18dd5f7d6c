package dev.pacenote.adapters.out.memory.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.memory.identity.account.InMemoryAccounts;
import dev.pacenote.adapters.out.memory.platform.Tables;
import dev.pacenote.application.contracts.platform.Samples;
import dev.pacenote.application.delivery.MailMessage;
import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.application.delivery.MessageRecipients;
import dev.pacenote.application.delivery.RecordBounce;
import dev.pacenote.application.delivery.RecordBounce.Bounce;
import dev.pacenote.application.delivery.RecordBounce.Result;
import dev.pacenote.application.delivery.RefusalRecordingMailer;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.DailyMail;
import dev.pacenote.domain.identity.account.DailyMail.Reason;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordBounceTest {

    private static final List<MessageRecipients> RECIPIENTS =
            List.of(id -> DailyEmailKey.ofStableName(id).map(DailyEmailKey::person));

    private final Accounts accounts = new InMemoryAccounts(new Tables());
    private final Account fox = Samples.account(accounts);
    private final RecordBounce bounces = new RecordBounce(accounts, RECIPIENTS, () -> Samples.NOON);

    private static Bounce bounce(Account account) {
        return new Bounce(
                account.email(),
                "daily." + LocalDate.of(2026, 11, 21) + "." + account.id(),
                Reason.BOUNCED,
                Samples.NOON.minusSeconds(60));
    }

    private DailyMail mailOf(Account account) {
        return accounts.find(account.id()).orElseThrow().dailyMail();
    }

    @Test
    void a_mail_that_came_back_stops_the_daily_mail_of_its_reader_once() {
        assertThat(bounces.record(bounce(fox))).isEqualTo(new Result.Stopped(fox.id()));
        assertThat(bounces.record(bounce(fox))).isEqualTo(new Result.Unchanged());

        assertThat(mailOf(fox))
                .isEqualTo(new DailyMail.Off(Reason.BOUNCED, Optional.of(Samples.NOON)));
    }

    @Test
    void a_mail_about_an_account_that_came_back_counts_as_well() {
        var letter =
                new Bounce(
                        fox.email(),
                        "account.5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e",
                        Reason.BOUNCED,
                        Samples.NOON);

        assertThat(bounces.record(letter)).isEqualTo(new Result.Stopped(fox.id()));
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
                                new Bounce(other.email(), old.mail(), old.reason(), old.sentAt())))
                .isEqualTo(new Result.NobodyThere());
        assertThat(mailOf(fox).isOn()).isTrue();
        assertThat(mailOf(other).isOn()).isTrue();
    }

    @Test
    void a_report_heard_again_does_not_undo_what_the_person_wished_meanwhile() {
        bounces.record(bounce(fox));
        Samples.mailing(accounts, fox.id(), mail -> mail.switchedOn(Samples.NOON));

        assertThat(bounces.record(bounce(fox))).isEqualTo(new Result.Unchanged());
        assertThat(mailOf(fox).isOn()).isTrue();
    }

    @Test
    void a_crash_anywhere_is_made_good_by_the_same_report_again() {
        for (int point = 0; point < 4; point++) {
            var reader = Samples.account(accounts);
            var report = bounce(reader);
            var crashing = new RecordBounce(crashingAt(point), RECIPIENTS, () -> Samples.NOON);

            assertThatThrownBy(() -> crashing.record(report)).hasMessage("crash");
            bounces.record(report);

            assertThat(mailOf(reader))
                    .as("after a crash at point %d", point)
                    .isEqualTo(new DailyMail.Off(Reason.BOUNCED, Optional.of(Samples.NOON)));
        }
    }

    /** The process ends before or after one of the two calls of the store. */
    private Accounts crashingAt(int point) {
        var calls = new AtomicInteger();
        return (Accounts)
                Proxy.newProxyInstance(
                        Accounts.class.getClassLoader(),
                        new Class<?>[] {Accounts.class},
                        (_, method, arguments) -> {
                            crashIf(calls.getAndIncrement() == point);
                            try {
                                var result = method.invoke(accounts, arguments);
                                crashIf(calls.getAndIncrement() == point);
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static void crashIf(boolean now) {
        if (now) {
            throw new IllegalStateException("crash");
        }
    }

    @Test
    void a_mail_about_an_account_that_is_refused_for_good_stops_daily_mail_and_no_other_refusal() {
        var letter =
                new MailMessage(
                        fox.email(),
                        "account." + UUID.randomUUID(),
                        "Your password was changed",
                        "Hello Fox",
                        "<p>Hello Fox</p>",
                        Optional.empty());

        handOver(letter, new Mailer.Result.Accepted());
        handOver(letter, new Mailer.Result.Refused(SendFailure.temporary("later")));
        assertThat(mailOf(fox).isOn()).isTrue();

        handOver(letter, new Mailer.Result.Refused(SendFailure.permanent("mailbox_unavailable")));
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
