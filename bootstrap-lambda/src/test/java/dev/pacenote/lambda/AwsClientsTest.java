package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.pacenote.adapters.out.aws.platform.AwsClients;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import dev.pacenote.configuration.WebAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients that the functions get, against services that fail. */
@MicronautTest(startApplication = false)
@Property(name = "spec.name", value = "AwsClientsTest")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsClientsTest implements TestPropertyProvider {

    private static final String REGION = "eu-central-1";

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer failing = failing();

    @Inject private BeanContext context;

    /** What the functions give to the clients. */
    @Factory
    @Requires(property = "spec.name", value = "AwsClientsTest")
    static final class Parts {

        @Singleton
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    private HttpServer failing() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.getRequestBody().readAllBytes();
                        asked.incrementAndGet();
                        exchange.sendResponseHeaders(500, -1);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> getProperties() {
        var there = "http://127.0.0.1:" + failing.getAddress().getPort();
        var aws =
                new AwsConfiguration(
                        REGION,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(WebAddress.of(there)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var properties = new HashMap<String, String>();
        AwsClients.configuration(aws)
                .forEach((name, value) -> properties.put(name, value.toString()));
        properties.put("aws-services.region", REGION);
        properties.put("aws-services.endpoint", there);
        properties.put("aws.access-key-id", "local");
        properties.put("aws.secret-key", "local");
        return properties;
    }

    @BeforeEach
    void begin() {
        asked.set(0);
    }

    @AfterAll
    void close() {
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
}
