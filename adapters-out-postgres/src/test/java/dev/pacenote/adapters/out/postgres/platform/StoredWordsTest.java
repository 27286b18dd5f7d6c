package dev.pacenote.adapters.out.postgres.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.digest.PostgresDailyEmails;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What a database of an earlier version says in words that the code no longer uses. */
class StoredWordsTest {

    @Test
    void waiting_mails_reports_of_runs_and_unreported_outcomes_are_still_found() throws Exception {
        var settings = TestPostgres.newDatabase();
        Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .target("16")
                .load()
                .migrate();
        try (var connection =
                        DriverManager.getConnection(
                                settings.jdbcUrl(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into users (id, username, email, password_hash, role, enabled,
                        mail_enabled, zone, created_at)
                    overriding system value
                    values (7, 'fox', 'fox@example.org', 'hash', 'USER', true, true, 'UTC', now());
                    insert into daily_emails (user_id, date, id, state, attempts, uncertain, untold)
                    values (7, '2026-11-20', gen_random_uuid(), 'SENT', 1, false, true),
                        (7, '2026-11-21', gen_random_uuid(), 'SENT', 1, false, false);
                    insert into daily_runs (date, id, state, trigger, pass, started_at,
                        pass_started_at, finished_at, progress, tally)
                    values ('2026-11-20', gen_random_uuid(), 'COMPLETED', 'CRON',
                        gen_random_uuid(), now(), now(), now(),
                        '{"watched":3,"surveyed":3,"changed":1,"failed":0,"people":1,
                        "peopleDone":1,"requests":{"byEndpoint":{}},
                        "journal":{"figures":{"probes":4},"oddities":["A map has no board."]}}',
                        '{"sections":{},"sent":1,"skipped":0,"failed":0}');
                    insert into scheduled_tasks (task_name, task_instance, execution_time, picked,
                        version)
                    values ('account-letter', 'one', now(), false, 1),
                        ('password-reset', 'two', now(), false, 1);
                    """);
        }

        try (var store = PostgresStore.open(settings);
                var stores = new StandaloneStores(store)) {
            var sql = new TestSql(stores);
            assertThat(
                            sql.number(
                                    "select count(*) from scheduled_tasks"
                                            + " where task_name = 'account-mail'"))
                    .isOne();
            assertThat(sql.number("select count(*) from scheduled_tasks")).isEqualTo(2);
            assertThat(stores.get(PostgresDailyEmails.class).unreported())
                    .containsExactly(
                            new DailyEmailKey(new AccountId(7), LocalDate.parse("2026-11-20")));
            assertThat(
                            stores.get(PostgresDailyRuns.class)
                                    .find(LocalDate.parse("2026-11-20"))
                                    .orElseThrow()
                                    .progress()
                                    .report())
                    .isEqualTo(new RunReport(Map.of("probes", 4L), List.of("A map has no board.")));
        }
    }
}
