package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.parts.CsvNumbers;
import dev.pacenote.application.parts.importing.ImportLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of parts as it was read.
 *
 * @param rows lines with something in them, below the names of the columns
 * @param lines those that can be read
 * @param errors of the others
 */
record PartFile(int rows, List<ImportLine> lines, List<LineError> errors) {

    /** Columns with what only we compute: they may come back, and are passed over. */
    private static final Set<String> COMPUTED =
            Set.of(
                    "userId",
                    "averageCost",
                    "thresholdInForce",
                    "isLow",
                    "onOrder",
                    "archived",
                    "updatedAt",
                    "createdAt");

    PartFile {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    /**
     * Reads a file.
     *
     * @param text with commas or semicolons, as in its first line
     * @param mostLines with parts
     */
    static PartFile read(String text, int mostLines) {
        boolean semicolons = text.lines().findFirst().orElse("").indexOf(';') >= 0;
        var format = CSVFormat.RFC4180.builder().setDelimiter(semicolons ? ';' : ',').get();
        int read = 0;
        try (var parser = CSVParser.parse(text, format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                return unreadable(1, "required", "This file is empty.");
            }
            var head = new Head(records.next());
            if (!head.errors.isEmpty()) {
                return new PartFile(0, List.of(), head.errors);
            }
            read++;
            var body = new Body(head, new CsvNumbers(semicolons));
            while (records.hasNext()) {
                read++;
                body.add(read, records.next());
                if (body.rows > mostLines) {
                    return unreadable(
                            read, "too_many", "A file has at most " + mostLines + " lines.");
                }
            }
            return new PartFile(body.rows, body.lines, body.errors);
        } catch (UncheckedIOException | IOException e) {
            return unreadable(
                    read + 1, "malformed_csv", "A quotation mark of this line is not closed.");
        }
    }

    static PartFile unreadable(int line, String code, String message) {
        return new PartFile(0, List.of(), List.of(new LineError(line, "", code, message)));
    }

    /** The names of the columns; one that is passed over is none of ours. */
    private static final class Head {
        private final List<Optional<PartColumn>> columns = new ArrayList<>();
        private final List<LineError> errors = new ArrayList<>();

        Head(CSVRecord names) {
            var seen = new HashSet<String>();
            for (var cell : names) {
                var name = cell.strip();
                var column = PartColumn.of(name);
                columns.add(column);
                if (column.isEmpty() && !name.isEmpty() && !COMPUTED.contains(name)) {
                    errors.add(
                            new LineError(
                                    1,
                                    name,
                                    "unknown_property",
                                    "There is no column of this name."));
                } else if (!name.isEmpty() && !seen.add(name)) {
                    errors.add(
                            new LineError(1, name, "given_twice", "This column is there twice."));
                }
            }
            if (columns.stream().allMatch(Optional::isEmpty) && errors.isEmpty()) {
                errors.add(
                        new LineError(
                                1, "", "required", "The first line has the names of the columns."));
            }
        }
    }

    private static final class Body {
        private final Head head;
        private final CsvNumbers numbers;
        private final List<ImportLine> lines = new ArrayList<>();
        private final List<LineError> errors = new ArrayList<>();
        private int rows;

        Body(Head head, CsvNumbers numbers) {
            this.head = head;
            this.numbers = numbers;
        }

        void add(int number, CSVRecord cells) {
            if (cells.stream().allMatch(String::isBlank)) {
                return;
            }
            rows++;
            if (cells.stream().skip(head.columns.size()).anyMatch(it -> !it.isBlank())) {
                errors.add(
                        new LineError(
                                number,
                                "",
                                "too_many",
                                "This line has more cells than there are columns."));
                return;
            }
            var row = new PartRow(number, named(cells), numbers);
            row.line().ifPresent(lines::add);
            errors.addAll(row.errors());
        }

        private Map<PartColumn, String> named(CSVRecord cells) {
            var named = new EnumMap<PartColumn, String>(PartColumn.class);
            for (int i = 0; i < Math.min(cells.size(), head.columns.size()); i++) {
                var cell = cells.get(i).strip();
                if (!cell.isEmpty()) {
                    head.columns.get(i).ifPresent(column -> named.put(column, cell));
                }
            }
            return named;
        }
    }
}
