package dev.pacenote.adapters.out.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.DailyRun.Progress;
import dev.pacenote.domain.notice.DailyRun.SectionCount;
import dev.pacenote.domain.notice.DailyRun.Tally;
import dev.pacenote.domain.notice.RunState;
import dev.pacenote.domain.notice.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs in Postgres. */
public final class PostgresDailyRuns implements DailyRuns {

    record StoredTally(Map<String, SectionCount> sections, int sent, int skipped, int failed) {}

    private static final TypeReference<Progress> PROGRESS = new TypeReference<>() {};
    private static final TypeReference<StoredTally> TALLY = new TypeReference<>() {};

    private final PostgresStore store;

    public PostgresDailyRuns(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Optional<DailyRun> find(LocalDate date) {
        return store.with(
                handle ->
                        handle.createQuery("select * from daily_runs where date = :date")
                                .bind("date", date)
                                .map((rs, _) -> run(rs))
                                .findOne());
    }

    @Override
    public List<DailyRun> active() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from daily_runs
                                        where state in ('QUEUED', 'RUNNING', 'WAITING') order by date
                                        """)
                                .map((rs, _) -> run(rs))
                                .list());
    }

    @Override
    public Optional<DailyRun> latest() {
        return store.with(
                handle ->
                        handle.createQuery("select * from daily_runs order by date desc limit 1")
                                .map((rs, _) -> run(rs))
                                .findOne());
    }

    private static DailyRun run(ResultSet rs) throws SQLException {
        var tally = Json.read(rs.getString("tally"), TALLY);
        return new DailyRun(
                Rows.uuid(rs, "id"),
                Rows.date(rs, "date"),
                RunState.valueOf(rs.getString("state")),
                DailyRun.Trigger.valueOf(rs.getString("trigger")),
                Rows.uuid(rs, "pass"),
                Rows.instant(rs, "started_at"),
                Rows.instant(rs, "pass_started_at"),
                Rows.maybeInstant(rs, "finished_at"),
                Json.read(rs.getString("progress"), PROGRESS),
                new Tally(
                        tally.sections().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                e -> new Topic(e.getKey()), Map.Entry::getValue)),
                        tally.sent(),
                        tally.skipped(),
                        tally.failed()));
    }

    @Override
    public void save(DailyRun run) {
        var tally =
                new StoredTally(
                        run.tally().sections().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                e -> e.getKey().name(), Map.Entry::getValue)),
                        run.tally().sent(),
                        run.tally().skipped(),
                        run.tally().failed());
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into daily_runs (date, id, state, trigger, pass, started_at,
                                            pass_started_at, finished_at, progress, tally)
                                        values (:date, :id, :state, :trigger, :pass, :started, :passStarted,
                                            :finished, :progress::jsonb, :tally::jsonb)
                                        on conflict (date) do update
                                        set state = excluded.state, trigger = excluded.trigger,
                                            pass = excluded.pass, pass_started_at = excluded.pass_started_at,
                                            finished_at = excluded.finished_at,
                                            progress = excluded.progress, tally = excluded.tally
                                        """)
                                .bind("date", run.date())
                                .bind("id", run.id())
                                .bind("state", run.state().name())
                                .bind("trigger", run.trigger().name())
                                .bind("pass", run.pass())
                                .bind("started", Rows.bind(run.startedAt()))
                                .bind("passStarted", Rows.bind(run.passStartedAt()))
                                .bind("finished", Rows.bind(run.finishedAt()))
                                .bind("progress", Json.write(run.progress()))
                                .bind("tally", Json.write(tally))
                                .execute());
    }
}
