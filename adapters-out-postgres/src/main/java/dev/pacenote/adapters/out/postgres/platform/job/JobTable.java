package dev.pacenote.adapters.out.postgres.platform.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import dev.pacenote.application.platform.StoreUnavailableException;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * A table of jobs, into which they are written. Whoever works them off looks at the table every few
 * seconds; a worker in this process is told at once.
 */
public final class JobTable {

    private static final boolean LOCK_IN_ONE_STATEMENT = false;
    private static final boolean TIMES_IN_UTC = true;

    private final SchedulerClient client;
    private final Runnable added;

    /**
     * @param added tells the worker that there is a job
     */
    public JobTable(DataSource database, String table, Runnable added) {
        this.client =
                SchedulerClient.Builder.create(database)
                        .tableName(table)
                        .jdbcCustomization(
                                new PostgreSqlJdbcCustomization(
                                        LOCK_IN_ONE_STATEMENT, TIMES_IN_UTC))
                        .build();
        this.added = added;
    }

    /**
     * Adds a job that is due now; one that is in the table already stays as it is.
     *
     * @throws StoreUnavailableException when there is no database
     */
    public void add(TaskInstance<?> job) {
        try {
            client.scheduleIfNotExists(job, Instant.now());
        } catch (SQLRuntimeException e) {
            throw new StoreUnavailableException(e);
        }
        added.run();
    }
}
