package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.parts.importing.AcceptedFiles.ImportResult;
import dev.pacenote.application.parts.importing.ImportReport;
import dev.pacenote.application.parts.importing.ImportReport.BadLine;
import dev.pacenote.application.parts.importing.ImportReport.Trouble;
import dev.pacenote.application.parts.stock.ManageParts.Result;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What became of a file of parts, or would become of it.
 *
 * @param rows lines of the file; those that are neither created nor updated change nothing
 * @param created parts that are added; while the file is being imported, those that will be if
 *     nobody is quicker
 * @param updated parts that are changed, likewise
 * @param errors of a dry run; a real one with any is refused, unless they are of the first 1,000
 *     lines that came late in a file that was accepted: all that did not are imported
 * @param late how many lines came late in all
 * @param importId of a file that is accepted first and imported then
 * @param running whether it is being imported
 */
@Schema(name = "PartsImport")
record ImportView(
        int rows,
        int created,
        int updated,
        boolean dryRun,
        List<LineError> errors,
        int late,
        @Nullable String importId,
        boolean running) {

    static ImportView of(PartFile file, ImportReport report, boolean dryRun) {
        return new ImportView(
                file.rows(),
                report.created(),
                report.updated(),
                dryRun,
                Stream.concat(file.errors().stream(), report.bad().stream().map(ImportView::error))
                        .sorted(Comparator.comparingInt(LineError::line))
                        .toList(),
                0,
                null,
                false);
    }

    static ImportView of(ImportResult result) {
        return new ImportView(
                result.effect().lines(),
                result.effect().created(),
                result.effect().updated(),
                false,
                result.late().stream()
                        .map(it -> new LineError(it.line(), it.field(), it.code(), it.message()))
                        .sorted(Comparator.comparingInt(LineError::line))
                        .toList(),
                result.lateInAll(),
                result.id().toString(),
                result.running());
    }

    /** Of a file that is accepted and imported from now on. */
    ImportView begun(UUID id) {
        return new ImportView(rows, created, updated, dryRun, errors, late, id.toString(), true);
    }

    /**
     * The file, when it was written.
     *
     * @throws ProblemException 400 {@code import_rejected} with all that is wrong
     */
    ImportView accepted() {
        if (errors.isEmpty()) {
            return this;
        }
        long lines = errors.stream().map(LineError::line).distinct().count();
        throw new ProblemException(
                Problem.of(
                                400,
                                "import_rejected",
                                "Nothing was imported",
                                (lines == 1 ? "A line is" : lines + " lines are")
                                        + " wrong, so nothing was imported. Line "
                                        + errors.getFirst().line()
                                        + ": "
                                        + errors.getFirst().message())
                        .with("errors", errors));
    }

    static LineError error(BadLine bad) {
        return switch (bad.trouble()) {
            case Trouble.Invalid(var field, var code, var message) ->
                    new LineError(bad.number(), field, code, message);
            case Trouble.SamePart(int line) ->
                    new LineError(
                            bad.number(),
                            "",
                            "same_part",
                            "Line " + line + " is about the same part.");
            case Trouble.Refused(Result.OldStock(var stock, _)) ->
                    new LineError(
                            bad.number(),
                            PartColumn.STOCK.field(),
                            "stock_conflict",
                            "The stock has moved since this file was made; now it is "
                                    + stock
                                    + ".");
            case Trouble.Refused(var why) -> error(bad.number(), PartResults.problem(why));
        };
    }

    private static LineError error(int line, Problem problem) {
        var field =
                switch (problem.code()) {
                    case "part_number_exists" -> PartColumn.NUMBER;
                    case "barcode_exists" -> PartColumn.BARCODE;
                    case "scale_fixed" -> PartColumn.UNIT_SCALE;
                    case "invalid_quantity" -> PartColumn.THRESHOLD;
                    case "insufficient_stock", "pools_in_use", "part_archived" -> PartColumn.STOCK;
                    default -> PartColumn.PART_ID;
                };
        return new LineError(line, field.field(), problem.code(), problem.detail());
    }
}
