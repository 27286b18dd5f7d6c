package dev.pacenote.adapters.out.aws.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
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
    public static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    public static final Duration ONE_TRY = Duration.ofSeconds(4);
    public static final Duration CONNECT = Duration.ofSeconds(2);

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
            var limited = builder.overrideConfiguration().toBuilder().apiCallTimeout(LONGEST_CALL);
            if (builder instanceof SesV2ClientBuilder || builder instanceof SnsClientBuilder) {
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
