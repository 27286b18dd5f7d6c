package dev.pacenote.adapters.out.postgres.dailyrun;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Progress;
import dev.pacenote.domain.dailyrun.DailyRun.SectionCount;
import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.MailPreview;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    record StoredTally(Map<String, SectionCount> sections, int sent, int skipped, int failed) {}

    private static final TypeReference<Progress> PROGRESS = new TypeReference<>() {};
    private static final TypeReference<StoredTally> TALLY = new TypeReference<>() {};

    private static final TypeReference<List<MailPreview>> PREVIEW = new TypeReference<>() {};

    private final PostgresStore store;

    public PostgresDailyRuns(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Optional<DailyRun> find(LocalDate date) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select * from daily_runs where date = :date and not dry")
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
                                        where not dry and state in ('QUEUED', 'RUNNING', 'WAITING')
                                        order by date
                                        """)
                                .map((rs, _) -> run(rs))
                                .list());
    }

    @Override
    public Optional<DailyRun> latest() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select * from daily_runs where not dry order by date desc limit 1")
                                .map((rs, _) -> run(rs))
                                .findOne());
    }

    @Override
    public Optional<DailyRun> latestCompleted() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from daily_runs where not dry and state = :completed
                                        order by date desc limit 1
                                        """)
                                .bind("completed", RunState.COMPLETED.name())
                                .map((rs, _) -> run(rs))
                                .findOne());
    }

    @Override
    public Optional<DailyRun> find(UUID id) {
        return store.with(
                handle ->
                        handle.createQuery("select * from daily_runs where id = :id")
                                .bind("id", id)
                                .map((rs, _) -> run(rs))
                                .findOne());
    }

    @Override
    public List<DailyRun> rehearsing() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from daily_runs
                                        where dry and state in ('QUEUED', 'RUNNING', 'WAITING')
                                        """)
                                .map((rs, _) -> run(rs))
                                .list());
    }

    @Override
    public Paging.Page<DailyRun> page(Paging paging) {
        return store.with(
                handle -> {
                    var rows =
                            handle.createQuery(
                                            """
                                            select * from daily_runs order by pass_started_at desc, id desc
                                            limit :limit offset :offset
                                            """)
                                    .bind("limit", paging.size())
                                    .bind("offset", paging.offset())
                                    .map((rs, _) -> run(rs))
                                    .list();
                    long total =
                            handle.createQuery("select count(*) from daily_runs")
                                    .mapTo(Long.class)
                                    .one();
                    return new Paging.Page<>(paging, rows, total);
                });
    }

    @Override
    public void note(UUID pass, WorkItem item, WorkItem.Outcome outcome) {
        store.with(
                handle -> {
                    var insert =
                            handle.createUpdate(
                                            """
                                            insert into run_notes (pass, user_id, item, topic, mail_date, outcome)
                                            values (:pass, :user, :item, :topic, :date, :outcome)
                                            on conflict (pass, user_id, item) do update
                                            set outcome = excluded.outcome
                                            where excluded.outcome <> 'NOTHING'
                                            """)
                                    .bind("pass", pass)
                                    .bind("user", item.person().value())
                                    .bind("outcome", outcome.name());
                    return switch (item) {
                        case WorkItem.Section(_, var topic) ->
                                insert.bind("item", "section " + topic.name())
                                        .bind("topic", topic.name())
                                        .bind("date", (LocalDate) null)
                                        .execute();
                        case WorkItem.Mail(var key) ->
                                insert.bind("item", "mail " + key.date())
                                        .bind("topic", (String) null)
                                        .bind("date", key.date())
                                        .execute();
                    };
                });
    }

    @Override
    public Map<WorkItem, WorkItem.Outcome> noted(UUID pass) {
        return store.with(
                handle ->
                        handle
                                .createQuery("select * from run_notes where pass = :pass")
                                .bind("pass", pass)
                                .map(
                                        (rs, _) ->
                                                Map.entry(
                                                        item(rs),
                                                        WorkItem.Outcome.valueOf(
                                                                rs.getString("outcome"))))
                                .stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static WorkItem item(ResultSet rs) throws SQLException {
        var person = new AccountId(rs.getLong("user_id"));
        var topic = rs.getString("topic");
        return topic == null
                ? new WorkItem.Mail(new DailyEmailKey(person, Rows.date(rs, "mail_date")))
                : new WorkItem.Section(person, new Topic(topic));
    }

    @Override
    public Counted counted(UUID pass) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select count(topic) as sections, count(mail_date) as mails"
                                                + " from run_notes where pass = :pass")
                                .bind("pass", pass)
                                .map(
                                        (rs, _) ->
                                                new Counted(
                                                        rs.getInt("sections"), rs.getInt("mails")))
                                .one());
    }

    @Override
    public void forgetNoted(UUID pass) {
        store.with(
                handle ->
                        handle.createUpdate("delete from run_notes where pass = :pass")
                                .bind("pass", pass)
                                .execute());
    }

    @Override
    public void keepPreview(UUID rehearsal, List<MailPreview> preview) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        "update daily_runs set preview = :preview::jsonb where id = :id")
                                .bind("preview", Json.write(preview))
                                .bind("id", rehearsal)
                                .execute());
    }

    @Override
    public Optional<List<MailPreview>> preview(UUID rehearsal, Instant since) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select preview from daily_runs
                                        where id = :id and started_at >= :since and preview is not null
                                        """)
                                .bind("id", rehearsal)
                                .bind("since", Rows.bind(since))
                                .map((rs, _) -> Json.read(rs.getString("preview"), PREVIEW))
                                .findOne());
    }

    private static DailyRun run(ResultSet rs) throws SQLException {
        var tally = Json.read(rs.getString("tally"), TALLY);
        return new DailyRun(
                Rows.uuid(rs, "id"),
                Rows.date(rs, "date"),
                RunState.valueOf(rs.getString("state")),
                DailyRun.Trigger.valueOf(rs.getString("trigger")),
                rs.getBoolean("dry"),
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
                                            pass_started_at, finished_at, progress, tally, dry)
                                        values (:date, :id, :state, :trigger, :pass, :started, :passStarted,
                                            :finished, :progress::jsonb, :tally::jsonb, :dry)
                                        on conflict (id) do update
                                        set state = excluded.state, trigger = excluded.trigger,
                                            pass = excluded.pass, pass_started_at = excluded.pass_started_at,
                                            finished_at = excluded.finished_at,
                                            progress = excluded.progress, tally = excluded.tally
                                        """)
                                .bind("date", run.date())
                                .bind("id", run.id())
                                .bind("dry", run.dry())
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
