package dev.pacenote.adapters.out.dynamodb.parts.catalogue;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.stock.StockedParts;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The parts of all workshops in DynamoDB. A list reads all parts of its account, or those that need
 * a look if it shows what is low: its total, its order and what it searches for are of all of them.
 */
public final class DynamoParts implements Parts {

    private final DynamoTable table;
    private final DynamoPartsTransactions units;
    private final StockedParts stocked;

    public DynamoParts(PartsTables tables, DynamoPartsTransactions units) {
        this.table = tables.parts();
        this.units = units;
        this.stocked = new StockedParts(tables, DynamoTable::getAll);
    }

    @Override
    public Optional<StockedPart> find(Part.Key key) {
        return units.inTransaction(
                () ->
                        Optional.ofNullable(
                                stocked.read(key.account(), Set.of(key.id())).get(key.id())));
    }

    @Override
    public Page list(PartsQuery query) {
        return query.page(candidates(query).map(PartItems::part));
    }

    private Stream<Item> candidates(PartsQuery query) {
        var account = query.workshop().account();
        return query.low()
                ? AttentionQueries.inNeed(table, query.workshop())
                : table.query(all(account)).stream();
    }

    @Override
    public List<Part> walk(AccountId account, Optional<PartId> after, int limit) {
        return table.query(
                after.map(id -> behind(account, id)).orElseGet(() -> all(account)).limit(limit),
                items -> items.map(PartItems::part).limit(limit).toList());
    }

    /** All parts of an account, archived ones too. */
    public static QueryRequest.Builder all(AccountId account) {
        return ofAccount(account, ">=", PartsTables.FIRST_PART);
    }

    /** The number of the newest line in the ledger of each part that is not archived. */
    public static Map<PartId, Long> ledgers(DynamoTable table, AccountId account) {
        return table.query(
                all(account)
                        .projectionExpression("#part, #archived, #seq")
                        .expressionAttributeNames(
                                Map.of(
                                        "#user",
                                        PartsTables.USER,
                                        "#part",
                                        PartsTables.PART,
                                        "#archived",
                                        PartItems.ARCHIVED,
                                        "#seq",
                                        PartItems.LEDGER_SEQ)),
                items ->
                        items.filter(item -> !item.bool(PartItems.ARCHIVED))
                                .collect(
                                        Collectors.toMap(
                                                PartItems::id,
                                                item -> item.number(PartItems.LEDGER_SEQ))));
    }

    private static QueryRequest.Builder behind(AccountId account, PartId id) {
        return ofAccount(account, ">", id.value());
    }

    private static QueryRequest.Builder ofAccount(
            AccountId account, String operator, String first) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#user = :user and #part " + operator + " :first")
                .expressionAttributeNames(
                        Map.of("#user", PartsTables.USER, "#part", PartsTables.PART))
                .expressionAttributeValues(
                        Map.of(":user", Item.text(account.toString()), ":first", Item.text(first)));
    }

    @Override
    public Optional<Part> findByNumber(AccountId account, String numberKey) {
        return named(
                PartsTables.number(account, numberKey),
                account,
                part -> part.details().naming().numberKey().equals(numberKey));
    }

    @Override
    public Optional<Part> findByBarcode(AccountId account, String barcode) {
        return named(
                PartsTables.barcode(account, barcode),
                account,
                part -> part.details().naming().barcode().equals(barcode));
    }

    /** Whoever was named a moment ago may have another name by now. */
    private Optional<Part> named(Item name, AccountId account, Predicate<Part> isStill) {
        return table.get(name)
                .map(item -> new Part.Key(account, new PartId(item.string("part"))))
                .flatMap(key -> table.get(PartsTables.part(key)))
                .map(PartItems::part)
                .filter(part -> !part.archived() && isStill.test(part));
    }

    @Override
    public int count(AccountId account) {
        return table.get(PartsTables.summary(account))
                .filter(item -> item.has("parts"))
                .map(item -> (int) item.number("parts"))
                .orElse(0);
    }

    /** Those of these that are there, without their pools. */
    public List<Part> findAll(AccountId account, List<PartId> ids) {
        return table
                .getAll(
                        ids.stream()
                                .distinct()
                                .map(id -> PartsTables.part(new Part.Key(account, id)))
                                .toList())
                .stream()
                .map(PartItems::part)
                .toList();
    }
}
