package dev.pacenote.adapters.out.dynamodb.parts.catalogue;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.util.Currency;
import java.util.Optional;

/** How workshops keep their stock, in DynamoDB: in the write of the work that is open, if any. */
public final class DynamoWorkshops implements Workshops {

    private final DynamoTable table;
    private final DynamoPartsTransactions units;

    public DynamoWorkshops(PartsTables tables, DynamoPartsTransactions units) {
        this.table = tables.parts();
        this.units = units;
    }

    @Override
    public Optional<Workshop> find(AccountId account) {
        var key = PartsTables.settings(account);
        return (units.isOpen() ? units.writes().find(table, key) : table.get(key))
                .map(
                        item ->
                                new Workshop(
                                        account,
                                        Currency.getInstance(item.string("currency")),
                                        Quantity.of(item.string("defaultThreshold")),
                                        item.bool("allowNegativeStock"),
                                        item.number(DynamoTable.VERSION)));
    }

    @Override
    public SaveResult<Workshop> save(Workshop workshop) {
        return units.inTransaction(
                () -> {
                    long stored = find(workshop.account()).map(Workshop::version).orElse(0L);
                    if (stored != workshop.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var next = workshop.savedAs(stored + 1);
                    units.writes()
                            .putOnce(
                                    table,
                                    PartsTables.settings(next.account()),
                                    item(next),
                                    stored == 0
                                            ? Condition.absent(PartsTables.USER)
                                            : Condition.version(stored));
                    return new SaveResult.Saved<>(next);
                });
    }

    private static Item item(Workshop next) {
        return PartsTables.settings(next.account())
                .put("currency", next.currency().getCurrencyCode())
                .put("defaultThreshold", next.defaultThreshold().toString())
                .put("allowNegativeStock", next.allowNegativeStock())
                .put(DynamoTable.VERSION, next.version());
    }

    /** The threshold of parts without one of their own. */
    public Quantity defaultThreshold(AccountId account) {
        return find(account).map(Workshop::defaultThreshold).orElse(Quantity.ZERO);
    }
}
