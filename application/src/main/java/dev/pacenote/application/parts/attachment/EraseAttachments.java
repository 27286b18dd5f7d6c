package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import java.time.InstantSource;

/**
 * Removes all files of an account that is gone, and what is known of them. Whoever was allowed to
 * send a file before may still do so: what leads to such a file stays until {@link
 * AttachmentRetention} looks for it once more.
 */
public final class EraseAttachments implements AccountEraser {

    private final Attachments attachments;
    private final Files files;
    private final InstantSource clock;

    public EraseAttachments(Attachments attachments, Files files, InstantSource clock) {
        this.attachments = attachments;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public void erase(AccountId person) {
        attachments.all(person).forEach(this::erase);
    }

    private void erase(Attachment attachment) {
        var left = attachment.leftBehind(clock.instant());
        files.remove(attachment.file());
        left.ifPresentOrElse(this::keep, () -> attachments.remove(attachment.key()));
    }

    private void keep(Attachment left) {
        if (attachments.save(left) instanceof SaveResult.Conflict) {
            // A request that began before the account was gone completed it meanwhile.
            attachments.find(left.key()).ifPresent(this::erase);
        }
    }
}
