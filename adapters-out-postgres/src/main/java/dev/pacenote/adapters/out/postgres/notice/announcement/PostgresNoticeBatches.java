package dev.pacenote.adapters.out.postgres.notice.announcement;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.notice.announcement.NoticeBatches;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Announcements in Postgres. */
@Singleton
public final class PostgresNoticeBatches implements NoticeBatches {

    private final NoticeBatchRows rows;

    PostgresNoticeBatches(NoticeBatchRows rows) {
        this.rows = rows;
    }

    @Override
    public void insert(NoticeBatch batch) {
        rows.insert(Json.write(NoticeBatchRow.columns(batch)));
    }

    @Override
    public Optional<NoticeBatch> find(UUID id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<NoticeBatch> findAll(Collection<UUID> ids) {
        return rows.findAll(ids.stream().map(UUID::toString).toArray(String[]::new)).stream()
                .map(NoticeBatchRow::batch)
                .toList();
    }

    @Override
    public List<NoticeBatch> running(int limit) {
        return rows.running(limit).stream().map(NoticeBatchRow::batch).toList();
    }

    @Override
    public int purge(Instant before, int atMost) {
        return rows.purge(Rows.microseconds(before), atMost);
    }

    @Override
    public SaveResult<NoticeBatch> save(NoticeBatch batch) {
        int saved =
                rows.progress(
                        batch.id(),
                        NoticeBatchRow.toldAfter(batch),
                        batch.progress().told(),
                        batch.progress().skipped(),
                        NoticeBatchRow.failedJson(batch),
                        batch.version());
        return saved == 1
                ? new SaveResult.Saved<>(batch.savedAs(batch.version() + 1))
                : new SaveResult.Conflict<>();
    }
}
