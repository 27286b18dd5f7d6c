package dev.pacenote.adapters.out.aws.platform;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What our clients of S3 have of their own. */
@Factory
@Requires(beans = AwsConfiguration.class)
public final class S3Clients {

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
    public S3Presigner presigner(AwsConfiguration aws) {
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
