package dev.pacenote.adapters.in.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.contracts.trackmania.search.SearchQueueContract;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.trackmania.search.SearchQueue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The searches' queue on a real table. */
class SearchWorkTest implements SearchQueueContract {

    private static EmbeddedPostgres postgres;
    private static PostgresStore store;

    private final List<UUID> begun = new CopyOnWriteArrayList<>();
    private SearchWork work;

    @BeforeAll
    static void database() throws IOException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        store = anotherStore();
    }

    @AfterAll
    static void closeDatabase() throws IOException {
        store.close();
        postgres.close();
    }

    @BeforeEach
    void open() {
        work = new SearchWork(store.dataSource(), begun::add);
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void an_absent_database_is_said_in_our_own_words() {
        var lost = anotherStore();
        try (var orphan = new SearchWork(lost.dataSource(), begun::add)) {
            lost.close();
            assertThatThrownBy(() -> orphan.enqueue(UUID.randomUUID()))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    private static PostgresStore anotherStore() {
        return PostgresStore.open(settings(postgres));
    }

    static PostgresStore.Settings settings(EmbeddedPostgres postgres) {
        return new PostgresStore.Settings(
                postgres.getJdbcUrl("postgres", "postgres"), "", "", 12, Duration.ofMinutes(1));
    }

    @Override
    public SearchQueue queue() {
        return work;
    }

    @Override
    public List<UUID> begun() {
        return begun;
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void restart() {
        work.close();
        open();
    }

    @Test
    void it_shares_its_table_with_nobody() throws SQLException {
        // A scheduler deletes what it finds and does not know, after two weeks.
        work.enqueue(UUID.randomUUID());
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from scheduled_tasks where task_name = 'map-search'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }
}
