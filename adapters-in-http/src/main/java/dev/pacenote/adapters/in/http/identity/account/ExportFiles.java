package dev.pacenote.adapters.in.http.identity.account;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pacenote.adapters.in.http.platform.Times;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes an export to a file row by row, and sends it from there: however large it is, little of it
 * is in memory, and a store that fails halfway is still answered with a problem. The file is gone
 * when it is sent.
 */
@Singleton
final class ExportFiles {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * @param everything plain values, lists, maps and streams of those
     */
    StreamedFile of(Map<String, Object> everything) {
        try {
            var file = Files.createTempFile("pacenote-export", ".json");
            boolean whole = false;
            try {
                write(file, everything);
                whole = true;
            } finally {
                if (!whole) {
                    Files.delete(file);
                }
            }
            // Asked before it is opened: from then on it may have no name any more.
            long written = Files.getLastModifiedTime(file).toMillis();
            long size = Files.size(file);
            return new StreamedFile(
                    Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
                    MediaType.APPLICATION_JSON_TYPE,
                    written,
                    size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Map<String, Object> everything) throws IOException {
        try (var out = Files.newOutputStream(file);
                var json = JSON.createGenerator(out)) {
            write(json, everything);
        }
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    write(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case Stream<?> rows -> {
                json.writeStartArray();
                // Pushed, not pulled: an iterator over nested streams keeps all of them.
                try (rows) {
                    rows.forEach(row -> writeUnchecked(json, row));
                }
                json.writeEndArray();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                for (var one : list) {
                    write(json, one);
                }
                json.writeEndArray();
            }
            case Instant at -> json.writeString(Times.iso(at));
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case String text -> json.writeString(text);
            default -> throw new IllegalArgumentException("not a plain value: " + value.getClass());
        }
    }

    private static void writeUnchecked(JsonGenerator json, Object value) {
        try {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
