package dev.pacenote.adapters.out.postgres.dailyrun;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Runs in Postgres. */
@Singleton
public final class PostgresDailyRuns implements DailyRuns {

    private static final TypeReference<List<MailPreview>> PREVIEW = new TypeReference<>() {};

    private final DailyRunRows rows;
    private final RunNoteRows notes;

    PostgresDailyRuns(DailyRunRows rows, RunNoteRows notes) {
        this.rows = rows;
        this.notes = notes;
    }

    @Override
    public Optional<DailyRun> find(LocalDate date) {
        return rows.findByDate(date).map(DailyRunRow::run);
    }

    @Override
    public Optional<DailyRun> find(UUID id) {
        return rows.find(id).map(DailyRunRow::run);
    }

    @Override
    public List<DailyRun> active() {
        return rows.active().stream().map(DailyRunRow::run).toList();
    }

    @Override
    public List<DailyRun> activeDryRuns() {
        return rows.activeDryRuns().stream().map(DailyRunRow::run).toList();
    }

    @Override
    public Optional<DailyRun> latest() {
        return rows.latest().map(DailyRunRow::run);
    }

    @Override
    public Optional<DailyRun> latestCompleted() {
        return rows.latest(RunState.COMPLETED.name()).map(DailyRunRow::run);
    }

    @Override
    public Paging.Page<DailyRun> page(Paging paging) {
        var page =
                rows.page(paging.size(), paging.offset()).stream().map(DailyRunRow::run).toList();
        return new Paging.Page<>(paging, page, rows.countAll());
    }

    @Override
    public void save(DailyRun run) {
        rows.put(DailyRunRow.of(run));
    }

    @Override
    public void note(UUID pass, WorkItem item, WorkItem.Outcome outcome) {
        var row = RunNoteRows.Row.of(pass, item, outcome);
        if (outcome.replacesEarlier()) {
            notes.put(row);
        } else {
            notes.putIfAbsent(row);
        }
    }

    @Override
    public Map<WorkItem, WorkItem.Outcome> noted(UUID pass) {
        return notes.findByPass(pass).stream()
                .collect(
                        Collectors.toMap(
                                RunNoteRows.Row::workItem,
                                row -> WorkItem.Outcome.valueOf(row.outcome())));
    }

    @Override
    public Counted counted(UUID pass) {
        var count = notes.count(pass);
        return new Counted(count.sections(), count.mails());
    }

    @Override
    public void forgetNoted(UUID pass) {
        notes.remove(pass);
    }

    @Override
    public void keepPreview(UUID dryRun, List<MailPreview> preview) {
        rows.keepPreview(dryRun, Json.write(preview));
    }

    @Override
    public Optional<List<MailPreview>> preview(UUID dryRun, Instant since) {
        return rows.preview(dryRun, Rows.microseconds(since)).map(json -> Json.read(json, PREVIEW));
    }
}
