package dev.pacenote.lambda;

import dev.pacenote.assembly.Configuration;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients of the services that the assembly stands on. They connect when first used. */
record AwsClients(DynamoDbClient dynamo, SqsClient sqs, SesV2Client ses) implements AutoCloseable {

    /** With all repetitions; a person may be waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration ONE_TRY = Duration.ofSeconds(4);

    static AwsClients of(Configuration.Aws aws) {
        var http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(ONE_TRY)
                        .build();
        var region = Region.of(aws.region());
        var endpoints = aws.endpoints();
        return new AwsClients(
                configured(DynamoDbClient.builder(), http, region, endpoints.dynamo()).build(),
                configured(SqsClient.builder(), http, region, endpoints.sqs()).build(),
                configured(SesV2Client.builder(), http, region, endpoints.ses()).build());
    }

    private static <
                    B extends
                            AwsClientBuilder<B, ?>
                                    & software.amazon.awssdk.awscore.client.builder
                                                    .AwsSyncClientBuilder<
                                            B, ?>>
            B configured(B builder, SdkHttpClient http, Region region, Optional<URI> endpoint) {
        builder.httpClient(http)
                .region(region)
                .overrideConfiguration(
                        ClientOverrideConfiguration.builder()
                                .apiCallTimeout(PATIENCE)
                                .apiCallAttemptTimeout(ONE_TRY)
                                .build());
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }

    @Override
    public void close() {
        dynamo.close();
        sqs.close();
        ses.close();
    }
}
