package dev.pacenote.application.parts.importing;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accepted files in memory. */
public final class InMemoryAcceptedFiles implements AcceptedFiles {

    /**
     * A file with how far it came.
     *
     * @param endedAt empty: it is being imported
     */
    public record Row(AcceptedFile file, Progress progress, Optional<Instant> endedAt) {
        boolean isOpen() {
            return endedAt.isEmpty();
        }
    }

    private final Tables tables;

    public InMemoryAcceptedFiles(Tables tables) {
        this.tables = tables;
    }

    private Optional<Row> row(UUID id) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(PartsTables.ACCEPTED_FILES).get(id)));
    }

    private Optional<Row> open(UUID id) {
        return row(id).filter(Row::isOpen);
    }

    private void put(Row row) {
        tables.with(
                state ->
                        Optional.ofNullable(
                                state.rows(PartsTables.ACCEPTED_FILES).put(row.file().id(), row)));
    }

    @Override
    public void add(AcceptedFile file) {
        put(new Row(file, Progress.NONE, Optional.empty()));
    }

    @Override
    public Optional<AcceptedFile> find(UUID id) {
        return open(id).map(Row::file);
    }

    @Override
    public Optional<Running> running(UUID id) {
        return open(id).map(
                        row ->
                                new Running(
                                        row.file().account(),
                                        row.file().planned(),
                                        row.progress()));
    }

    @Override
    public Optional<Progress> progress(UUID id) {
        return open(id).map(Row::progress);
    }

    @Override
    public void advance(UUID id, Progress progress) {
        put(new Row(find(id).orElseThrow(), progress, Optional.empty()));
    }

    @Override
    public void finish(UUID id, Progress progress, Instant now) {
        var file = find(id).orElseThrow();
        var withoutText =
                new AcceptedFile(id, file.account(), "", file.planned(), file.acceptedAt());
        put(new Row(withoutText, progress, Optional.of(now)));
    }

    @Override
    public Optional<ImportResult> ended(AccountId account, UUID id, Instant now) {
        return row(id).filter(row -> row.file().account().equals(account))
                .filter(row -> row.endedAt().filter(at -> now.isBefore(at.plus(KEPT))).isPresent())
                .map(row -> ImportResult.ended(id, row.progress()));
    }

    @Override
    public List<UUID> open(Instant acceptedUntil) {
        return tables.with(
                state ->
                        state.rows(PartsTables.ACCEPTED_FILES).values().stream()
                                .filter(Row::isOpen)
                                .map(Row::file)
                                .filter(file -> !file.acceptedAt().isAfter(acceptedUntil))
                                .sorted(Comparator.comparing(AcceptedFile::acceptedAt))
                                .map(AcceptedFile::id)
                                .toList());
    }
}
