package dev.pacenote.domain.parts.attachment;

import dev.pacenote.domain.platform.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What kinds of files are taken. What a file really is, its first bytes say. */
public enum FileType {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp"),
    CSV("text/csv"),
    TEXT("text/plain");

    /** So many bytes of the beginning tell a type; a shorter file tells it by all it has. */
    public static final int HEAD = 1_024;

    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_BEGINS = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final int WEBP_NAME_AT = 8;

    /** How files begin that are texts, but that a program would run or show as a page. */
    private static final List<String> NO_PLAIN_TEXT =
            List.of(
                    "<!doctype",
                    "<html",
                    "<head",
                    "<body",
                    "<script",
                    "<svg",
                    "<?xml",
                    "#!",
                    "%pdf");

    private final String contentType;

    FileType(String contentType) {
        this.contentType = contentType;
    }

    /**
     * @throws InvalidValueException for a type that is not taken
     */
    public static FileType of(String contentType) {
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(contentType.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidValueException(
                                        "unsupported_type",
                                        "A file is a PDF, PNG, JPEG, WebP, CSV or plain text."));
    }

    /** As HTTP names it, such as {@code application/pdf}. */
    public String contentType() {
        return contentType;
    }

    /** What names of such files may end with, the usual one first. */
    public List<String> endings() {
        return switch (this) {
            case PDF -> List.of("pdf");
            case PNG -> List.of("png");
            case JPEG -> List.of("jpg", "jpeg");
            case WEBP -> List.of("webp");
            case CSV -> List.of("csv");
            case TEXT -> List.of("txt", "text", "log", "md");
        };
    }

    /**
     * The types that a file may have, by its first bytes; none where it is something else.
     *
     * @param head its first {@link #HEAD} bytes, or all that it has
     */
    public static Set<FileType> fitting(byte[] head) {
        return Arrays.stream(values())
                .filter(type -> type.fits(head))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean fits(byte[] head) {
        return switch (this) {
            case PDF -> begins(head, 0, "%PDF-".getBytes(StandardCharsets.US_ASCII));
            case PNG -> begins(head, 0, PNG_BEGINS);
            case JPEG -> begins(head, 0, JPEG_BEGINS);
            case WEBP ->
                    begins(head, 0, "RIFF".getBytes(StandardCharsets.US_ASCII))
                            && begins(
                                    head, WEBP_NAME_AT, "WEBP".getBytes(StandardCharsets.US_ASCII));
            case CSV, TEXT -> isPlainText(head);
        };
    }

    private static boolean begins(byte[] head, int at, byte[] with) {
        return head.length >= at + with.length
                && Arrays.equals(head, at, at + with.length, with, 0, with.length);
    }

    /** In whatever alphabet that extends ASCII: spreadsheets write others than UTF-8 too. */
    private static boolean isPlainText(byte[] head) {
        for (byte one : head) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f') {
                return false;
            }
        }
        var begins =
                new String(head, StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        return NO_PLAIN_TEXT.stream().noneMatch(begins::startsWith);
    }
}
