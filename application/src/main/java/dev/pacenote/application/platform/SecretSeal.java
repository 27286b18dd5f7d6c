package dev.pacenote.application.platform;

import java.util.Optional;

/**
 * Locks what has to be stored and read again, but must not be read by whoever sees the store or a
 * backup of it, such as the secret of a webhook.
 */
public interface SecretSeal {

    /**
     * A text that only {@link #open} reads. Sealing the same text twice gives two different texts.
     *
     * @param place where it is stored, such as the table and the row's id: it opens there alone
     */
    String seal(String place, String text);

    /** What was sealed for that place; empty for anything else, also under another secret. */
    Optional<String> open(String place, String sealed);
}
