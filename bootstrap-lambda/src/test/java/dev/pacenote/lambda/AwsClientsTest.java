package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.pacenote.adapters.out.aws.platform.AwsClients;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import dev.pacenote.configuration.WebAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients that the functions get, against services that fail. */
class AwsClientsTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer failing;
    private ApplicationContext context;

    @BeforeEach
    void open() throws IOException {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        failing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        failing.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                });
        failing.start();
        var there =
                Optional.of(
                        new WebAddress(
                                URI.create("http://127.0.0.1:" + failing.getAddress().getPort())));
        var aws =
                new AwsConfiguration(
                        "eu-central-1",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        there,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        context =
                ApplicationContext.builder()
                        .properties(AwsClients.configuration(aws))
                        .singletons(aws, new SimpleMeterRegistry())
                        .start();
    }

    @AfterEach
    void close() {
        context.close();
        failing.stop(0);
    }

    private static ClientOverrideConfiguration limits(AwsClient client) {
        return client.serviceClientConfiguration().overrideConfiguration();
    }

    @Test
    void a_call_ends_within_ten_seconds_and_each_try_within_four() {
        for (var type : new Class<?>[] {DynamoDbClient.class, SqsClient.class, S3Client.class}) {
            var limits = limits((AwsClient) context.getBean(type));
            assertThat(limits.apiCallTimeout()).contains(Duration.ofSeconds(10));
            assertThat(limits.apiCallAttemptTimeout()).contains(Duration.ofSeconds(4));
        }
    }

    @Test
    void a_service_that_fails_is_asked_again() {
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> context.getBean(SqsClient.class).listQueues());

        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    void a_mail_is_handed_to_ses_once_whatever_it_answers() {
        var ses = context.getBean(SesV2Client.class);

        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(
                        () ->
                                ses.sendEmail(
                                        send ->
                                                send.content(
                                                        content ->
                                                                content.raw(
                                                                        raw ->
                                                                                raw.data(
                                                                                        SdkBytes
                                                                                                .fromUtf8String(
                                                                                                        "x"))))));

        assertThat(asked.get()).isOne();
        assertThat(limits(ses).apiCallTimeout()).contains(Duration.ofSeconds(10));
    }

    @Test
    void a_client_is_made_when_it_is_first_needed() {
        context.getBean(DynamoDbClient.class);

        assertThat(context.getActiveBeanRegistrations(SqsClient.class)).isEmpty();
        assertThat(context.getActiveBeanRegistrations(SesV2Client.class)).isEmpty();
        assertThat(context.getActiveBeanRegistrations(S3Client.class)).isEmpty();
    }
}
