package dev.pacenote.adapters.out.aws.parts.attachment;

import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The bucket in S3 of files with parts. */
@ConfigurationProperties("attachments-bucket")
@Requires(property = AttachmentsBucketConfiguration.PROPERTY)
@VariableGroup(title = "Attachments in S3", order = 515, needs = "Attachments in S3 need")
public record AttachmentsBucketConfiguration(
        @Variable(
                        value = AttachmentsBucketConfiguration.NAME,
                        otherwise = "a server keeps files in `ATTACHMENTS_DIR`",
                        meaning =
                                "S3 bucket of files with parts; browsers send and get them there"
                                        + " themselves")
                String name)
        implements SelfChecked {

    static final String PROPERTY = "attachments-bucket.name";
    static final String NAME = "ATTACHMENTS_BUCKET_NAME";

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return given.test(AwsConfiguration.REGION)
                ? Stream.empty()
                : Stream.of(NAME + " needs " + AwsConfiguration.REGION + ".");
    }
}
