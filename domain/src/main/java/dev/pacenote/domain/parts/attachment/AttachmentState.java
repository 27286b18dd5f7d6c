package dev.pacenote.domain.parts.attachment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where an attachment is in its life. */
public sealed interface AttachmentState {

    /** So long a file may take to arrive. */
    Duration MAX_PENDING = Duration.ofHours(24);

    /** So long a deleted one is kept. */
    Duration KEPT_DELETED = Duration.ofDays(30);

    /** Announced: its file may arrive, or be on its way. */
    record Pending(Instant since) implements AttachmentState {

        /** Its file is there: it becomes what the file says. */
        AttachmentState completed(AttachmentDetails details, StoredFile found, Instant now) {
            return details.describe(found) ? new Ready(now) : new Rejected(now);
        }

        @Override
        public Optional<Instant> purgedFrom() {
            return Optional.of(since.plus(MAX_PENDING));
        }
    }

    /** It can be opened. */
    record Ready(Instant at) implements AttachmentState {

        @Override
        public Optional<Instant> purgedFrom() {
            return Optional.empty();
        }
    }

    /** What arrived was not what was announced, or nothing did. */
    record Rejected(Instant at) implements AttachmentState {

        /** As long as somebody may still send something to where it was expected. */
        @Override
        public Optional<Instant> purgedFrom() {
            return Optional.of(at.plus(MAX_PENDING));
        }
    }

    record Deleted(Instant at) implements AttachmentState {

        @Override
        public Optional<Instant> purgedFrom() {
            return Optional.of(at.plus(KEPT_DELETED));
        }
    }

    /** From when on nothing of it is kept; empty: it stays. */
    Optional<Instant> purgedFrom();

    /** As clients name it. */
    default String word() {
        return switch (this) {
            case Pending _ -> "pending";
            case Ready _ -> "ready";
            case Rejected _ -> "rejected";
            case Deleted _ -> "deleted";
        };
    }
}
