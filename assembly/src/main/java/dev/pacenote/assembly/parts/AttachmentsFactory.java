package dev.pacenote.assembly.parts;

import dev.pacenote.application.parts.attachment.AttachmentRetention;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.parts.attachment.ManageAttachments;
import dev.pacenote.application.parts.attachment.UploadAttachments;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Files with parts. */
@Factory
@Requires(property = Choices.AREA + PartsArea.NAME, value = "true")
final class AttachmentsFactory {

    @Singleton
    UploadAttachments uploadAttachments(
            Attachments attachments,
            Files files,
            Parts parts,
            ReorderTasks tasks,
            AttachmentsConfiguration configuration,
            RateLimiter rateLimiter,
            Ids ids,
            InstantSource clock) {
        return new UploadAttachments(
                attachments, files, parts, tasks, configuration.quota(), rateLimiter, ids, clock);
    }

    @Singleton
    ManageAttachments manageAttachments(
            Attachments attachments, Files files, Parts parts, InstantSource clock) {
        return new ManageAttachments(attachments, files, parts, clock);
    }

    /** A job, and so nothing that happens while the area is switched off. */
    @Singleton
    @Requires(beans = Files.class)
    RetentionStore attachmentRetention(Attachments attachments, Files files) {
        return new AttachmentRetention(attachments, files);
    }
}
