package dev.pacenote.application.parts.importing;

import java.util.List;

/**
 * How files of parts are written, for files that are read a second time after they were accepted.
 */
public interface PartFileFormat {

    /**
     * A line that was good when its file was accepted, and could not be imported any more.
     *
     * @param field the column; empty where it is the line as a whole
     */
    record LateLine(int line, String field, String code, String message) {}

    /** All lines of a text that was accepted: they were good. */
    List<ImportLine> lines(String text);

    /** What is said of a line that came late. */
    LateLine late(ImportReport.BadLine line);
}
