package dev.pacenote.adapters.out.dynamodb.parts.attachment;

import static dev.pacenote.domain.parts.attachment.Attachment.Place.NEWEST_FIRST;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.catalogue.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * What is known of attachments, in DynamoDB. Whoever adds one to an account changes the version of
 * an item that all who add to it share: of two at once the slower counts again what is there.
 */
public final class DynamoAttachments implements Attachments {

    /** Sorts behind all attachments of an account. */
    private static final String END = "#ATT$";

    private final DynamoTable table;
    private final DynamoPartsTransactions units;

    public DynamoAttachments(PartsTables tables, DynamoPartsTransactions units) {
        this.table = tables.parts();
        this.units = units;
    }

    @Override
    public Added add(Attachment attachment, AttachmentQuota quota) {
        var account = attachment.key().account();
        return units.inTransaction(
                () -> {
                    units.hold(List.of(List.of("files", account)));
                    // Before what is there is counted: who adds one in between is noticed.
                    var files = units.writes().find(table, PartsTables.files(account));
                    var refused =
                            quota.refuses(usage(account, attachment), attachment.details().size());
                    if (refused.isPresent()) {
                        return new Added.Refused(refused.get());
                    }
                    changeFiles(account, files);
                    put(attachment, Condition.absent(PartsTables.USER));
                    return new Added.Done();
                });
    }

    private void changeFiles(AccountId account, Optional<Item> before) {
        var key = PartsTables.files(account);
        var version = before.map(item -> item.number(DynamoTable.VERSION));
        units.writes()
                .putOnce(
                        table,
                        key,
                        key.copy().put(DynamoTable.VERSION, version.orElse(0L) + 1),
                        version.map(Condition::version)
                                .orElseGet(() -> Condition.absent(PartsTables.USER)));
    }

    private AttachmentQuota.Usage usage(AccountId account, Attachment added) {
        var own = all(account).stream().filter(Attachment::takesRoom).toList();
        return new AttachmentQuota.Usage(
                own.stream().mapToLong(it -> it.details().size()).sum(),
                (int) own.stream().filter(it -> it.part().equals(added.part())).count());
    }

    /** With the item by which it is found when its time is over. */
    private void put(Attachment attachment, Condition condition) {
        units.writes()
                .putOnce(
                        table,
                        PartsTables.attachment(attachment.key()),
                        AttachmentItems.item(attachment),
                        condition);
        AttachmentItems.purge(attachment)
                .ifPresent(item -> units.writes().put(table, key(item), item));
    }

    private static Item key(Item item) {
        return item.only(PartsTables.USER, PartsTables.PART);
    }

    @Override
    public Optional<Attachment> find(Attachment.Key key) {
        return table.get(PartsTables.attachment(key)).map(AttachmentItems::attachment);
    }

    @Override
    public List<Attachment> ready(Part.Key part) {
        return all(part.account()).stream()
                .filter(it -> it.part().equals(part.id()))
                .filter(it -> it.state() instanceof AttachmentState.Ready)
                .sorted(Comparator.comparing(Attachment::place, NEWEST_FIRST))
                .toList();
    }

    @Override
    public List<Attachment> all(AccountId account) {
        return table.query(between(account.toString(), PartsTables.ATTACHMENTS, END)).stream()
                .map(AttachmentItems::attachment)
                .toList();
    }

    private static QueryRequest.Builder between(String user, String begin, String end) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#user = :user and #part between :begin and :end")
                .expressionAttributeNames(
                        Map.of("#user", PartsTables.USER, "#part", PartsTables.PART))
                .expressionAttributeValues(
                        Map.of(
                                ":user", Item.text(user),
                                ":begin", Item.text(begin),
                                ":end", Item.text(end)));
    }

    @Override
    public SaveResult<Attachment> save(Attachment attachment) {
        return units.inTransaction(
                () -> {
                    var before =
                            units.writes()
                                    .find(table, PartsTables.attachment(attachment.key()))
                                    .map(AttachmentItems::attachment)
                                    .filter(it -> it.version() == attachment.version());
                    if (before.isEmpty()) {
                        return new SaveResult.Conflict<>();
                    }
                    deletePurge(before.get());
                    var next = attachment.nextVersion();
                    put(next, Condition.version(attachment.version()));
                    return new SaveResult.Saved<>(next);
                });
    }

    private void deletePurge(Attachment before) {
        AttachmentItems.purge(before).ifPresent(item -> units.writes().delete(table, key(item)));
    }

    @Override
    public List<Attachment> expired(Instant now, int atMost) {
        var over = new ArrayList<Item>();
        for (int shard = 0; shard < PartsTables.SHARDS; shard++) {
            over.addAll(
                    table.query(
                            between(
                                    PartsTables.purge(shard),
                                    AttachmentItems.moment(Instant.EPOCH),
                                    AttachmentItems.moment(now) + "$"),
                            items -> items.limit(atMost).toList()));
        }
        var first =
                over.stream()
                        .sorted(Comparator.comparing(item -> item.string(PartsTables.PART)))
                        .limit(atMost)
                        .toList();
        var found =
                table
                        .getAll(
                                first.stream()
                                        .map(AttachmentItems::key)
                                        .distinct()
                                        .map(PartsTables::attachment)
                                        .toList())
                        .stream()
                        .map(AttachmentItems::attachment)
                        .toList();
        forget(first, found);
        return found.stream()
                .filter(it -> it.isExpired(now))
                .sorted(Comparator.comparing(it -> it.state().purgedFrom().orElseThrow()))
                .toList();
    }

    /** Whoever was removed while somebody saved it has left an item behind. */
    private void forget(List<Item> purges, List<Attachment> found) {
        var there = new HashSet<Attachment.Key>();
        found.forEach(it -> there.add(it.key()));
        purges.stream()
                .filter(item -> !there.contains(AttachmentItems.key(item)))
                .forEach(item -> table.delete(key(item)));
    }

    @Override
    public void remove(Attachment.Key key) {
        units.run(
                () -> {
                    var name = PartsTables.attachment(key);
                    units.writes()
                            .find(table, name)
                            .map(AttachmentItems::attachment)
                            .ifPresent(this::deletePurge);
                    units.writes().delete(table, name);
                });
    }
}
