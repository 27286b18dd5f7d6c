package dev.pacenote.adapters.out.dynamodb.parts.attachment;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Attachments as items, and the items that say when their time is over. */
final class AttachmentItems {

    /** Whose attachment an item of {@link #purge} is about. */
    static final String ACCOUNT = "account";

    /** Which one. */
    static final String ID = "attachment";

    private static final String OF_PART = "part";
    private static final String SHA256 = "sha256";
    private static final String TASK = "task";
    private static final String STATUS = "status";
    private static final String CHANGED = "changedAt";
    private static final String CREATED = "createdAt";

    private AttachmentItems() {}

    static Item item(Attachment attachment) {
        var details = attachment.details();
        var item =
                PartsTables.attachment(attachment.key())
                        .put(OF_PART, attachment.part().value())
                        .put("file", attachment.file().random())
                        .put("fileName", details.name().value())
                        .put("fileType", details.type().name())
                        .put("size", details.size())
                        .put("kind", details.kind().word())
                        .put(STATUS, attachment.state().word())
                        .put(CHANGED, changedAt(attachment.state()))
                        .put(CREATED, attachment.createdAt())
                        .put(DynamoTable.VERSION, attachment.version());
        details.sha256().ifPresent(sum -> item.put(SHA256, sum.hex()));
        details.task().ifPresent(task -> item.put(TASK, task));
        return item;
    }

    static Attachment attachment(Item item) {
        var account = PartsTables.owner(item);
        var id = item.string(PartsTables.PART).substring(PartsTables.ATTACHMENTS.length());
        return new Attachment(
                new Attachment.Key(account, UUID.fromString(id)),
                new PartId(item.string(OF_PART)),
                new FileKey(account, item.uuid("file")),
                new AttachmentDetails(
                        new FileName(item.string("fileName")),
                        FileType.valueOf(item.string("fileType")),
                        item.number("size"),
                        item.maybeString(SHA256).map(Sha256::new),
                        AttachmentDetails.Kind.of(item.string("kind")),
                        item.maybeString(TASK).map(UUID::fromString)),
                state(item.string(STATUS), item.instant(CHANGED)),
                item.instant(CREATED),
                item.number(DynamoTable.VERSION));
    }

    private static AttachmentState state(String status, Instant changedAt) {
        return switch (status) {
            case "pending" -> new AttachmentState.Pending(changedAt);
            case "ready" -> new AttachmentState.Ready(changedAt);
            case "rejected" -> new AttachmentState.Rejected(changedAt);
            case "deleted" -> new AttachmentState.Deleted(changedAt);
            default -> throw new IllegalStateException("an attachment that is " + status);
        };
    }

    private static Instant changedAt(AttachmentState state) {
        return switch (state) {
            case AttachmentState.Pending(var since) -> since;
            case AttachmentState.Ready(var at) -> at;
            case AttachmentState.Rejected(var at) -> at;
            case AttachmentState.Deleted(var at) -> at;
        };
    }

    /** The item by which one is found when its time is over; empty: it stays. */
    static Optional<Item> purge(Attachment attachment) {
        var key = attachment.key();
        return attachment
                .state()
                .purgedFrom()
                .map(
                        from ->
                                Item.empty()
                                        .put(
                                                PartsTables.USER,
                                                PartsTables.purge(PartsTables.shard(key.account())))
                                        .put(
                                                PartsTables.PART,
                                                moment(from) + "#" + key.account() + "#" + key.id())
                                        .put(ACCOUNT, key.account().value())
                                        .put(ID, key.id()));
    }

    /** What sorts like the moment. */
    static String moment(Instant at) {
        return MessagingTables.digits(at.toEpochMilli());
    }

    /** Which attachment an item of {@link #purge} is about. */
    static Attachment.Key key(Item purge) {
        return new Attachment.Key(new AccountId(purge.number(ACCOUNT)), purge.uuid(ID));
    }
}
