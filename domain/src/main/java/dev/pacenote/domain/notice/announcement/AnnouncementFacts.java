package dev.pacenote.domain.notice.announcement;

import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.StoredFacts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a notice of an announcement says: which one. Its words stand in the batch, once.
 *
 * @param expiresAt from when on nobody is told any more
 */
public record AnnouncementFacts(UUID batch, Priority priority, Optional<Instant> expiresAt)
        implements NoticeFacts {

    private static final String BATCH = "batchId";
    private static final String PRIORITY = "priority";
    private static final String EXPIRES_AT = "expiresAt";

    /** As they are stored. */
    public StoredFacts stored() {
        return StoredFacts.builder()
                .with(BATCH, batch)
                .with(PRIORITY, priority.name().toLowerCase(Locale.ROOT))
                .with(EXPIRES_AT, expiresAt)
                .build();
    }

    /** As they were stored. */
    public static AnnouncementFacts of(StoredFacts stored) {
        return new AnnouncementFacts(
                UUID.fromString(stored.get(BATCH)),
                Priority.valueOf(stored.get(PRIORITY).toUpperCase(Locale.ROOT)),
                stored.find(EXPIRES_AT).map(Instant::parse));
    }
}
