package dev.pacenote.adapters.in.scheduler.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchQueue;
import dev.pacenote.application.contracts.trackmania.search.SearchQueueContract;
import dev.pacenote.application.platform.Samples;
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

/** The queue of searches and its worker on a real table. */
public class SearchJobWorkerTest implements SearchQueueContract {

    private static EmbeddedPostgres postgres;
    private static PostgresStore store;

    private final List<UUID> begun = new CopyOnWriteArrayList<>();
    private SearchJobWorker worker;

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
        worker = new SearchJobWorker(store.dataSource(), begun::add);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void an_absent_database_is_said_in_our_own_words() {
        var lost = anotherStore();
        lost.close();
        var queue = new PostgresSearchQueue(lost.dataSource(), () -> {});

        assertThatThrownBy(() -> queue.enqueue(UUID.randomUUID()))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void a_search_wakes_up_a_worker_that_looks_once_an_hour() {
        worker.close();
        worker = new SearchJobWorker(store.dataSource(), begun::add, Duration.ofHours(1));
        var seen = UUID.randomUUID();
        queue().enqueue(seen);
        worker.start();
        Samples.until(() -> begun.contains(seen) && worker.waiting() == 0);
        var added = UUID.randomUUID();

        queue().enqueue(added);

        Samples.until(() -> begun.contains(added));
    }

    private static PostgresStore anotherStore() {
        return PostgresStore.open(settings(postgres));
    }

    public static PostgresStore.Settings settings(EmbeddedPostgres postgres) {
        return new PostgresStore.Settings(
                postgres.getJdbcUrl("postgres", "postgres"), "", "", 12, Duration.ofMinutes(1));
    }

    @Override
    public SearchQueue queue() {
        return new PostgresSearchQueue(store.dataSource(), worker::wakeUp);
    }

    @Override
    public List<UUID> begun() {
        return begun;
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void restart() {
        worker.close();
        open();
    }

    @Test
    void it_shares_its_table_with_nobody() throws SQLException {
        // A scheduler deletes what it finds and does not know, after two weeks.
        queue().enqueue(UUID.randomUUID());
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
