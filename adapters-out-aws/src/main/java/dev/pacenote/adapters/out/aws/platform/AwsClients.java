package dev.pacenote.adapters.out.aws.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sns.SnsClientBuilder;

/**
 * What our clients of AWS have of their own; micronaut-aws-sdk-v2 makes them, each when it is first
 * needed: most processes need some of them, some none, and making one takes time.
 */
@Factory
@Requires(beans = AwsConfiguration.class)
public final class AwsClients {

    /** With all repetitions; a person may be waiting. */
    public static final Duration MAX_CALL = Duration.ofSeconds(10);

    public static final Duration ONE_TRY = Duration.ofSeconds(4);
    public static final Duration CONNECT = Duration.ofSeconds(2);

    /** For a frame to a socket: whoever does not take it makes up for it. */
    public static final Duration FRAME = Duration.ofSeconds(2);

    /** What the module calls the management of sockets: the service for which it is signed. */
    private static final String SOCKETS = "execute-api";

    /** Where the sockets of the WebSocket API are, as the module reads it. */
    public static Map<String, Object> sockets(URI management) {
        return Map.of("aws.services." + SOCKETS + ".endpoint-override", management);
    }

    /** Region, services and time limits, as the module reads them. */
    public static Map<String, Object> configuration(AwsConfiguration aws) {
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
                        "sns",
                        endpoints.sns(),
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
            var limited = builder.overrideConfiguration().toBuilder().apiCallTimeout(MAX_CALL);
            if (builder instanceof ApiGatewayManagementApiClientBuilder) {
                limited.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(FRAME);
            } else if (builder instanceof SesV2ClientBuilder
                    || builder instanceof SnsClientBuilder) {
                // What got no answer may have left: whoever keeps it decides, not the client.
                limited.retryStrategy(DefaultRetryStrategy.doNotRetry());
            } else {
                limited.apiCallAttemptTimeout(ONE_TRY);
            }
            builder.overrideConfiguration(limited.build());
            return builder;
        };
    }
}
