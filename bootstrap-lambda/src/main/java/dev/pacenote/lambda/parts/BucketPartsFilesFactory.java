package dev.pacenote.lambda.parts;

import dev.pacenote.adapters.in.http.platform.webapp.ConnectSource;
import dev.pacenote.adapters.out.aws.parts.attachment.AttachmentsBucketConfiguration;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Where pages that functions hand out send files with parts. */
@Factory
@Requires(property = "pacenote.assembly", value = "lambda")
final class BucketPartsFilesFactory {

    @Singleton
    @Requires(property = "attachments-bucket.name")
    ConnectSource bucketOfFiles(AttachmentsBucketConfiguration bucket, AwsConfiguration aws) {
        return new ConnectSource(aws.bucketOrigin(bucket.name()));
    }
}
