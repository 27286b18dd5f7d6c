package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.application.parts.importing.ImportLine;
import dev.pacenote.application.parts.importing.ImportParts;
import dev.pacenote.application.parts.importing.ImportReport.BadLine;
import dev.pacenote.application.parts.importing.PartFileFormat;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads once more the lines of a file that was read and accepted before. */
@Singleton
public final class PartFileReader implements PartFileFormat {

    @Override
    public List<ImportLine> lines(String text) {
        return PartFile.read(text, ImportParts.MAX_LINES).lines();
    }

    @Override
    public LateLine late(BadLine line) {
        var error = ImportView.error(line);
        return new LateLine(error.line(), error.field(), error.code(), error.message());
    }
}
