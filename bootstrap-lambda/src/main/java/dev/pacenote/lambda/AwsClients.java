package dev.pacenote.lambda;

import dev.pacenote.assembly.configuration.AwsConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of the services that the assembly stands on, each made when it is first needed: most
 * functions need some of them, and making one takes time.
 */
final class AwsClients implements AutoCloseable {

    /** With all repetitions; a person may be waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration ONE_TRY = Duration.ofSeconds(4);

    private final AwsConfiguration aws;
    private @Nullable SdkHttpClient http;
    private @Nullable DynamoDbClient dynamo;
    private @Nullable SqsClient sqs;
    private @Nullable SesV2Client ses;
    private @Nullable S3Client s3;
    private @Nullable S3Presigner s3Addresses;

    AwsClients(AwsConfiguration aws) {
        this.aws = aws;
    }

    synchronized DynamoDbClient dynamo() {
        if (dynamo == null) {
            dynamo = configured(DynamoDbClient.builder(), aws.endpoints().dynamo()).build();
        }
        return dynamo;
    }

    synchronized SqsClient sqs() {
        if (sqs == null) {
            sqs = configured(SqsClient.builder(), aws.endpoints().sqs()).build();
        }
        return sqs;
    }

    synchronized SesV2Client ses() {
        if (ses == null) {
            // A mail that got no answer may have left: our outbox decides, not the client.
            ses =
                    configured(SesV2Client.builder(), aws.endpoints().ses())
                            .overrideConfiguration(
                                    ClientOverrideConfiguration.builder()
                                            .apiCallTimeout(PATIENCE)
                                            .retryStrategy(DefaultRetryStrategy.doNotRetry())
                                            .build())
                            .build();
        }
        return ses;
    }

    synchronized S3Client s3() {
        if (s3 == null) {
            s3 =
                    configured(S3Client.builder(), aws.endpoints().s3())
                            // A stand-in has no name of its own for each bucket.
                            .forcePathStyle(aws.endpoints().s3().isPresent())
                            // The body as it is, also without TLS: signed as a whole.
                            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                            .build();
        }
        return s3;
    }

    /** Signs addresses; asks nobody. */
    synchronized S3Presigner s3Addresses() {
        if (s3Addresses == null) {
            var builder =
                    S3Presigner.builder()
                            .region(Region.of(aws.region()))
                            .serviceConfiguration(
                                    S3Configuration.builder()
                                            .pathStyleAccessEnabled(
                                                    aws.endpoints().s3().isPresent())
                                            .build());
            aws.endpoints().s3().or(this::regional).ifPresent(builder::endpointOverride);
            s3Addresses = builder.build();
        }
        return s3Addresses;
    }

    /**
     * In the oldest region the client would name no region, and the web app, which may load from
     * the bucket's address in its region only, would be refused (infra/terraform/web.tf).
     */
    private Optional<URI> regional() {
        return aws.region().equals(Region.US_EAST_1.id())
                ? Optional.of(URI.create("https://s3." + aws.region() + ".amazonaws.com"))
                : Optional.empty();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder, Optional<URI> endpoint) {
        builder.httpClient(http())
                .region(Region.of(aws.region()))
                .overrideConfiguration(
                        ClientOverrideConfiguration.builder()
                                .apiCallTimeout(PATIENCE)
                                .apiCallAttemptTimeout(ONE_TRY)
                                .build());
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }

    /** Making it reads every authority that this Java trusts. */
    private synchronized SdkHttpClient http() {
        if (http == null) {
            http =
                    UrlConnectionHttpClient.builder()
                            .connectionTimeout(Duration.ofSeconds(2))
                            .socketTimeout(ONE_TRY)
                            .build();
        }
        return http;
    }

    @Override
    public synchronized void close() {
        if (dynamo != null) {
            dynamo.close();
        }
        if (sqs != null) {
            sqs.close();
        }
        if (ses != null) {
            ses.close();
        }
        if (s3 != null) {
            s3.close();
        }
        if (s3Addresses != null) {
            s3Addresses.close();
        }
        if (http != null) {
            http.close();
        }
    }
}
