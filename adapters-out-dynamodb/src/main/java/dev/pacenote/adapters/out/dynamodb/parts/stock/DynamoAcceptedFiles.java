package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.parts.importing.AcceptedFiles;
import dev.pacenote.application.parts.importing.PartFileFormat.LateLine;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Accepted files in DynamoDB: an item that says how far each came, and its text in pieces beside
 * the parts of its account, with which they are erased.
 */
public final class DynamoAcceptedFiles implements AcceptedFiles {

    /** Characters of a piece; an item has room for 400 KB, and a character for three bytes. */
    private static final int PIECE = 100_000;

    /** After this nobody needs a piece that was forgotten in a crash. */
    private static final Duration PIECES_KEPT = Duration.ofDays(30);

    private static final String ACCOUNT = "account";
    private static final String DONE = "done";
    private static final String PIECES = "pieces";
    private static final String ACCEPTED = "acceptedAt";
    private static final String TEXT = "text";
    private static final String PLANNED = "planned";
    private static final String LINES = "lines";
    private static final String CREATED = "created";
    private static final String UPDATED = "updated";
    private static final String LATE = "late";
    private static final String LATE_IN_ALL = "lateInAll";
    private static final String UNTIL = "until";

    private final DynamoTable table;
    private final DynamoPartsTransactions units;

    public DynamoAcceptedFiles(PartsTables tables, DynamoPartsTransactions units) {
        this.table = tables.parts();
        this.units = units;
    }

    @Override
    public void add(AcceptedFile file) {
        var pieces = pieces(file.text());
        var key = PartsTables.accepted(file.id());
        units.writes()
                .put(
                        table,
                        key,
                        key.copy()
                                .put(ACCOUNT, file.account().value())
                                .put(PLANNED, effect(file.planned()))
                                .put(DONE, 0)
                                .put(PIECES, pieces.size())
                                .put(ACCEPTED, file.acceptedAt())
                                .put(DynamoTable.VERSION, 1),
                        Condition.absent(PartsTables.USER));
        for (int place = 0; place < pieces.size(); place++) {
            var piece = PartsTables.piece(file.account(), file.id(), place);
            units.writes()
                    .put(
                            table,
                            piece,
                            piece.copy()
                                    .put(TEXT, pieces.get(place))
                                    .put(
                                            DynamoTable.EXPIRES,
                                            file.acceptedAt().plus(PIECES_KEPT).getEpochSecond()));
        }
    }

    /** None of them ends in the middle of a character. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(from + PIECE, text.length());
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static List<Item> pieces(Item head) {
        var account = new AccountId(head.number(ACCOUNT));
        return IntStream.range(0, (int) head.number(PIECES))
                .mapToObj(place -> PartsTables.piece(account, id(head), place))
                .toList();
    }

    private static UUID id(Item head) {
        return head.uuid(PartsTables.PART);
    }

    @Override
    public Optional<AcceptedFile> find(UUID id) {
        return table.get(PartsTables.accepted(id)).flatMap(this::file);
    }

    private Optional<AcceptedFile> file(Item head) {
        var text = new StringBuilder();
        for (var key : pieces(head)) {
            var piece = table.get(key);
            if (piece.isEmpty()) {
                // Its account was erased, or somebody has just finished it.
                table.delete(PartsTables.accepted(id(head)));
                return Optional.empty();
            }
            text.append(piece.get().string(TEXT));
        }
        return Optional.of(
                new AcceptedFile(
                        id(head),
                        new AccountId(head.number(ACCOUNT)),
                        text.toString(),
                        effect(head),
                        head.instant(ACCEPTED)));
    }

    @Override
    public Optional<Running> running(UUID id) {
        return table.get(PartsTables.accepted(id))
                .map(
                        head ->
                                new Running(
                                        new AccountId(head.number(ACCOUNT)),
                                        effect(head),
                                        progress(head)));
    }

    private Optional<Item> head(UUID id) {
        return units.writes().find(table, PartsTables.accepted(id));
    }

    @Override
    public Optional<Progress> progress(UUID id) {
        return head(id).map(DynamoAcceptedFiles::progress);
    }

    /** An earlier version did not count how many came late. */
    private static Progress progress(Item item) {
        var late =
                item.has(LATE)
                        ? item.items(LATE).stream().map(DynamoAcceptedFiles::late).toList()
                        : List.<LateLine>of();
        return new Progress(
                (int) item.number(DONE),
                count(item, CREATED),
                count(item, UPDATED),
                late,
                Math.max(late.size(), count(item, LATE_IN_ALL)));
    }

