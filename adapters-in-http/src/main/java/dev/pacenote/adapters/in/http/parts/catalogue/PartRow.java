package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.parts.CsvNumbers;
import dev.pacenote.adapters.in.http.parts.CsvText;
import dev.pacenote.adapters.in.http.platform.error.Problem.FieldError;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.parts.importing.ImportLine;
import dev.pacenote.application.parts.importing.ImportLine.Counted;
import dev.pacenote.application.parts.importing.ImportLine.Named;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A line of a file of parts, cell by cell. An empty cell says nothing. */
final class PartRow {

    private static final PartDetails ANY = PartDetails.named("any", Quantity.ZERO);
    private static final int DIGITS = 9;
    private static final int DIGITS_OF_VERSION = 18;

    private final int number;
    private final CsvNumbers numbers;
    private final Map<String, Optional<Object>> values = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param number of the line in the file
     * @param cells without the empty ones
     */
    PartRow(int number, Map<PartColumn, String> cells, CsvNumbers numbers) {
        this.number = number;
        this.numbers = numbers;
        cells.forEach(
                (column, cell) ->
                        tried(column.field(), cell, it -> read(column, it))
                                .ifPresent(it -> values.put(column.field(), Optional.of(it))));
    }

    private Object read(PartColumn column, String cell) {
        return switch (column.kind()) {
            case TEXT -> CsvText.meant(cell);
            case CODE -> CsvNumbers.code(CsvText.meant(cell));
            case LINES -> CsvText.meant(cell).lines().filter(it -> !it.isBlank()).toList();
            case DECIMAL -> numbers.decimal(cell);
            case WHOLE -> (int) CsvNumbers.whole(cell, DIGITS);
            case COUNTER -> CsvNumbers.whole(cell, DIGITS_OF_VERSION);
            case TRUTH -> isTrue(cell.toLowerCase(Locale.ROOT));
        };
    }

    private static boolean isTrue(String cell) {
        if (!cell.equals("true") && !cell.equals("false")) {
            throw new InvalidValueException("unknown_value", "This is true or false.");
        }
        return cell.equals("true");
    }

    private <A, B> Optional<B> tried(String field, A value, Function<A, B> read) {
        try {
            return Optional.of(read.apply(value));
        } catch (InvalidValueException e) {
            errors.add(new FieldError(field, e.code(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** What the line asks for; empty where a cell is wrong. */
    Optional<ImportLine> line() {
        var details = new SentDetails(values);
        var named =
                new Named(
                        text(PartColumn.PART_ID).flatMap(it -> tried("partId", it, PartId::new)),
                        text(PartColumn.NAME),
                        text(PartColumn.NUMBER),
                        text(PartColumn.BARCODE));
        var counted =
                new Counted(
                        value(PartColumn.STOCK, BigDecimal.class),
                        value(PartColumn.UNIT_COST, BigDecimal.class)
                                .flatMap(it -> tried("unitCost", it, Money::new)),
                        value(PartColumn.VERSION, Long.class));
        try {
            // A cell that is right for one part is right for any other.
            details.merged(ANY);
        } catch (ProblemException e) {
            errors.addAll(e.problem().errors());
        }
        return errors.isEmpty()
                ? Optional.of(new ImportLine(number, named, details::merged, counted))
                : Optional.empty();
    }

    /** All that is wrong with its cells. */
    List<LineError> errors() {
        return errors.stream().map(error -> LineError.of(number, error)).toList();
    }

    private Optional<String> text(PartColumn column) {
        return value(column, String.class).map(String::strip).filter(it -> !it.isEmpty());
    }

    private <T> Optional<T> value(PartColumn column, Class<T> type) {
        return values.getOrDefault(column.field(), Optional.empty()).map(type::cast);
    }
}
