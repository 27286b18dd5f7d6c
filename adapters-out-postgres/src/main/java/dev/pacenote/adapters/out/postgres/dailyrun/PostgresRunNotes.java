package dev.pacenote.adapters.out.postgres.dailyrun;

import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.domain.dailyrun.WorkItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Notes about passes in Postgres. */
@Singleton
public final class PostgresRunNotes implements RunNotes {

    private final RunNoteRows rows;

    PostgresRunNotes(RunNoteRows rows) {
        this.rows = rows;
    }

    @Override
    public void note(UUID pass, WorkItem item, WorkItem.Outcome outcome) {
        var row = RunNoteRows.Row.of(pass, item, outcome);
        if (outcome.replacesEarlier()) {
            rows.put(row);
        } else {
            rows.putIfAbsent(row);
        }
    }

    @Override
    public Map<WorkItem, WorkItem.Outcome> of(UUID pass) {
        return rows.findByPass(pass).stream()
                .collect(
                        Collectors.toMap(
                                RunNoteRows.Row::workItem,
                                row -> WorkItem.Outcome.valueOf(row.outcome())));
    }

    @Override
    public Counted count(UUID pass) {
        var count = rows.count(pass);
        return new Counted(count.sections(), count.mails());
    }

    @Override
    public void deleteAll(UUID pass) {
        rows.remove(pass);
    }
}
