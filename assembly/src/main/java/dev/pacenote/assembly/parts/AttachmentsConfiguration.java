package dev.pacenote.assembly.parts;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How large files with parts are, and where a server keeps them that has no bucket.
 *
 * @param maxBytes of one file
 * @param quotaBytes of all files of a workshop
 * @param directory empty: in the data folder
 * @param signingKey empty: generated and kept in the data folder
 */
@ConfigurationProperties("attachments")
@VariableGroup(title = "Attachments of parts", order = 446)
public record AttachmentsConfiguration(
        @Variable(
                        value = "ATTACHMENTS_MAX_BYTES",
                        min = 1,
                        max = 1_073_741_824,
                        meaning = "a file with a part has at most")
                @Bindable(defaultValue = "10485760")
                long maxBytes,
        @Variable(
                        value = "ATTACHMENTS_QUOTA_BYTES",
                        min = 1,
                        max = 1_099_511_627_776L,
                        meaning =
                                "all files of a workshop have at most, those included that are"
                                        + " announced and have not arrived")
                @Bindable(defaultValue = "1073741824")
                long quotaBytes,
        @Variable(
                        value = "ATTACHMENTS_DIR",
                        readBy = ReadBy.SERVER,
                        must = "be a folder that this system can name",
                        otherwise = "`{PACENOTE_DATA}/attachments`",
                        meaning =
                                "folder of the files where `ATTACHMENTS_BUCKET_NAME` is not set; all"
                                        + " instances on one database share it")
                Optional<Path> directory,
        @Variable(
                        value = AttachmentsConfiguration.KEY,
                        readBy = ReadBy.SERVER,
                        secret = true,
                        otherwise = "generated, kept in the data folder",
                        meaning =
                                "signs addresses at which files of that folder are sent and got; at"
                                        + " least 32 bytes, the same for all instances on one database")
                Optional<String> signingKey)
        implements SelfChecked {

    static final String KEY = "ATTACHMENTS_SIGNING_KEY";

    private static final int SHORTEST_KEY = 32;

    /** The key as it is used, if it is set. */
    public Optional<byte[]> key() {
        return signingKey.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the files are. */
    public Path folder(Path data) {
        return directory.orElseGet(() -> data.resolve("attachments"));
    }

    AttachmentQuota quota() {
        return new AttachmentQuota(maxBytes, quotaBytes);
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return key()
                .filter(bytes -> bytes.length < SHORTEST_KEY)
                .map(_ -> KEY + " must have at least " + SHORTEST_KEY + " bytes.")
                .stream();
    }

    @Override
    public String toString() {
        return "AttachmentsConfiguration[hidden]";
    }
}
