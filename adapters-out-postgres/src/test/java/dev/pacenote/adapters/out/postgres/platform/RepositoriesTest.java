package dev.pacenote.adapters.out.postgres.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.postgres.admin.PostgresAuditLog;
import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Repositories of Micronaut Data keep what the store promises. */
class RepositoriesTest {

    private static final AuditEntry ENTRY =
            new AuditEntry(Samples.NOON, new AccountId(7), Optional.empty(), "looked");

    private final PostgresStore store = PostgresStore.open(TestPostgres.newDatabase());
    private final StandaloneStores stores = new StandaloneStores(store);
    private final TestSql sql = new TestSql(stores);
    private final AuditLog audit = stores.get(PostgresAuditLog.class);

    @AfterEach
    void close() {
        stores.close();
        store.close();
    }

    private long entries() {
        return sql.number("select count(*) from audit_log");
    }

    @Test
    void what_a_repository_writes_in_a_transaction_goes_with_it() {
        assertThatThrownBy(
                        () ->
                                store.inTransaction(
                                        () -> {
                                            audit.write(ENTRY);
                                            assertThat(entries()).isOne();
                                            throw new IllegalStateException("changed my mind");
                                        }))
                .hasMessage("changed my mind");

        assertThat(entries()).isZero();
    }

    @Test
    void a_failure_of_inner_work_that_was_caught_leaves_the_outer_transaction_able_to_commit() {
        store.inTransaction(
                () -> {
                    assertThatThrownBy(() -> store.inTransaction(RepositoriesTest::fail))
                            .hasMessage("inner");
                    audit.write(ENTRY);
                    return true;
                });

        assertThat(entries()).isOne();
    }

    private static boolean fail() {
        throw new IllegalStateException("inner");
    }

    @Test
    void a_repository_without_a_database_is_an_outage() {
        var nowhere =
                new PostgresStore.Settings(
                        "jdbc:postgresql://127.0.0.1:1/none", "", "", 2, Duration.ofMillis(500));
        try (var lost = PostgresStore.pooled(nowhere);
                var beans = new StandaloneStores(lost)) {
            var log = beans.get(PostgresAuditLog.class);

            assertThatThrownBy(() -> log.write(ENTRY))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(
                            () ->
                                    lost.inTransaction(
                                            () -> {
                                                log.write(ENTRY);
                                                return true;
                                            }))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void a_transaction_whose_connection_was_ended_is_an_outage_and_the_next_one_is_none() {
        assertThatThrownBy(
                        () ->
                                store.inTransaction(
                                        () -> {
                                            endThisConnection();
                                            return true;
                                        }))
                .isInstanceOf(StoreUnavailableException.class);

        audit.write(ENTRY);
        assertThat(entries()).isOne();
    }

    private void endThisConnection() {
        sql.run("select pg_terminate_backend(pg_backend_pid())");
    }
}
