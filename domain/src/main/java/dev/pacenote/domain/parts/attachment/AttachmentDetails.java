package dev.pacenote.domain.parts.attachment;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody says of a file before it is sent.
 *
 * @param size in bytes, at least 1
 * @param sha256 empty: they did not compute it
 * @param task the task to order that it belongs to, if any
 */
public record AttachmentDetails(
        FileName name,
        FileType type,
        long size,
        Optional<Sha256> sha256,
        Kind kind,
        Optional<UUID> task) {

    /** What it is for. */
    public enum Kind {
        INVOICE,
        PHOTO,
        DATASHEET,
        OTHER;

        /**
         * @throws InvalidValueException for another word
         */
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new InvalidValueException(
                                            "unknown_value",
                                            "A file is an invoice, photo, datasheet or other."));
        }

        /** As clients name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @throws InvalidValueException for a file without content
     */
    public AttachmentDetails {
        if (size < 1) {
            throw new InvalidValueException("empty_file", "A file has at least one byte.");
        }
    }

    /** Whether what arrived is what was announced. */
    public boolean describe(StoredFile found) {
        return found.size() == size
                && found.types().contains(type)
                && sha256.map(announced -> found.sha256().filter(announced::equals).isPresent())
                        .orElse(true);
    }
}
