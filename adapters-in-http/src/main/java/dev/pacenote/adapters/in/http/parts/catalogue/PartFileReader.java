package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.application.parts.stock.ImportLine;
import dev.pacenote.application.parts.stock.ImportParts;
import dev.pacenote.application.parts.stock.ImportReport.BadLine;
import dev.pacenote.application.parts.stock.PartFileFormat;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads once more the lines of a file that was read and accepted before. */
@Singleton
public final class PartFileReader implements PartFileFormat {

    @Override
    public List<ImportLine> lines(String text) {
        return PartFile.read(text, ImportParts.MOST_LINES).lines();
    }

    @Override
    public LateLine late(BadLine line) {
        var error = ImportView.error(line);
        return new LateLine(error.line(), error.field(), error.code(), error.message());
    }
}
