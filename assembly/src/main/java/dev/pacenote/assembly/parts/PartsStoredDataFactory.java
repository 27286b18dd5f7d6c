package dev.pacenote.assembly.parts;

import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.parts.attachment.AttachmentsExport;
import dev.pacenote.application.parts.attachment.EraseAttachments;
import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.WorkshopExport;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.reorder.ReorderTasksExport;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.PartsExport;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the service owes to people whose data is stored, also where the area is switched off. */
@Factory
final class PartsStoredDataFactory {

    @Singleton
    @Order(500)
    AccountExport partsExport(Parts parts, Movements movements) {
        return new PartsExport(parts, movements);
    }

    @Singleton
    @Order(501)
    AccountExport attachmentsExport(Attachments attachments) {
        return new AttachmentsExport(attachments);
    }

    @Singleton
    @Order(502)
    AccountExport reorderTasksExport(ReorderTasks tasks) {
        return new ReorderTasksExport(tasks);
    }

    @Singleton
    @Order(503)
    AccountExport workshopExport(Workshops workshops) {
        return new WorkshopExport(workshops);
    }

    /** Files are beside the relational store. The functions have none unless a bucket is set. */
    @Singleton
    @Requires(beans = Files.class)
    AccountEraser attachmentsEraser(Attachments attachments, Files files, InstantSource clock) {
        return new EraseAttachments(attachments, files, clock);
    }
}
