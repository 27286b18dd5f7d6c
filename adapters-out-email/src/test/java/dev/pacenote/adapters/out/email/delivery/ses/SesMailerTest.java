package dev.pacenote.adapters.out.email.delivery.ses;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.application.contracts.delivery.mail.MailerContract;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesMailerTest implements MailerContract {

    private SesStandIn ses;

    @BeforeEach
    void start() throws IOException {
        ses = new SesStandIn();
    }

    @AfterEach
    void stop() {
        ses.close();
    }

    private static Mailer mailer(String url) {
        return new SesMailer(
                SesV2Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(URI.create(url))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .build(),
                new MimeComposer("news@pacenote.example", () -> Samples.NOON));
    }

    @Override
    public Mailer mailer() {
        return mailer(ses.url());
    }

    @Override
    public List<Arrived> arrivedAt(EmailAddress address) {
        return ses.arrived().stream().filter(mail -> mail.to().equals(address.value())).toList();
    }

    private static MailMessage message() {
        return new MailMessage(
                new EmailAddress("fox@example.org"),
                "account.5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e",
                "Confirm your address",
                "Hello Fox",
                "<p>Hello Fox</p>",
                Optional.empty());
    }

    @Test
    void a_short_throttling_is_waited_out() {
        ses.refuse(1, 429, "TooManyRequestsException");

        assertThat(mailer().send(message())).isEqualTo(new Mailer.Result.Accepted());
        assertThat(ses.arrived()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TooManyRequestsException", "LimitExceededException", "MessageRejected"})
    void trouble_that_is_not_the_readers_passes_and_is_named(String code) {
        ses.refuse(20, code.startsWith("TooMany") ? 429 : 400, code);

        assertThat(mailer().send(message()))
                .isEqualTo(new Mailer.Result.Refused(SendFailure.temporary("ses_said_" + code)));
        assertThat(ses.arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessDeniedException",
                "UnrecognizedClientException",
                "SendingPausedException",
                "AccountSuspendedException",
                "MailFromDomainNotVerifiedException"
            })
    void that_ses_refuses_us_passes_and_is_told_to_the_operator(String code) {
        ses.refuse(20, 400, code);

        var logger = (Logger) LoggerFactory.getLogger(SesMailer.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try {
            assertThat(mailer().send(message()))
                    .isEqualTo(new Mailer.Result.Refused(SendFailure.loginRefused()));
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(ses.arrived()).isEmpty();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .as("what the alarm counts, without what SES says of addresses")
                .contains("mail login refused: " + code);
    }

    @Test
    void a_bad_request_is_our_trouble_and_not_tried_again_at_once() {
        ses.refuse(20, 400, "BadRequestException");

        assertThat(mailer().send(message()))
                .isEqualTo(new Mailer.Result.Refused(SendFailure.loginRefused()));
        assertThat(ses.calls()).isEqualTo(1);
    }

    @Test
    void nobody_there_is_temporary() {
        assertThat(mailer("http://127.0.0.1:1").send(message()))
                .isEqualTo(
                        new Mailer.Result.Refused(
                                SendFailure.temporary("mail_server_unreachable")));
    }
}
