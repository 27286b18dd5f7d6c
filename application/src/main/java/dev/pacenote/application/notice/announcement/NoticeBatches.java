package dev.pacenote.application.notice.announcement;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What admins announced, and how far each announcement is. */
public interface NoticeBatches {

    /** Adds one; in the caller's transaction. */
    void insert(NoticeBatch batch);

    Optional<NoticeBatch> find(UUID id);

    /** Those of these that are there. */
    List<NoticeBatch> findAll(Collection<UUID> ids);

    /** Those that are running, the oldest first, at most {@code limit} of them. */
    List<NoticeBatch> running(int limit);

    /**
     * Deletes batches that were accepted before then and are done, at most {@code atMost} of them.
     *
     * @return how many
     */
    int purge(Instant before, int atMost);

    /** Replaces one, if nobody saved it since it was read. What it says never changes. */
    SaveResult<NoticeBatch> save(NoticeBatch batch);
}
