package dev.pacenote.application.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An admin has a mail tried again that failed or was given up. */
class RetryDailyEmailTest {

    private static final DailyEmailKey KEY = new DailyEmailKey(new AccountId(1), Samples.DAY);

    private final DailyEmails emails = new InMemoryDailyEmails(new Tables());
    private final AtomicInteger wakes = new AtomicInteger();
    private final DailyEmail mail = MailSamples.opened(emails, KEY);

    private DailyEmail claimed() {
        return MailSamples.claimed(emails, KEY);
    }

    private void givenUp() {
        MailSamples.concluded(
                emails,
                claimed(),
                sending -> sending.refused(SendFailure.permanent("no_such_address"), Samples.NOON));
    }

    /** To be tried a second time; the history does not know of the first try yet. */
    private DailyEmail revived() {
        return new DailyEmail(KEY, mail.id(), new DeliveryState.Pending(1, false), true, 3);
    }

    private DailyEmail stored() {
        return emails.find(KEY).orElseThrow();
    }

    private RetryDailyEmail.Result retry(UUID id) {
        return new RetryDailyEmail(emails, wakes::incrementAndGet).retry(id);
    }

    @Test
    void a_mail_that_was_given_up_waits_again_under_its_name_and_is_tried_soon() {
        givenUp();

        assertThat(retry(mail.id())).isEqualTo(new RetryDailyEmail.Result.Waiting(stored()));

        assertThat(stored()).isEqualTo(revived());
        assertThat(wakes).hasValue(1);
    }

    @Test
    void a_mail_that_is_being_sent_is_left_to_whoever_sends_it() {
        var sending = claimed();

        assertThat(retry(mail.id())).isEqualTo(new RetryDailyEmail.Result.Waiting(sending));
        assertThat(stored()).isEqualTo(sending);
    }

    @Test
    void a_mail_that_left_is_never_sent_again() {
        var sent =
                MailSamples.concluded(emails, claimed(), sending -> sending.accepted(Samples.NOON));

        assertThat(retry(mail.id())).isEqualTo(new RetryDailyEmail.Result.AlreadySent());

        assertThat(stored()).isEqualTo(sent);
        assertThat(wakes).hasValue(0);
    }

    @Test
    void a_mail_that_is_not_there_cannot_be_tried() {
        assertThat(retry(UUID.randomUUID())).isEqualTo(new RetryDailyEmail.Result.NoSuchMail());
        assertThat(wakes).hasValue(0);
    }

    /** Whoever got no answer asks again. */
    private static final class Retrying implements CrashEverywhere.Story {
        private final RetryDailyEmailTest test = new RetryDailyEmailTest();

        Retrying() {
            test.givenUp();
        }

        @Override
        public void act(CrashPoint crashPoint) {
            var wake = crashPoint.on(Runnable.class, test.wakes::incrementAndGet);
            new RetryDailyEmail(crashPoint.on(DailyEmails.class, test.emails), wake)
                    .retry(test.mail.id());
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.stored().state())
                    .isInstanceOfAny(DeliveryState.Failed.class, DeliveryState.Pending.class);
        }

        @Override
        public void isDone() {
            assertThat(test.stored()).isEqualTo(test.revived());
            assertThat(test.wakes).hasPositiveValue();
        }
    }

    @Test
    void a_crash_at_any_point_leaves_a_mail_that_can_be_tried_again() throws InterruptedException {
        CrashEverywhere.run(Retrying::new);
    }
}
