package dev.pacenote.lambda;

import dev.pacenote.assembly.configuration.AwsConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/**
 * What our clients of AWS have of their own; micronaut-aws-sdk-v2 makes them, each when it is first
 * needed: most functions need some of them, and making one takes time.
 */
@Factory
final class AwsClients {

    /** With all repetitions; a person may be waiting. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    static final Duration ONE_TRY = Duration.ofSeconds(4);
    static final Duration CONNECT = Duration.ofSeconds(2);

    /** Region, services and time limits, as the module reads them. */
    static Map<String, Object> configuration(AwsConfiguration aws) {
        var all = new HashMap<String, Object>();
        all.put("aws.region", aws.region());
        all.put("aws.url-connection-client.connection-timeout", CONNECT);
        all.put("aws.url-connection-client.socket-timeout", ONE_TRY);
        var endpoints = aws.endpoints();
        Map.of(
                        "dynamodb",
                        endpoints.dynamo(),
                        "sqs",
                        endpoints.sqs(),
                        "s3",
                        endpoints.s3(),
                        SesV2ClientFactory.NAME,
                        endpoints.ses())
                .forEach(
                        (name, endpoint) ->
                                endpoint.ifPresent(
                                        url ->
                                                all.put(
                                                        "aws.services."
                                                                + name
                                                                + ".endpoint-override",
                                                        url)));
        return all;
    }

    @Singleton
    BeanCreatedEventListener<AwsClientBuilder<?, ?>> timeLimits() {
        return event -> {
            var builder = event.getBean();
            var limited = builder.overrideConfiguration().toBuilder().apiCallTimeout(LONGEST_CALL);
            if (builder instanceof SesV2ClientBuilder) {
                // A mail that got no answer may have left: our outbox decides, not the client.
                limited.retryStrategy(DefaultRetryStrategy.doNotRetry());
            } else {
                limited.apiCallAttemptTimeout(ONE_TRY);
            }
            builder.overrideConfiguration(limited.build());
            return builder;
        };
    }

    @Singleton
    BeanCreatedEventListener<S3ClientBuilder> wholeBodies(AwsConfiguration aws) {
        return event ->
                event.getBean()
                        .serviceConfiguration(
                                service ->
                                        service
                                                // The body as it is, also without TLS: signed as a
                                                // whole.
                                                .chunkedEncodingEnabled(false)
                                                // A stand-in has no name of its own for each
                                                // bucket.
                                                .pathStyleAccessEnabled(
                                                        aws.endpoints().s3().isPresent()))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
    }

    /** Signs addresses; asks nobody. */
    @Singleton
    @Bean(preDestroy = "close")
    S3Presigner presigner(AwsConfiguration aws) {
        var builder =
                S3Presigner.builder()
                        .region(Region.of(aws.region()))
                        .serviceConfiguration(
                                S3Configuration.builder()
                                        .pathStyleAccessEnabled(aws.endpoints().s3().isPresent())
                                        .build());
        aws.endpoints().s3().or(() -> regional(aws)).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /**
     * In the oldest region the client would name no region, and the web app, which may load from
     * the bucket's address in its region only, would be refused (infra/terraform/web.tf).
     */
    private static Optional<URI> regional(AwsConfiguration aws) {
        return aws.region().equals(Region.US_EAST_1.id())
                ? Optional.of(URI.create("https://s3." + aws.region() + ".amazonaws.com"))
                : Optional.empty();
    }
}
