package dev.pacenote.adapters.out.postgres.parts.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code parts}, without the columns that only queries need. */
@MappedEntity("parts")
public record PartRow(
        @Id long accountId,
        String partId,
        String details,
        BigDecimal stock,
        BigDecimal onOrder,
        @Nullable BigDecimal averageCost,
        boolean archived,
        @Nullable Instant snoozedUntil,
        Instant createdAt,
        Instant updatedAt,
        long ledgerSeq,
        long version) {

    private static final TypeReference<StoredDetails> DETAILS = new TypeReference<>() {};

    public Part part() {
        return new Part(
                new Part.Key(new AccountId(accountId), new PartId(partId)),
                Json.read(details, DETAILS).details(),
                new Part.Holding(
                        new Quantity(stock),
                        new Quantity(onOrder),
                        Optional.ofNullable(averageCost).map(Money::new)),
                archived,
                Optional.ofNullable(snoozedUntil),
                new Part.Times(createdAt, updatedAt),
                ledgerSeq,
                version);
    }

    /** As an object with the columns as members. */
    public static String columns(Part part) {
        var details = part.details();
        var naming = details.naming();
        var supplier = details.supply().supplier();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("account_id", part.key().account().value());
        columns.put("part_id", part.key().id().value());
        columns.put("name_key", naming.nameKey());
        columns.put("number_key", naming.numberKey());
        columns.put("barcode", naming.barcode());
        columns.put("model_key", details.placing().model().key());
        columns.put(
                "fit_keys", details.placing().alsoFits().stream().map(VehicleModel::key).toList());
        columns.put("category_key", PlainText.folded(details.placing().category()));
        columns.put("supplier_key", PlainText.folded(supplier.name()));
        columns.put(
                "searched",
                PlainText.folded(
                        String.join(
                                "\n",
                                naming.name(),
                                naming.number(),
                                naming.barcode(),
                                supplier.partNumber())));
        columns.put("details", StoredDetails.of(details));
        columns.put("unit_price", details.supply().unitPrice().toString());
        columns.put("watched", details.reordering().watched());
        columns.put("threshold", details.reordering().threshold().toString());
        columns.put("stock", part.stock().toString());
        columns.put("on_order", part.holding().onOrder().toString());
        columns.put("average_cost", part.holding().averageCost().map(Money::toString).orElse(null));
        columns.put("archived", part.archived());
        columns.put("snoozed_until", time(part.snoozedUntil()));
        columns.put("created_at", Rows.microseconds(part.times().createdAt()).toString());
        columns.put("updated_at", Rows.microseconds(part.times().updatedAt()).toString());
        columns.put("ledger_seq", part.ledgerSeq());
        columns.put("version", part.version());
        return Json.write(columns);
    }

    private static @Nullable String time(Optional<Instant> at) {
        return at.map(Rows::microseconds).map(Instant::toString).orElse(null);
    }
}
