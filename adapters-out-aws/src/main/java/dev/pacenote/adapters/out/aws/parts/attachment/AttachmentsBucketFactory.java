package dev.pacenote.adapters.out.aws.parts.attachment;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Files with parts in S3, where a bucket is set. */
@Factory
@Requires(beans = AttachmentsBucketConfiguration.class)
final class AttachmentsBucketFactory {

    @Singleton
    S3Files s3Files(S3Client client, S3Presigner presigner, AttachmentsBucketConfiguration bucket) {
        return new S3Files(client, presigner, bucket.name());
    }
}
