package dev.pacenote.adapters.out.postgres.parts.attachment;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.catalogue.PartId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file with a part, as the table keeps it.
 *
 * @param changedAt since when it is in its state
 */
@MappedEntity("attachments")
public record AttachmentRow(
        long accountId,
        @Id UUID attachmentId,
        String partId,
        UUID file,
        String fileName,
        String fileType,
        long sizeBytes,
        @Nullable String sha256,
        String kind,
        @Nullable UUID taskId,
        String status,
        Instant changedAt,
        Instant createdAt,
        long version) {

    Attachment attachment() {
        var account = new AccountId(accountId);
        return new Attachment(
                new Attachment.Key(account, attachmentId),
                new PartId(partId),
                new FileKey(account, file),
                new AttachmentDetails(
                        new FileName(fileName),
                        FileType.valueOf(fileType),
                        sizeBytes,
                        Optional.ofNullable(sha256).map(Sha256::new),
                        AttachmentDetails.Kind.of(kind),
                        Optional.ofNullable(taskId)),
                state(),
                createdAt,
                version);
    }

    private AttachmentState state() {
        return switch (status) {
            case "pending" -> new AttachmentState.Pending(changedAt);
            case "ready" -> new AttachmentState.Ready(changedAt);
            case "rejected" -> new AttachmentState.Rejected(changedAt);
            case "deleted" -> new AttachmentState.Deleted(changedAt);
            default -> throw new IllegalStateException("an attachment that is " + status);
        };
    }

    static Instant changedAt(AttachmentState state) {
        return switch (state) {
            case AttachmentState.Pending(var since) -> since;
            case AttachmentState.Ready(var at) -> at;
            case AttachmentState.Rejected(var at) -> at;
            case AttachmentState.Deleted(var at) -> at;
        };
    }
}
