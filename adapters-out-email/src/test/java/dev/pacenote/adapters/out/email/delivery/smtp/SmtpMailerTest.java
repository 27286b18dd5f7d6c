package dev.pacenote.adapters.out.email.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pacenote.adapters.out.email.delivery.ArrivedMail;
import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.adapters.out.email.delivery.TestBeans;
import dev.pacenote.application.contracts.delivery.mail.MailerContract;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.EmailAddress;
import io.micronaut.email.javamail.sender.JavaxEmailComposer;
import io.micronaut.email.javamail.sender.JavaxEmailSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class SmtpMailerTest implements MailerContract {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final TestBeans.Contexts contexts = new TestBeans.Contexts();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        contexts.close();
        server.stop();
    }

    private static SmtpConfiguration settings(
            int port, String user, String password, Encryption encryption) {
        return new SmtpConfiguration(
                user, password, Optional.empty(), "127.0.0.1", port, encryption);
    }

    private Mailer mailer(int port, String user, String password) {
        return contexts.smtp(settings(port, user, password, Encryption.OFF));
    }

    @Override
    public Mailer mailer() {
        return mailer(server.getSmtp().getPort(), "", "");
    }

    @Override
    public List<Arrived> arrivedAt(EmailAddress address) {
        return Arrays.stream(server.getReceivedMessages())
                .map(ArrivedMail::read)
                .filter(mail -> mail.to().equals(address.value()))
                .toList();
    }

    public static MailMessage message() {
        return new MailMessage(
                new EmailAddress("a@example.org"),
                "account.5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e",
                "Confirm your address",
                "Hello Fox",
                "<p>Hello Fox</p>",
                Optional.empty());
    }

    private static SendFailure failure(Mailer.Result result) {
        return ((Mailer.Result.Refused) result).failure();
    }

    @Test
    void a_server_that_is_away_is_a_temporary_failure() {
        int port = server.getSmtp().getPort();
        server.stop();

        assertThat(failure(mailer(port, "", "").send(message())))
                .isEqualTo(SendFailure.temporary("mail_server_unreachable"));
    }

    @Test
    void a_refused_login_is_our_trouble_and_not_the_readers() {
        server.setUser("news@pacenote.example", "news", "right");

        assertThat(failure(mailer(server.getSmtp().getPort(), "news", "wrong").send(message())))
                .isEqualTo(SendFailure.loginRefused());
    }

    @Test
    void a_server_that_cannot_encrypt_gets_no_mail_when_encryption_is_required() {
        var careful =
                contexts.smtp(settings(server.getSmtp().getPort(), "", "", Encryption.REQUIRED));

        assertThat(failure(careful.send(message())).kind()).isEqualTo(SendFailure.Kind.TEMPORARY);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 No such user, PERMANENT",
        "RCPT, 550 no such user here, PERMANENT",
        "RCPT, 553 mailbox name not allowed, PERMANENT",
        "RCPT, 550 5.2.1 mailbox disabled, PERMANENT",
        "RCPT, 552 5.2.2 mailbox full, TEMPORARY",
        "RCPT, 550 5.4.5 daily sending quota exceeded, TEMPORARY",
        "RCPT, 550 5.7.1 relaying denied, TEMPORARY",
        "RCPT, 550 relay not permitted, TEMPORARY",
        "RCPT, 550 5.1.8 Access denied: bad outbound sender, TEMPORARY",
        "RCPT, 550 5.1.0 Sender address rejected: User unknown, TEMPORARY",
        "MAIL, 554 no mail from you, TEMPORARY",
        "MAIL, 550 5.1.1 no such user, TEMPORARY",
        "RCPT, 450 4.2.0 greylisted, TEMPORARY",
        "RCPT, 421 too busy, TEMPORARY",
        "MAIL, 451 try later, TEMPORARY",
        "DATA-END, 452 out of storage, TEMPORARY",
        "DATA-END, 550 5.7.1 looks like spam, TEMPORARY",
    })
    void what_the_server_says_decides_whether_trying_again_can_help(
            String stage, String reply, SendFailure.Kind kind) throws Exception {
        try (var moody = new MoodySmtpServer(stage, reply)) {
            assertThat(failure(mailer(moody.port(), "", "").send(message())).kind())
                    .isEqualTo(kind);
        }
    }

    @Test
    void a_server_that_took_the_mail_and_hung_up_has_taken_it() throws Exception {
        try (var moody = new MoodySmtpServer("QUIT", "")) {
            assertThat(mailer(moody.port(), "", "").send(message()))
                    .isEqualTo(new Mailer.Result.Accepted());
        }
    }

    @Test
    void a_server_that_took_the_mail_and_says_nothing_more_has_taken_it() throws Exception {
        try (var moody = new MoodySmtpServer("MUTE", "")) {
            assertThat(mailer(moody.port(), "", "").send(message()))
                    .isEqualTo(new Mailer.Result.Accepted());
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nobody_listens_to_the_goodbye_of_a_server_that_has_taken_the_mail() throws Exception {
        try (var moody = new MoodySmtpServer("BYE", "")) {
            var settings = settings(moody.port(), "", "", Encryption.OFF);

            assertThat(mailer(settings, Duration.ofHours(1)).send(message()))
                    .isEqualTo(new Mailer.Result.Accepted());
        }
    }

    @Test
    void a_server_that_wants_a_login_gets_it() {
        server.setUser("news@pacenote.example", "news", "r${igh}t");

        assertThat(mailer(server.getSmtp().getPort(), "news", "r${igh}t").send(message()))
                .isEqualTo(new Mailer.Result.Accepted());
    }

    /** The session of the whole Java process would be that of whoever came first. */
    @Test
    void two_services_in_one_process_each_send_by_their_own_server() {
        var other = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        other.start();
        try {
            mailer().send(message());
            mailer(other.getSmtp().getPort(), "", "").send(message());

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(other.getReceivedMessages()).hasSize(1);
        } finally {
            other.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, false", "RCPT, false", "DATA-END, true"})
    void a_server_that_hangs_up_may_have_taken_what_it_was_given_whole(
            String stage, boolean mayHaveArrived) throws Exception {
        try (var moody = new MoodySmtpServer(stage, "")) {
            var failure = failure(mailer(moody.port(), "", "").send(message()));

            assertThat(failure.kind()).isEqualTo(SendFailure.Kind.TEMPORARY);
            assertThat(failure.mayHaveArrived()).isEqualTo(mayHaveArrived);
        }
    }

    @Test
    void a_refusal_at_the_end_is_an_answer() throws Exception {
        try (var moody = new MoodySmtpServer("DATA-END", "452 out of storage")) {
            assertThat(failure(mailer(moody.port(), "", "").send(message())).mayHaveArrived())
                    .isFalse();
        }
    }

    /** A mailer that ends conversations after another time. */
    private static Mailer mailer(SmtpConfiguration settings, Duration longest) {
        var composer = new MimeComposer(TestBeans.FROM, () -> Samples.NOON);
        return new SmtpMailer(
                new JavaxEmailSender(
                        Executors.newVirtualThreadPerTaskExecutor(),
                        new JavaxEmailComposer(
                                new SmtpSessionProvider(settings.mailProperties(), null, longest),
                                composer)),
                composer);
    }

    /** Says a line of its greeting now and then, and never the last one. */
    private static void greetForEver(ServerSocket listening) {
        try (var socket = listening.accept();
                var out = socket.getOutputStream()) {
            while (true) {
                out.write("220-one moment\r\n".getBytes(StandardCharsets.US_ASCII));
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        } catch (IOException e) {
            // The mailer hung up.
            return;
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_server_that_talks_without_end_is_left_when_the_time_for_it_is_over() throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greetForEver(listening));
            var settings = settings(listening.getLocalPort(), "", "", Encryption.OFF);

            assertThat(failure(mailer(settings, Duration.ofMillis(300)).send(message())))
                    .isEqualTo(SendFailure.temporary("mail_server_unreachable"));
        }
    }
}
