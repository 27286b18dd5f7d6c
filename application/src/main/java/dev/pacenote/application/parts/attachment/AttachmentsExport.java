package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.attachment.Sha256;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of a person's files, for their export; the files themselves are got at the address
 * that stands beside each that is ready, with the person's token.
 */
public final class AttachmentsExport implements AccountExport {

    private final Attachments attachments;

    public AttachmentsExport(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public String member() {
        return "partAttachments";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return attachments.all(person).stream().map(AttachmentsExport::row);
    }

    private static Map<String, Object> row(Attachment attachment) {
        var details = attachment.details();
        var id = attachment.key().id().toString();
        var row = new HashMap<String, Object>();
        row.put("attachmentId", id);
        row.put("partId", attachment.part().value());
        row.put("fileName", details.name().value());
        row.put("contentType", details.type().contentType());
        row.put("sizeBytes", details.size());
        details.sha256().map(Sha256::hex).ifPresent(hex -> row.put("sha256", hex));
        row.put("kind", details.kind().word());
        details.task().ifPresent(task -> row.put("taskId", task.toString()));
        row.put("status", attachment.state().word());
        row.put("createdAt", attachment.createdAt());
        if (attachment.state() instanceof AttachmentState.Ready) {
            row.put("download", "/parts/" + attachment.part() + "/attachments/" + id + "/download");
        }
        return row;
    }
}
