package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Lists as files for spreadsheets (RFC 4180). A text that a spreadsheet would take for a formula
 * gets an apostrophe in front; reading takes it off again, so that a text comes back as it went.
 */
public final class CsvText {

    public static final String TYPE = "text/csv";

    private static final MediaType UTF_8 = MediaType.of(TYPE + ";charset=utf-8");

    /** Of texts that begin with apostrophes, those that may have got one from us. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvText() {}

    /**
     * The text of a file that was sent.
     *
     * @return empty where it is not in UTF-8
     * @throws ProblemException 415 when it is no CSV
     */
    public static Optional<String> sent(HttpRequest<byte[]> request) {
        if (request.getContentType().filter(type -> type.getName().equals(TYPE)).isEmpty()) {
            throw new ProblemException(Problem.unsupported("Please send text/csv."));
        }
        try {
            var bytes = ByteBuffer.wrap(request.getBody().orElseGet(() -> new byte[0]));
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(
                    !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
                            ? text.substring(1)
                            : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A text as a cell. */
    public static String disarmed(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that a cell stands for. */
    public static String meant(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /**
     * A part of a list.
     *
     * @param head names of the columns, or nothing where another part of the file came before
     * @param rows texts, numbers and truth values, one for each column; null: nothing
     */
    public static String of(List<String> head, List<? extends List<@Nullable Object>> rows) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (!head.isEmpty()) {
                printer.printRecord(head);
            }
            for (var row : rows) {
                printer.printRecord(row.stream().map(CsvText::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> disarmed(text);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /**
     * An answer that a browser stores.
     *
     * @param name of the file
     */
    public static MutableHttpResponse<Object> file(String name, String text) {
        return HttpResponse.<Object>ok(text)
                .contentType(UTF_8)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
