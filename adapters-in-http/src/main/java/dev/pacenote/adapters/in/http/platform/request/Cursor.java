package dev.pacenote.adapters.in.http.platform.request;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where the next part of a list begins, as a text that only its own list understands. The text is
 * no secret and opens nothing: whoever makes one up sees another part of what they may see.
 *
 * @param position texts of one row, by which the list is sorted
 */
public record Cursor(List<String> position) {

    private static final int CHECK_LENGTH = 12;

    public Cursor {
        position = List.copyOf(position);
    }

    /**
     * The cursor as a client gets it.
     *
     * @param list whose list it is, and its filters
     */
    public String write(List<String> list) {
        var bytes = lengthPrefixed(position);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ByteBuffer.allocate(CHECK_LENGTH + bytes.length)
                                .put(check(list, bytes))
                                .put(bytes)
                                .array());
    }

    /**
     * Reads a cursor that a client gives back.
     *
     * @param list whose list it is, and its filters, as it was written for
     * @throws ProblemException 400 {@code invalid_cursor} when it is none, or one of another list
     */
    public static Cursor read(String text, List<String> list) {
        try {
            var all = Base64.getUrlDecoder().decode(text);
            if (all.length > CHECK_LENGTH) {
                var bytes = Arrays.copyOfRange(all, CHECK_LENGTH, all.length);
                var given = Arrays.copyOf(all, CHECK_LENGTH);
                if (MessageDigest.isEqual(given, check(list, bytes))) {
                    return new Cursor(texts(ByteBuffer.wrap(bytes)));
                }
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            // Said below.
        }
        throw refused();
    }

    /** The answer to a cursor that leads nowhere. */
    public static ProblemException refused() {
        return new ProblemException(
                Problem.of(
                        400,
                        "invalid_cursor",
                        "Please begin anew",
                        "This cursor belongs to another list. Please read the list from its"
                                + " beginning."));
    }

    private static byte[] check(List<String> list, byte[] position) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(lengthPrefixed(list));
            return Arrays.copyOf(digest.digest(position), CHECK_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] lengthPrefixed(List<String> texts) {
        var parts = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        var all =
                ByteBuffer.allocate(
                        parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> all.putInt(part.length).put(part));
        return all.array();
    }

    private static List<String> texts(ByteBuffer bytes) {
        var texts = new ArrayList<String>();
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                throw new BufferUnderflowException();
            }
            var part = new byte[length];
            bytes.get(part);
            texts.add(new String(part, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
