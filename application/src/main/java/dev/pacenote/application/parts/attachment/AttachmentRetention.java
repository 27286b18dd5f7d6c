package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.parts.attachment.Attachment;
import java.time.Instant;

/**
 * Removes attachments whose time is over: those whose file did not come within 24 hours, and
 * deleted ones after 30 days. The file goes first: what is known of it is the way to find it.
 */
public final class AttachmentRetention implements RetentionStore {

    private final Attachments attachments;
    private final Files files;

    public AttachmentRetention(Attachments attachments, Files files) {
        this.attachments = attachments;
        this.files = files;
    }

    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public int purge(Instant now, int atMost) {
        var expired = attachments.expired(now, atMost);
        for (var attachment : expired) {
            if (isDecided(attachment, now)) {
                files.remove(attachment.file());
                attachments.remove(attachment.key());
            }
        }
        return expired.size();
    }

    /** Somebody may complete a pending one at this moment: then it stays. */
    private boolean isDecided(Attachment attachment, Instant now) {
        return attachment
                .givenUp(now)
                .map(next -> attachments.save(next) instanceof SaveResult.Saved<Attachment>)
                .orElse(true);
    }
}
