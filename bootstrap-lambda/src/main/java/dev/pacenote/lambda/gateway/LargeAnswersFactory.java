package dev.pacenote.lambda.gateway;

import dev.pacenote.adapters.in.http.platform.webapp.ConnectSource;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Where pages that functions hand out read answers that are too large for a function. */
@Factory
@Requires(property = "pacenote.assembly", value = "lambda")
final class LargeAnswersFactory {

    @Singleton
    @Requires(property = "aws-services.large-answers")
    ConnectSource bucketOfLargeAnswers(AwsConfiguration aws) {
        return new ConnectSource(aws.bucketOrigin(aws.largeAnswers().orElseThrow()));
    }
}
