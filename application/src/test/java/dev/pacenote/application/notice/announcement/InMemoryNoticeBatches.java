package dev.pacenote.application.notice.announcement;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Batches in memory, in the order in which they were added. */
public final class InMemoryNoticeBatches implements NoticeBatches {

    private final Tables tables;

    public InMemoryNoticeBatches(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void insert(NoticeBatch batch) {
        tables.with(
                state -> {
                    if (state.batches.putIfAbsent(batch.id(), batch) != null) {
                        throw new IllegalStateException("there already: " + batch.id());
                    }
                    return true;
                });
    }

    @Override
    public Optional<NoticeBatch> find(UUID id) {
        return tables.with(state -> Optional.ofNullable(state.batches.get(id)));
    }

    @Override
    public List<NoticeBatch> findAll(Collection<UUID> ids) {
        return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<NoticeBatch> running(int limit) {
        return tables.with(
                state ->
                        state.batches.values().stream()
                                .filter(NoticeBatch::isRunning)
                                .limit(limit)
                                .toList());
    }

    @Override
    public int purge(Instant before, int atMost) {
        return tables.with(
                state -> {
                    var old =
                            state.batches.values().stream()
                                    .filter(batch -> !batch.isRunning())
                                    .filter(batch -> batch.createdAt().isBefore(before))
                                    .limit(atMost)
                                    .toList();
                    old.forEach(batch -> state.batches.remove(batch.id()));
                    return old.size();
                });
    }

    @Override
    public SaveResult<NoticeBatch> save(NoticeBatch batch) {
        return tables.with(
                state -> {
                    var stored = state.batches.get(batch.id());
                    if (stored == null || stored.version() != batch.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = batch.savedAs(batch.version() + 1);
                    state.batches.put(batch.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }
}
