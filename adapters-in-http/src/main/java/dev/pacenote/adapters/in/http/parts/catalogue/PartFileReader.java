package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.application.parts.stock.ImportLine;
import dev.pacenote.application.parts.stock.ImportParts;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads once more the lines of a file that was read and accepted before. */
@Singleton
public final class PartFileReader {

    /** All its lines: they were good. */
    public List<ImportLine> lines(String text) {
        return PartFile.read(text, ImportParts.MOST_LINES).lines();
    }
}
