package dev.pacenote.adapters.out.postgres.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.RetryTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much of the table is read for a hundred mails, as Postgres counts it. */
class ClaimableMailsTest {

    private static final int MAILS = 5000;
    private static final int BATCH = 100;

    private final PostgresStore store = PostgresStore.open(TestPostgres.newDatabase());
    private final StandaloneStores stores = new StandaloneStores(store);
    private final TestSql sql = new TestSql(stores);

    @AfterEach
    void close() {
        stores.close();
        store.close();
    }

    private void openMails() {
        var person = Samples.account(stores.get(PostgresAccounts.class)).id().value();
        sql.run(
                """
                insert into daily_emails (user_id, date, id, state, attempts, uncertain)
                select ?, date '2026-11-20' - i, gen_random_uuid(), 'PENDING', 0, false
                from generate_series(1, ?) i
                """,
                person,
                MAILS);
        sql.run("analyze daily_emails");
    }

    /** Rows of the table that were looked at so far. */
    private long read() {
        sql.run("select pg_stat_force_next_flush()");
        return sql.number(
                """
                select seq_tup_read + idx_tup_fetch from pg_stat_user_tables
                where relname = 'daily_emails'
                """);
    }

    @Test
    void a_hundred_of_many_mails_are_found_without_reading_the_others() {
        openMails();
        long before = read();

        assertThat(
                        stores.get(PostgresDailyEmails.class)
                                .claimable(Samples.NOON, RetryTiming.TRY_AT_ONCE, BATCH))
                .hasSize(BATCH);

        assertThat(read() - before).isBetween((long) BATCH, 2L * BATCH);
    }
}
