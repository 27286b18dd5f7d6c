package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.catalogue.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of the attachments of all workshops; their bytes are in {@link Files}. */
public interface Attachments {

    /** What became of one that was to be added. */
    sealed interface Added {

        record Done() implements Added {}

        record Refused(AttachmentQuota.Refusal why) implements Added {}
    }

    /**
     * Adds one, if the quota has room for it. Looking and adding are one step: of many at once as
     * many are added as there is room for.
     */
    Added add(Attachment attachment, AttachmentQuota quota);

    /** By its account only, in whatever state. */
    Optional<Attachment> find(Attachment.Key key);

    /** Those of a part that are ready, the newest first. */
    List<Attachment> ready(Part.Key part);

    /** All of an account, in whatever state, in no order. */
    List<Attachment> all(AccountId account);

    /** Saves it if nobody saved or removed it since it was read. */
    SaveResult<Attachment> save(Attachment attachment);

    /**
     * Some that are expired, those first that have been for longest; mirrors {@link
     * Attachment#isExpired}.
     */
    List<Attachment> expired(Instant now, int atMost);

    /** Forgets one, whatever its version; one that is not there is no error. */
    void remove(Attachment.Key key);
}
