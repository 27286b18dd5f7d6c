package dev.pacenote.application.contracts.identity.account.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link AccountMailQueue} promises. */
public interface AccountMailQueueContract {

    AccountMailQueue mailQueue();

    /** Mails that reached the mail server, in order. */
    List<AccountMail> arrived();

    /** Requests for a reset link that were heard, in order. */
    List<PasswordResetRequest> resetsAsked();

    /** From now on so many tries fail before one succeeds. */
    void failNext(int tries);

    /** Ends the worker and starts another on the same store. */
    void restart();

    static AccountMail mail() {
        return new AccountMail(
                UUID.randomUUID(),
                AccountMail.Kind.CONFIRM_ADDRESS,
                new EmailAddress(Samples.word() + "@example.org"),
                "Zoë '; drop 山",
                URI.create("https://pacenote.example/go?token=a.b-c_d"));
    }

    @Test
    default void a_posted_mail_arrives_soon_as_it_was_written() {
        var mail = mail();

        mailQueue().post(new PendingAccountMail.Written(mail));

        Samples.until(() -> arrived().contains(mail));
    }

    @Test
    default void a_mail_survives_a_restart_and_arrives_once() {
        var mail = mail();
        failNext(1);
        mailQueue().post(new PendingAccountMail.Written(mail));
        restart();

        Samples.until(() -> arrived().contains(mail));
        assertThat(arrived()).containsOnlyOnce(mail);
    }

    @Test
    default void a_wish_for_a_reset_link_is_heard_soon_and_survives_a_restart() {
        var email = new EmailAddress(Samples.word() + "@example.org");
        var request = new PasswordResetRequest(UUID.randomUUID(), email, Samples.NOON);

        mailQueue().requestReset(request);
        restart();

        Samples.until(() -> resetsAsked().contains(request));
    }
}
