package dev.pacenote.adapters.out.dynamodb.parts.catalogue;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.util.Currency;
import java.util.Optional;

/** How workshops keep their stock, in DynamoDB. */
public final class DynamoWorkshops implements Workshops {

    private final DynamoTable table;

    public DynamoWorkshops(PartsTables tables) {
        this.table = tables.parts();
    }

    @Override
    public Optional<Workshop> find(AccountId account) {
        return table.get(PartsTables.settings(account))
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
        var next = workshop.savedAs(workshop.version() + 1);
        var item =
                PartsTables.settings(next.account())
                        .put("currency", next.currency().getCurrencyCode())
                        .put("defaultThreshold", next.defaultThreshold().toString())
                        .put("allowNegativeStock", next.allowNegativeStock())
                        .put(DynamoTable.VERSION, next.version());
        boolean saved =
                workshop.version() == 0
                        ? table.putNew(item, PartsTables.USER)
                        : table.putOver(item, workshop.version());
        return saved ? new SaveResult.Saved<>(next) : new SaveResult.Conflict<>();
    }

    /** The threshold of parts without one of their own. */
    public Quantity defaultThreshold(AccountId account) {
        return find(account).map(Workshop::defaultThreshold).orElse(Quantity.ZERO);
    }
}
