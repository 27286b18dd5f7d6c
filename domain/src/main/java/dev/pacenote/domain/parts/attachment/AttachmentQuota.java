package dev.pacenote.domain.parts.attachment;

import java.util.Optional;

/**
 * How much a workshop may keep. Announced files count as if they had arrived; deleted ones do not
 * count.
 *
 * @param file bytes of one file
 * @param account bytes of all files
 */
public record AttachmentQuota(long file, long account) {

    /** Attachments of one part. */
    public static final int OF_PART = 50;

    /** What there is already. */
    public record Usage(long bytes, int ofPart) {}

    public enum Refusal {
        TOO_MANY_OF_PART,
        ACCOUNT_FULL
    }

    /** Why a file of that size finds no room; empty where it does. */
    public Optional<Refusal> refuses(Usage usage, long size) {
        if (usage.ofPart() >= OF_PART) {
            return Optional.of(Refusal.TOO_MANY_OF_PART);
        }
        return usage.bytes() + size > account
                ? Optional.of(Refusal.ACCOUNT_FULL)
                : Optional.empty();
    }
}
