package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of servers as they are, but for the addresses. */
class MailServerReplyTest {

    private static MailServerReply reply(String line) {
        return new MailServerReply(Integer.parseInt(line.substring(0, 3)), line.substring(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 The email account that you tried to reach does not exist",
                "550 5.1.1 <x@y.example>: Recipient address rejected: User unknown in relay"
                        + " recipient table",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP address lookup",
                "550 #5.1.0 Address rejected.",
                "550 5.4.1 Recipient address rejected: Access denied.",
                "550 5.2.1 The email account that you tried to reach is disabled",
                "550 no such user here",
                "553 mailbox name not allowed",
                "554 delivery error: dd This user doesn't have an account"
            })
    void about_a_reader_who_is_not_there(String line) {
        assertThat(reply(line).isDeadAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.8 Access denied, bad outbound sender",
                "550 5.1.7 The sender's address was malformed",
                "550 5.1.0 <news@us.example>: Sender address rejected: User unknown in virtual"
                        + " mailbox table",
                "550 relay not permitted",
                "550 Sender verify failed",
                "550 5.7.1 relaying denied",
                "550 5.4.5 Daily user sending limit exceeded",
                "550 5.4.1 relay access denied",
                "553 5.7.1 Sender address rejected: not owned by user",
                "554 5.7.1 Service unavailable; Client host blocked using a list",
                "554 Message rejected: this looks like SPAM",
                "552 5.2.2 mailbox full",
                "552 mailbox full",
                "503 5.5.1 Bad sequence of commands",
                "450 4.1.1 unknown for now",
                "450 no such user for now"
            })
    void about_us_or_trouble_that_passes(String line) {
        assertThat(reply(line).isDeadAddress()).isFalse();
    }
}
