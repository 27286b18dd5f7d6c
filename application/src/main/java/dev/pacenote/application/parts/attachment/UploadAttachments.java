package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * A workshop adds a file to a part: it says what it is going to send, sends it to where it is kept,
 * and says that it did.
 */
public final class UploadAttachments {

    private static final RateLimit LIMIT = new RateLimit(30, Duration.ofMinutes(1));

    public sealed interface Granted {

        record Done(Attachment attachment, Files.UploadGrant upload) implements Granted {}

        record NoSuchPart() implements Granted {}

        /** The part has no such task. */
        record NoSuchTask() implements Granted {}

        record NoRoom(AttachmentQuota.Refusal why, AttachmentQuota quota) implements Granted {}

        /** This file alone is too large. */
        record TooLarge(long most) implements Granted {}
    }

    public sealed interface Completed {

        record Ready(Attachment attachment) implements Completed {}

        record NoSuchAttachment() implements Completed {}

        /** Nothing has arrived. */
        record Missing() implements Completed {}

        /** What arrived is not what was announced, and is removed. */
        record Mismatch() implements Completed {}
    }

    private final Attachments attachments;
    private final Files files;
    private final Parts parts;
    private final ReorderTasks tasks;
    private final AttachmentQuota quota;
    private final RateLimiter rateLimiter;
    private final Ids ids;
    private final InstantSource clock;

    public UploadAttachments(
            Attachments attachments,
            Files files,
            Parts parts,
            ReorderTasks tasks,
            AttachmentQuota quota,
            RateLimiter rateLimiter,
            Ids ids,
            InstantSource clock) {
        this.attachments = attachments;
        this.files = files;
        this.parts = parts;
        this.tasks = tasks;
        this.quota = quota;
        this.rateLimiter = rateLimiter;
        this.ids = ids;
        this.clock = clock;
    }

    /** Counts one more that somebody wants to send; 30 a minute are allowed. */
    public RateLimit.Verdict count(AccountId account) {
        return rateLimiter.take("uploads of " + account, LIMIT, clock.instant());
    }

    /** Allows a file to be sent. */
    public Granted grant(Part.Key part, AttachmentDetails details) {
        if (details.size() > quota.file()) {
            return new Granted.TooLarge(quota.file());
        }
        if (parts.find(part).isEmpty()) {
            return new Granted.NoSuchPart();
        }
        if (details.task().filter(task -> !isOf(part, task)).isPresent()) {
            return new Granted.NoSuchTask();
        }
        var attachment =
                Attachment.announced(part, ids.next(), ids.next(), details, clock.instant());
        return switch (attachments.add(attachment, quota)) {
            case Attachments.Added.Refused(var why) -> new Granted.NoRoom(why, quota);
            case Attachments.Added.Done _ ->
                    new Granted.Done(attachment, files.grantUpload(attachment.file(), details));
        };
    }

    private boolean isOf(Part.Key part, UUID task) {
        return tasks.find(part.account(), task)
                .filter(found -> found.task().part().equals(part))
                .isPresent();
    }

    /**
     * Compares what arrived with what was announced. Asking where files are kept takes its time, so
     * this is not called in a transaction; a second time has the same result.
     */
    public Completed complete(Part.Key part, UUID id) {
        var key = new Attachment.Key(part.account(), id);
        var found = attachments.find(key).filter(it -> it.part().equals(part.id()));
        if (found.isEmpty()) {
            return new Completed.NoSuchAttachment();
        }
        var attachment = found.get();
        return switch (attachment.state()) {
            case AttachmentState.Ready _ -> new Completed.Ready(attachment);
            case AttachmentState.Rejected _ -> new Completed.Mismatch();
            case AttachmentState.Deleted _ -> new Completed.NoSuchAttachment();
            case AttachmentState.Pending _ ->
                    files.inspect(attachment.file())
                            .flatMap(stored -> attachment.completed(stored, clock.instant()))
                            .map(next -> completed(part, next))
                            .orElseGet(Completed.Missing::new);
        };
    }

    private Completed completed(Part.Key part, Attachment next) {
        if (!(attachments.save(next) instanceof SaveResult.Saved<Attachment>(var saved))) {
            // Somebody else decided meanwhile, and for good: it is pending no more.
            return complete(part, next.key().id());
        }
        if (saved.state() instanceof AttachmentState.Ready) {
            return new Completed.Ready(saved);
        }
        // After a crash before this, retention removes it.
        files.remove(saved.file());
        return new Completed.Mismatch();
    }
}
