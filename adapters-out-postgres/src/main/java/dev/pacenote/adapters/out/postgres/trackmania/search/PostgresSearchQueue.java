package dev.pacenote.adapters.out.postgres.trackmania.search;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.job.JobTable;
import dev.pacenote.application.trackmania.search.SearchQueue;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.UUID;
import javax.sql.DataSource;

/** Searches as jobs in a table of the database that they share with nothing else. */
@Singleton
@Requires(classes = SchedulerClient.class)
@Requires(property = Choices.SEARCH_QUEUE, value = "db")
public final class PostgresSearchQueue implements SearchQueue {

    /** The name of the {@code Runnable} that tells the worker that there is a search. */
    public static final String ADDED = "search-added";

    private static final String TABLE = "search_tasks";
    private static final TaskDescriptor<Void> SEARCH = TaskDescriptor.of("map-search");

    private final JobTable jobs;

    @Inject
    PostgresSearchQueue(PostgresStore store, @Named(ADDED) Runnable added) {
        this(store.dataSource(), added);
    }

    /**
     * @param added tells the worker that there is a search
     */
    public PostgresSearchQueue(DataSource database, Runnable added) {
        this.jobs = new JobTable(database, TABLE, added);
    }

    @Override
    public void enqueue(UUID job) {
        jobs.add(SEARCH.instance(job.toString()).build());
    }
}
