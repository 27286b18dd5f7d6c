package dev.pacenote.application.parts.stock;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accepted files in memory. */
public final class InMemoryAcceptedFiles implements AcceptedFiles {

    /**
     * @param done lines that are imported
     */
    public record Progress(AcceptedFile file, int done) {}

    private final Tables tables;

    public InMemoryAcceptedFiles(Tables tables) {
        this.tables = tables;
    }

    private Optional<Progress> progress(UUID id) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(PartsTables.ACCEPTED_FILES).get(id)));
    }

    private void put(Progress progress) {
        tables.with(
                state ->
                        Optional.ofNullable(
                                state.rows(PartsTables.ACCEPTED_FILES)
                                        .put(progress.file().id(), progress)));
    }

    @Override
    public void add(AcceptedFile file) {
        put(new Progress(file, 0));
    }

    @Override
    public Optional<AcceptedFile> find(UUID id) {
        return progress(id).map(Progress::file);
    }

    @Override
    public Optional<Integer> done(UUID id) {
        return progress(id).map(Progress::done);
    }

    @Override
    public void advance(UUID id, int done) {
        put(new Progress(find(id).orElseThrow(), done));
    }

    @Override
    public void finish(UUID id) {
        tables.with(
                state -> Optional.ofNullable(state.rows(PartsTables.ACCEPTED_FILES).remove(id)));
    }

    @Override
    public List<UUID> open(Instant acceptedUntil) {
        return tables.with(
                state ->
                        state.rows(PartsTables.ACCEPTED_FILES).values().stream()
                                .map(Progress::file)
                                .filter(file -> !file.acceptedAt().isAfter(acceptedUntil))
                                .sorted(Comparator.comparing(AcceptedFile::acceptedAt))
                                .map(AcceptedFile::id)
                                .toList());
    }
}
