package dev.pacenote.adapters.in.http.parts.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a file of parts, called like the fields of a part. */
enum PartColumn {
    PART_ID("partId", Kind.TEXT),
    NAME("partName", Kind.TEXT),
    NUMBER("partNumber", Kind.CODE),
    BARCODE("barcode", Kind.CODE),
    DESCRIPTION("description", Kind.TEXT),
    MODEL("vehicleModel", Kind.TEXT),
    ALSO_FITS("alsoFits", Kind.LINES),
    CATEGORY("category", Kind.TEXT),
    LOCATION("location", Kind.TEXT),
    SUPPLIER("supplier", Kind.TEXT),
    SUPPLIER_NUMBER("supplierPartNumber", Kind.CODE),
    SUPPLIER_EMAIL("supplierEmail", Kind.TEXT),
    SUPPLIER_URL("supplierUrl", Kind.TEXT),
    UNIT_PRICE("unitPrice", Kind.DECIMAL),
    STOCK("currentStock", Kind.DECIMAL),
    UNIT("unit", Kind.TEXT),
    UNIT_SCALE("unitScale", Kind.WHOLE),
    WATCHED("watched", Kind.TRUTH),
    THRESHOLD("reorderThreshold", Kind.DECIMAL),
    REORDER_QUANTITY("reorderQuantity", Kind.DECIMAL),
    MAX_STOCK("maxStock", Kind.DECIMAL),
    PACK_SIZE("packSize", Kind.DECIMAL),
    LEAD_TIME("leadTimeDays", Kind.WHOLE),
    /** Of an opening stock; no part has it afterwards. */
    UNIT_COST("unitCost", Kind.DECIMAL),
    VERSION("version", Kind.COUNTER);

    /** How a cell is read. */
    enum Kind {
        TEXT,
        /** A number or barcode: a text that a spreadsheet likes to take for a number. */
        CODE,
        /** Several texts, a line for each: none of them has a line break. */
        LINES,
        DECIMAL,
        WHOLE,
        COUNTER,
        TRUTH
    }

    private static final List<PartColumn> EXPORTED =
            Arrays.stream(values()).filter(column -> column != UNIT_COST).toList();

    private final String field;
    private final Kind kind;

    PartColumn(String field, Kind kind) {
        this.field = field;
        this.kind = kind;
    }

    String field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    /** Names of the columns that an export has. */
    static List<String> head() {
        return EXPORTED.stream().map(PartColumn::field).toList();
    }

    /** A part as a row of an export. */
    static List<@Nullable Object> row(PartView part) {
        return EXPORTED.stream().<@Nullable Object>map(it -> it.of(part)).toList();
    }

    private @Nullable Object of(PartView part) {
        return switch (this) {
            case PART_ID -> part.partId();
            case NAME -> part.partName();
            case NUMBER -> part.partNumber();
            case BARCODE -> part.barcode();
            case DESCRIPTION -> part.description();
            case MODEL -> part.vehicleModel();
            case ALSO_FITS -> String.join("\n", part.alsoFits());
            case CATEGORY -> part.category();
            case LOCATION -> part.location();
            case SUPPLIER -> part.supplier();
            case SUPPLIER_NUMBER -> part.supplierPartNumber();
            case SUPPLIER_EMAIL -> part.supplierEmail();
            case SUPPLIER_URL -> part.supplierUrl();
            case UNIT_PRICE -> part.unitPrice();
            case STOCK -> part.currentStock();
            case UNIT -> part.unit();
            case UNIT_SCALE -> part.unitScale();
            case WATCHED -> part.watched();
            case THRESHOLD -> part.reorderThreshold();
            case REORDER_QUANTITY -> part.reorderQuantity();
            case MAX_STOCK -> part.maxStock();
            case PACK_SIZE -> part.packSize();
            case LEAD_TIME -> part.leadTimeDays();
            case UNIT_COST -> null;
            case VERSION -> part.version();
        };
    }

    static Optional<PartColumn> of(String field) {
        return Arrays.stream(values()).filter(it -> it.field.equals(field)).findFirst();
    }
}
