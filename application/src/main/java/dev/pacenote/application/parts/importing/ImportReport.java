package dev.pacenote.application.parts.importing;

import dev.pacenote.application.parts.stock.ManageParts;
import java.util.List;

/**
 * What became of a file of parts, or would become of it.
 *
 * @param created parts that were added
 * @param updated parts that are other than before
 * @param bad lines, in their order; where there are any, nothing was written
 */
public record ImportReport(int created, int updated, List<BadLine> bad) {

    public ImportReport {
        bad = List.copyOf(bad);
    }

    public record BadLine(int number, Trouble trouble) {}

    /** What is wrong with a line. */
    public sealed interface Trouble {

        /** A value is none. */
        record Invalid(String field, String code, String message) implements Trouble {}

        /** Another line is about the same part. */
        record SamePart(int line) implements Trouble {}

        /** The part cannot be changed like that. */
        record Refused(ManageParts.Result why) implements Trouble {}
    }
}
