package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.catalogue.Part;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A workshop looks at the files of a part, opens them and deletes them. */
public final class ManageAttachments {

    private final Attachments attachments;
    private final Files files;
    private final Parts parts;
    private final InstantSource clock;

    public ManageAttachments(
            Attachments attachments, Files files, Parts parts, InstantSource clock) {
        this.attachments = attachments;
        this.files = files;
        this.parts = parts;
        this.clock = clock;
    }

    /** Those that are ready, the newest first; empty where there is no such part. */
    public Optional<List<Attachment>> list(Part.Key part) {
        return parts.find(part).map(_ -> attachments.ready(part));
    }

    /** Allows one that is ready to be opened; empty where there is none. */
    public Optional<Files.DownloadGrant> open(Part.Key part, UUID id) {
        return find(part, id)
                .filter(it -> it.state() instanceof AttachmentState.Ready)
                .map(it -> files.grantDownload(it.file(), it.details()));
    }

    /**
     * Deletes one, also while its file is on its way; a second time is no error. Its bytes are kept
     * for a while.
     *
     * @return whether there is, or was, such an attachment
     */
    public boolean delete(Part.Key part, UUID id) {
        var deleted =
                VersionedChange.of(
                        () -> find(part, id),
                        attachment -> attachment.deleted(clock.instant()),
                        attachments::save);
        return deleted.isPresent()
                || find(part, id)
                        .filter(it -> it.state() instanceof AttachmentState.Deleted)
                        .isPresent();
    }

    private Optional<Attachment> find(Part.Key part, UUID id) {
        return attachments
                .find(new Attachment.Key(part.account(), id))
                .filter(it -> it.part().equals(part.id()));
    }
}
