package dev.pacenote.application.contracts.identity.account.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailCodec.Order;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link AccountMailCodec} promises. */
public interface AccountMailCodecContract {

    AccountMailCodec codec();

    private static List<PendingAccountMail> mails() {
        return List.of(
                new PendingAccountMail.ConfirmAddress(UUID.randomUUID(), new AccountId(7)),
                new PendingAccountMail.SetPassword(UUID.randomUUID(), new AccountId(8)),
                new PendingAccountMail.Invitation(UUID.randomUUID(), new AccountId(9)),
                new PendingAccountMail.Written(
                        new AccountMail(
                                UUID.randomUUID(),
                                AccountMail.Kind.PASSWORD_CHANGED,
                                new EmailAddress("zoe@example.org"),
                                "Zo\u00eb \"'; drop \u5c71 {}",
                                URI.create("https://x.example/login"))));
    }

    private static PasswordResetRequest request() {
        return new PasswordResetRequest(
                UUID.randomUUID(),
                new EmailAddress("zoe@example.org"),
                Samples.NOON.minusSeconds(7));
    }

    @Test
    default void mails_come_back_from_their_text_as_they_were() {
        for (var mail : mails()) {
            var text = codec().write(mail);

            assertThat(codec().read(text, Samples.NOON)).isEqualTo(new Order.Mail(mail));
            assertThat(codec().readMail(text)).isEqualTo(mail);
        }
    }

    @Test
    default void a_request_for_a_link_keeps_the_moment_it_was_asked() {
        var request = request();
        var text = codec().write(request);

        assertThat(codec().read(text, Samples.NOON)).isEqualTo(new Order.Reset(request));
        assertThat(codec().readReset(request.id(), text, Samples.NOON)).isEqualTo(request);
    }

    @Test
    default void a_mail_is_no_request_and_a_request_no_mail() {
        var mail = codec().write(mails().getFirst());
        var request = codec().write(request());

        assertThatIllegalArgumentException().isThrownBy(() -> codec().readMail(request));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec().readReset(UUID.randomUUID(), mail, Samples.NOON));
    }

    @Test
    default void what_is_no_such_text_is_said_so() {
        for (var text : List.of("", "{}", "no mail", "{\"type\":\"set_password\"}", "{")) {
            assertThatIllegalArgumentException().isThrownBy(() -> codec().read(text, Samples.NOON));
        }
    }
}
