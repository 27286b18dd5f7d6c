package dev.pacenote.adapters.in.http.parts.attachment;

import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.AttachmentDetails.Kind;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is going to be sent.
 *
 * @param sha256 64 hexadecimal digits
 * @param kind invoice, photo, datasheet or other
 */
@Schema(name = "AttachmentRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
record AttachmentRequest(
        @NotNull @Size(min = 1, max = 1_000) String fileName,
        @NotNull String contentType,
        @NotNull Long sizeBytes,
        @Nullable String sha256,
        @Nullable String kind,
        @Nullable String taskId)
        implements JsonBody {

    AttachmentDetails details() {
        var type = PartsProblems.field("contentType", () -> FileType.of(contentType));
        var name = PartsProblems.field("fileName", () -> FileName.cleaned(fileName, type));
        var sum = PartsProblems.field("sha256", () -> Optional.ofNullable(sha256).map(Sha256::new));
        var known =
                PartsProblems.field(
                        "kind", () -> kind == null || kind.isEmpty() ? Kind.OTHER : Kind.of(kind));
        var task = PartsProblems.field("taskId", () -> Optional.ofNullable(taskId).map(this::uuid));
        return PartsProblems.field(
                "sizeBytes", () -> new AttachmentDetails(name, type, sizeBytes, sum, known, task));
    }

    private UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new InvalidValueException("not_a_uuid", "A task is named by a UUID.");
        }
    }
}