    private static Item put(Item item, Progress progress) {
        return item.put(DONE, progress.done())
                .put(CREATED, progress.created())
                .put(UPDATED, progress.updated())
                .put(LATE, progress.late().stream().map(DynamoAcceptedFiles::item).toList())
                .put(LATE_IN_ALL, progress.lateInAll());
    }

    private static Item item(LateLine late) {
        return Item.empty()
                .put("line", late.line())
                .put("field", late.field())
                .put("code", late.code())
                .put("message", late.message());
    }

    private static LateLine late(Item item) {
        return new LateLine(
                (int) item.number("line"),
                item.string("field"),
                item.string("code"),
                item.string("message"));
    }

    private static Item effect(Effect effect) {
        return Item.empty()
                .put(LINES, effect.lines())
                .put(CREATED, effect.created())
                .put(UPDATED, effect.updated());
    }

    /** A file that was accepted by an earlier version says nothing of it. */
    private static Effect effect(Item head) {
        return head.has(PLANNED)
                ? new Effect(
                        count(head.item(PLANNED), LINES),
                        count(head.item(PLANNED), CREATED),
                        count(head.item(PLANNED), UPDATED))
                : new Effect(0, 0, 0);
    }

    private static int count(Item item, String name) {
        return item.has(name) ? (int) item.number(name) : 0;
    }

    @Override
    public void advance(UUID id, Progress progress) {
        var head = head(id).orElseThrow();
        long version = head.number(DynamoTable.VERSION);
        units.writes()
                .putOnce(
                        table,
                        PartsTables.accepted(id),
                        put(head, progress).put(DynamoTable.VERSION, version + 1),
                        Condition.version(version));
    }

    @Override
    public void finish(UUID id, Progress progress, Instant now) {
        var head = head(id).orElseThrow();
        units.writes()
                .delete(
                        table,
                        PartsTables.accepted(id),
                        Condition.version(head.number(DynamoTable.VERSION)));
        var key = PartsTables.imported(new AccountId(head.number(ACCOUNT)), id);
        var until = now.plus(AcceptedFiles.KEPT);
        units.writes()
                .put(
                        table,
                        key,
                        put(key.copy(), progress)
                                .put(UNTIL, until)
                                .put(DynamoTable.EXPIRES, until.getEpochSecond() + 1));
        units.afterCommit(() -> pieces(head).forEach(table::delete));
    }

    @Override
    public Optional<ImportResult> ended(AccountId account, UUID id, Instant now) {
        return table.get(PartsTables.imported(account, id))
                .filter(item -> now.isBefore(item.instant(UNTIL)))
                .map(item -> ImportResult.ended(id, progress(item)));
    }

    @Override
    public List<UUID> open(Instant acceptedUntil) {
        return table
                .query(
                        QueryRequest.builder()
                                .consistentRead(true)
                                .keyConditionExpression("#user = :user")
                                .expressionAttributeNames(Map.of("#user", PartsTables.USER))
                                .expressionAttributeValues(
                                        Map.of(":user", Item.text(PartsTables.ACCEPTED))))
                .stream()
                .filter(head -> !head.instant(ACCEPTED).isAfter(acceptedUntil))
                .sorted(Comparator.comparing(head -> head.instant(ACCEPTED)))
                .map(DynamoAcceptedFiles::id)
                .toList();
    }
}
