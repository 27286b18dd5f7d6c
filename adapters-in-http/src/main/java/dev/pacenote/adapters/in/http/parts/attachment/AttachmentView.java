package dev.pacenote.adapters.in.http.parts.attachment;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.attachment.Sha256;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file with a part. */
@Schema(name = "Attachment")
@Introspected
record AttachmentView(
        String attachmentId,
        String fileName,
        String contentType,
        long sizeBytes,
        @Nullable String sha256,
        String kind,
        @Nullable String taskId,
        String status,
        String createdAt,
        @Nullable String readyAt) {

    static AttachmentView of(Attachment attachment) {
        var details = attachment.details();
        return new AttachmentView(
                attachment.key().id().toString(),
                details.name().value(),
                details.type().contentType(),
                details.size(),
                details.sha256().map(Sha256::hex).orElse(null),
                details.kind().word(),
                details.task().map(UUID::toString).orElse(null),
                attachment.state().word(),
                Times.iso(attachment.createdAt()),
                Times.iso(
                        attachment.state() instanceof AttachmentState.Ready(var at)
                                ? Optional.of(at)
                                : Optional.empty()));
    }
}
