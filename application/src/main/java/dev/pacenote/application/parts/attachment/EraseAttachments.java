package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.domain.identity.account.AccountId;

/** Removes all files of an account that is gone, and what is known of them. */
public final class EraseAttachments implements AccountEraser {

    private final Attachments attachments;
    private final Files files;

    public EraseAttachments(Attachments attachments, Files files) {
        this.attachments = attachments;
        this.files = files;
    }

    @Override
    public void erase(AccountId person) {
        for (var attachment : attachments.all(person)) {
            files.remove(attachment.file());
            attachments.remove(attachment.key());
        }
    }
}
