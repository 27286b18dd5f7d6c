package dev.pacenote.server.parts;

import dev.pacenote.adapters.in.http.platform.webapp.ConnectSource;
import dev.pacenote.adapters.out.aws.parts.attachment.AttachmentsBucketConfiguration;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import dev.pacenote.adapters.out.files.parts.attachment.FolderFiles;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.parts.AttachmentsConfiguration;
import dev.pacenote.server.GeneratedSecrets;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/** Where a server keeps files with parts: in a folder, unless a bucket is set. */
@Factory
@Requires(property = "pacenote.assembly", value = "server")
final class PartsFiles {

    private static final String SECRET = "attachments";

    @Singleton
    @Requires(missingProperty = "attachments-bucket.name")
    FolderFiles folderFiles(
            Configuration configuration,
            AttachmentsConfiguration attachments,
            GeneratedSecrets secrets,
            InstantSource clock) {
        try {
            return new FolderFiles(
                    attachments.folder(configuration.data()),
                    attachments.key().orElseGet(() -> secrets.byName().apply(SECRET)),
                    configuration.publicUrl(),
                    clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pages send files to the bucket themselves. */
    @Singleton
    @Requires(property = "attachments-bucket.name")
    ConnectSource bucketOfFiles(AttachmentsBucketConfiguration bucket, AwsConfiguration aws) {
        return new ConnectSource(aws.bucketOrigin(bucket.name()));
    }
}
