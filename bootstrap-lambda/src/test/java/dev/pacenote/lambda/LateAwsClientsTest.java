package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A new function has no time for clients that it does not need: in a context of its own. */
@MicronautTest(startApplication = false)
@Property(name = "spec.name", value = "LateAwsClientsTest")
@Property(name = "aws.region", value = "eu-central-1")
@Property(name = "aws-services.region", value = "eu-central-1")
@Property(name = "aws.access-key-id", value = "local")
@Property(name = "aws.secret-key", value = "local")
class LateAwsClientsTest {

    /** What the functions give to the clients. */
    @Factory
    @Requires(property = "spec.name", value = "LateAwsClientsTest")
    static final class Parts {

        @Singleton
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Inject private BeanContext context;

    @Test
    void a_client_is_made_when_it_is_first_needed() {
        context.getBean(DynamoDbClient.class);

        assertThat(context.getActiveBeanRegistrations(DynamoDbClient.class)).hasSize(1);
        assertThat(context.getActiveBeanRegistrations(SqsClient.class)).isEmpty();
        assertThat(context.getActiveBeanRegistrations(SesV2Client.class)).isEmpty();
        assertThat(context.getActiveBeanRegistrations(S3Client.class)).isEmpty();
    }
}
