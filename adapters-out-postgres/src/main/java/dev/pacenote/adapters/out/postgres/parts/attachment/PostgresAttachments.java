package dev.pacenote.adapters.out.postgres.parts.attachment;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.catalogue.Part;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of attachments, in Postgres. */
@Singleton
public final class PostgresAttachments implements Attachments {

    private final AttachmentRows rows;
    private final Transactions transactions;

    PostgresAttachments(AttachmentRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Added add(Attachment attachment, AttachmentQuota quota) {
        long account = attachment.key().account().value();
        return transactions.inTransaction(
                () -> {
                    rows.lock(account);
                    var usage =
                            new AttachmentQuota.Usage(
                                    rows.bytes(account),
                                    rows.ofPart(account, attachment.part().value()));
                    return quota.refuses(usage, attachment.details().size())
                            .<Added>map(Added.Refused::new)
                            .orElseGet(() -> inserted(attachment));
                });
    }

    private Added inserted(Attachment attachment) {
        var details = attachment.details();
        rows.insert(
                attachment.key().account().value(),
                attachment.key().id(),
                attachment.part().value(),
                attachment.file().random(),
                details.name().value(),
                details.type().name(),
                details.size(),
                details.sha256().map(Sha256::hex).orElse(null),
                details.kind().word(),
                details.task().map(UUID::toString).orElse(null),
                attachment.state().word(),
                Rows.microseconds(AttachmentRow.changedAt(attachment.state())),
                Rows.microseconds(attachment.createdAt()),
                attachment.version());
        return new Added.Done();
    }

    @Override
    public Optional<Attachment> find(Attachment.Key key) {
        return rows.find(key.account().value(), key.id()).map(AttachmentRow::attachment);
    }

    @Override
    public List<Attachment> ready(Part.Key part) {
        return attachments(rows.ready(part.account().value(), part.id().value()));
    }

    private static List<Attachment> attachments(List<AttachmentRow> rows) {
        return rows.stream().map(AttachmentRow::attachment).toList();
    }

    @Override
    public List<Attachment> all(AccountId account) {
        return attachments(rows.all(account.value()));
    }

    @Override
    public SaveResult<Attachment> save(Attachment attachment) {
        var saved =
                rows.update(
                        attachment.key().account().value(),
                        attachment.key().id(),
                        attachment.state().word(),
                        Rows.microseconds(AttachmentRow.changedAt(attachment.state())),
                        attachment.version());
        return saved.isEmpty()
                ? new SaveResult.Conflict<>()
                : new SaveResult.Saved<>(attachment.nextVersion());
    }

    @Override
    public List<Attachment> expired(Instant now, int atMost) {
        return attachments(
                rows.expired(
                        now.minus(AttachmentState.MAX_PENDING),
                        now.minus(AttachmentState.KEPT_DELETED),
                        atMost));
    }

    @Override
    public void remove(Attachment.Key key) {
        rows.remove(key.account().value(), key.id());
    }
}
