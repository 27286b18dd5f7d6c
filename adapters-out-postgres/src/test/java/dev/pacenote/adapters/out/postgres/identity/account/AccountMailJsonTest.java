package dev.pacenote.adapters.out.postgres.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pacenote.application.contracts.identity.account.mail.AccountMailCodecContract;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailCodec.Order;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden texts: what lies in an outbox, a queue or a table of jobs now, or from before. */
class AccountMailJsonTest implements AccountMailCodecContract {

    private static final UUID ID = UUID.fromString("5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a");

    private static final PendingAccountMail WRITTEN =
            new PendingAccountMail.Written(
                    new AccountMail(
                            ID,
                            AccountMail.Kind.RESET_PASSWORD,
                            new EmailAddress("zoe@example.org"),
                            "Zo\u00eb",
                            URI.create("https://x.example/reset-password?token=a.b.c")));

    private static final PasswordResetRequest REQUEST =
            new PasswordResetRequest(ID, new EmailAddress("zoe@example.org"), Samples.NOON);

    private final AccountMailCodec codec = new AccountMailJson();

    @Override
    public AccountMailCodec codec() {
        return codec;
    }

    @Test
    void every_text_is_one_object_that_says_its_type_first() {
        assertThat(codec.write(new PendingAccountMail.ConfirmAddress(ID, new AccountId(7))))
                .isEqualTo(
                        "{\"type\":\"confirm_address\",\"id\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\",\"account\":7}");
        assertThat(codec.write(new PendingAccountMail.SetPassword(ID, new AccountId(8))))
                .isEqualTo(
                        "{\"type\":\"set_password\",\"id\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\",\"account\":8}");
        assertThat(codec.write(WRITTEN))
                .isEqualTo(
                        "{\"type\":\"account_mail\",\"id\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\",\"kind\":\"RESET_PASSWORD\",\"to\":\"zoe@example.org\",\"reader\":\"Zo\u00eb\",\"link\":\"https://x.example/reset-password?token=a.b.c\"}");
        assertThat(codec.write(REQUEST))
                .isEqualTo(
                        "{\"type\":\"password_reset\",\"id\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\",\"email\":\"zoe@example.org\",\"asked\":\""
                                + Samples.NOON
                                + "\"}");
    }

    @Test
    void a_mail_that_a_queue_holds_from_the_version_before_is_understood() {
        var text =
                """
                {"type":"account_letter","id":"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a",
                "kind":"RESET_PASSWORD","to":"zoe@example.org","reader":"Zo\u00eb",
                "link":"https://x.example/reset-password?token=a.b.c"}
                """;

        assertThat(codec.read(text, Samples.NOON)).isEqualTo(new Order.Mail(WRITTEN));
    }

    @Test
    void a_request_of_a_queue_that_does_not_say_when_counts_from_its_reading() {
        var text =
                "{\"type\":\"password_reset\",\"id\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\",\"email\":\"zoe@example.org\"}";

        assertThat(codec.read(text, Samples.NOON)).isEqualTo(new Order.Reset(REQUEST));
    }

    @Test
    void mails_that_an_outbox_or_a_job_holds_as_lines_are_understood() {
        assertThat(codec.readMail("confirm-address\n" + ID + "\n7"))
                .isEqualTo(new PendingAccountMail.ConfirmAddress(ID, new AccountId(7)));
        assertThat(codec.readMail("set-password\n" + ID + "\n8"))
                .isEqualTo(new PendingAccountMail.SetPassword(ID, new AccountId(8)));
        assertThat(
                        codec.readMail(
                                ID
                                        + "\nRESET_PASSWORD\nzoe@example.org\nZo\u00eb\n"
                                        + "https://x.example/reset-password?token=a.b.c"))
                .isEqualTo(WRITTEN);
    }

    @Test
    void requests_that_a_job_holds_as_lines_are_understood() {
        var later = Samples.NOON.plusSeconds(60);

        assertThat(codec.readReset(ID, "zoe@example.org\n" + Samples.NOON, later))
                .isEqualTo(REQUEST);
        assertThat(codec.readReset(ID, "zoe@example.org", Samples.NOON)).isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"account_mail\",\"id\":\"7\"}",
                "{\"type\":\"set_password\",\"id\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\"}",
                "{\"type\":\"set_password\",\"account\":7}",
                "{\"type\":\"confirm_address\",\"id\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\",\"account\":0}",
                "{\"type\":\"password_reset\",\"id\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\",\"email\":\"zoe@example.org\",\"asked\":\"today\"}",
                "{\"type\":\"other\"}",
                "set-password\n7",
                "confirm-address\nno id\n7"
            })
    void what_lacks_something_is_said_so(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.read(text, Samples.NOON));
    }
}
