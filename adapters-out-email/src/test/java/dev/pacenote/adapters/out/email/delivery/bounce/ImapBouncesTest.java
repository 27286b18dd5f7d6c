package dev.pacenote.adapters.out.email.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pacenote.adapters.out.email.delivery.MailToken;
import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.adapters.out.email.delivery.UnwritableMailException;
import dev.pacenote.adapters.out.email.delivery.smtp.Encryption;
import dev.pacenote.application.delivery.bounce.RecordBounce.Bounce;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.DailyMail;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImapBouncesTest {

    private static final String SECRET = "a secret that has thirty-two bytes";
    private static final EmailAddress FOX = new EmailAddress("fox@example.org");
    private static final Session SESSION = Session.getInstance(new Properties());

    private final GreenMail server =
            new GreenMail(
                    new ServerSetup[] {
                        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
                        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
                    });
    private final List<Bounce> heard = new ArrayList<>();
    private GreenMailUser mailbox;

    @BeforeEach
    void start() {
        server.start();
        mailbox = server.setUser("news@pacenote.example", "news", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static MailToken token(String secret) {
        return new MailToken(secret.getBytes(StandardCharsets.UTF_8));
    }

    private ImapBounces bounces() {
        return bounces(server.getImap().getPort(), "right", Encryption.OFF);
    }

    private ImapBounces bounces(int port, String password, Encryption encryption) {
        return new ImapBounces(
                new BounceMailboxConfiguration("127.0.0.1", port, "news", password, encryption),
                new ReturnedMail(token(SECRET)),
                heard::add,
                InstantSource.system());
    }

    private static String mail(String secret, EmailAddress to) {
        var writer = new MimeComposer("news@pacenote.example", () -> Samples.NOON, token(secret));
        var sent =
                new MailMessage(
                        to,
                        "account.5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e",
                        "Confirm your address",
                        "Hello Fox",
                        "<p>Hello Fox</p>",
                        Optional.empty());
        var out = new ByteArrayOutputStream();
        try {
            writer.write(sent, SESSION).writeTo(out);
        } catch (IOException | MessagingException | UnwritableMailException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String headers(String mail) {
        return mail.substring(0, mail.indexOf("\r\n\r\n") + 2);
    }

    /** What a mail server writes when it gives a mail up. */
    private static String report(String action, String status, String kind, String original) {
        return """
                From: Mail Delivery Subsystem <mailer-daemon@mx.example>
                To: news@pacenote.example
                Subject: Delivery Status Notification (Failure)
                MIME-Version: 1.0
                Content-Type: multipart/report; boundary="b1"; report-type=delivery-status

                --b1
                Content-Type: text/plain; charset="UTF-8"

                Address not found.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Sat, 21 Nov 2026 05:00:01 +0000

                Final-Recipient: rfc822; fox@example.org
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 whatever

                --b1
                Content-Type: %s

                """
                        .formatted(action, status, kind)
                        .replace("\n", "\r\n")
                + original
                + "\r\n--b1--\r\n";
    }

    private static String dead(String original) {
        return report("failed", "5.1.1", "text/rfc822-headers", headers(original));
    }

    private void arrives(String message) throws MessagingException {
        mailbox.deliver(
                new MimeMessage(
                        SESSION,
                        new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
    }

    private List<Boolean> seen() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(mailbox).getMessages().stream()
                .map(message -> message.getFlags().contains(Flags.Flag.SEEN))
                .toList();
    }

    @Test
    void a_mail_of_ours_that_came_back_for_good_is_heard_of_once_and_marked() throws Exception {
        arrives(dead(mail(SECRET, FOX)));
        var bounces = bounces();

        assertThat(bounces.readNew()).isEqualTo(new ImapBounces.Reading.Done(1));
        assertThat(bounces.readNew()).isEqualTo(new ImapBounces.Reading.Done(0));

        assertThat(heard)
                .containsExactly(
                        new Bounce(
                                FOX,
                                "account.5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e",
                                DailyMail.Reason.BOUNCED,
                                Samples.NOON.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
        assertThat(seen()).containsExactly(true);
    }

    @Test
    void a_report_with_the_whole_mail_counts_as_well() throws Exception {
        arrives(report("Failed", "5.1.1 (no mailbox)", "message/rfc822", mail(SECRET, FOX)));

        assertThat(bounces().readNew()).isEqualTo(new ImapBounces.Reading.Done(1));
    }

    @Test
    void a_report_that_came_while_nobody_looked_is_heard_of_later_also_when_somebody_read_it()
            throws Exception {
        var bounces = bounces();
        arrives("Subject: hello\r\n\r\nHello.\r\n");
        assertThat(bounces.readNew()).isEqualTo(new ImapBounces.Reading.Done(0));

        arrives(dead(mail(SECRET, FOX)));
        server.getManagers()
                .getImapHostManager()
                .getInbox(mailbox)
                .getMessages()
                .getLast()
                .setFlag(Flags.Flag.SEEN, true);

        assertThat(bounces.readNew()).isEqualTo(new ImapBounces.Reading.Done(1));
        assertThat(seen()).containsExactly(false, true);
    }

    @Test
    void a_message_that_somebody_marked_as_deleted_is_still_there_afterwards() throws Exception {
        arrives("Subject: hello\r\n\r\nHello.\r\n");
        arrives(dead(mail(SECRET, FOX)));
        server.getManagers()
                .getImapHostManager()
                .getInbox(mailbox)
                .getMessages()
                .getFirst()
                .setFlag(Flags.Flag.DELETED, true);

        var bounces = bounces();
        assertThat(bounces.greet()).isEqualTo(new ImapBounces.Reading.Done(0));
        assertThat(bounces.readNew()).isEqualTo(new ImapBounces.Reading.Done(1));
        assertThat(bounces.readNew()).isEqualTo(new ImapBounces.Reading.Done(0));

        assertThat(seen()).containsExactly(false, true);
    }

    @Test
    void trouble_that_passes_changes_nothing() throws Exception {
        var original = headers(mail(SECRET, FOX));
        arrives(report("delayed", "4.4.1", "text/rfc822-headers", original));
        arrives(report("failed", "4.4.7", "text/rfc822-headers", original));
        arrives(report("failed", "5.2.2", "text/rfc822-headers", original));
        arrives(report("failed", "nonsense", "text/rfc822-headers", original));

        assertThat(bounces().readNew()).isEqualTo(new ImapBounces.Reading.Done(0));
        assertThat(heard).isEmpty();
        assertThat(seen()).containsExactly(false, false, false, false);
    }

    @Test
    void a_forged_report_switches_nobodys_mail_off() throws Exception {
        arrives(dead(mail("somebody else's secret, 32 bytes", FOX)));
        arrives(dead(mail(SECRET, FOX).replace("To: fox@example.org", "To: hare@example.org")));
        arrives(dead(mail(SECRET, FOX).replaceAll("X-Pacenote-Token: .*\r\n", "")));
        arrives(
                dead(
                        """
                        Message-ID: <daily.2026-11-21.1@pacenote.example>
                        To: fox@example.org

                        """
                                .replace("\n", "\r\n")));

        assertThat(bounces().readNew()).isEqualTo(new ImapBounces.Reading.Done(0));
        assertThat(heard).isEmpty();
    }

    @Test
    void hostile_messages_are_left_alone_and_hide_nothing_behind_them() throws Exception {
        arrives("Content-Type: multipart/report; boundary=\r\n\r\n\u0000\u0001");
        arrives("Content-Type: multipart/report\r\n\r\nno parts at all");
        arrives(
                "Content-Type: multipart/report; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: message/delivery-status\r\n\r\n".repeat(1_000));
        arrives(
                "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\n"
                        + "Action: failed\r\nStatus: 5.1.1\r\n\r\n".repeat(1_000)
                        + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
                        + "X: y\r\n".repeat(20_000)
                        + "--b--\r\n");
        arrives(dead(mail(SECRET, FOX)) + "x".repeat(1_100_000));
        arrives(dead(mail(SECRET, FOX)));

        assertThat(bounces().readNew()).isEqualTo(new ImapBounces.Reading.Done(1));
    }

    @Test
    void what_could_not_be_recorded_is_heard_of_again() throws Exception {
        arrives(dead(mail(SECRET, FOX)));
        var tries = new ArrayList<Bounce>();
        var forgetful =
                new ImapBounces(
                        new BounceMailboxConfiguration(
                                "127.0.0.1",
                                server.getImap().getPort(),
                                "news",
                                "right",
                                Encryption.OFF),
                        new ReturnedMail(token(SECRET)),
                        bounce -> {
                            tries.add(bounce);
                            if (tries.size() == 1) {
                                throw new IllegalStateException("the store is away");
                            }
                        },
                        InstantSource.system());

        assertThatThrownBy(forgetful::readNew).hasMessage("the store is away");
        assertThat(seen()).containsExactly(false);
        assertThat(forgetful.readNew()).isEqualTo(new ImapBounces.Reading.Done(1));
        assertThat(tries).hasSize(2);
    }

    @Test
    void a_mailbox_that_is_away_or_locked_changes_nothing_and_is_read_when_it_is_back()
            throws Exception {
        arrives(dead(mail(SECRET, FOX)));
        int port = server.getImap().getPort();

        assertThat(bounces(port, "wrong", Encryption.OFF).readNew())
                .isEqualTo(new ImapBounces.Reading.Away("mail_login_refused"));
        assertThat(bounces(1, "right", Encryption.OFF).readNew())
                .isEqualTo(new ImapBounces.Reading.Away("mailbox_unreachable"));
        assertThat(bounces(port, "wrong", Encryption.OFF).greet())
                .isEqualTo(new ImapBounces.Reading.Away("mail_login_refused"));
        assertThat(bounces().greet()).isEqualTo(new ImapBounces.Reading.Done(0));
        assertThat(seen()).containsExactly(false);
        assertThat(bounces().readNew()).isEqualTo(new ImapBounces.Reading.Done(1));
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_gets_no_password() {
        assertThat(bounces(server.getImaps().getPort(), "right", Encryption.REQUIRED).readNew())
                .isEqualTo(new ImapBounces.Reading.Away("mailbox_unreachable"));
    }

    @Test
    void a_password_is_not_printed() {
        assertThat(
                        new BounceMailboxConfiguration(
                                "mx.example", 993, "news", "right", Encryption.REQUIRED))
                .hasToString("BounceMailboxConfiguration[mx.example:993]");
    }
}
