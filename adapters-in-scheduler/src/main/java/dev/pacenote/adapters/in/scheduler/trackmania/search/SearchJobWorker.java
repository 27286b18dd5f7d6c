package dev.pacenote.adapters.in.scheduler.trackmania.search;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works searches off, a few at a time, apart from everything else that happens by the clock: people
 * wait for them. A search whose instance was killed is taken over by another.
 */
public final class SearchJobWorker implements SearchWorker {

    private static final Logger LOG = LoggerFactory.getLogger(SearchJobWorker.class);

    private static final int THREADS = 8;
    private static final Duration POLLING = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** More tries than a search lives: after three minutes there is nothing left to find. */
    private static final int MAX_FAILURES = 100;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;

    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;

    public SearchJobWorker(DataSource database, Work work) {
        this(database, work, POLLING);
    }

    /**
     * @param polling after which the table is looked at again, unless somebody wakes this worker up
     */
    SearchJobWorker(DataSource database, Work work, Duration polling) {
        task =
                Tasks.oneTime("map-search", Void.class)
                        .onFailure(
                                (complete, operations) -> {
                                    if (complete.getExecution().consecutiveFailures
                                            >= MAX_FAILURES) {
                                        LOG.error(
                                                "gave up on a search after {} attempts",
                                                MAX_FAILURES + 1,
                                                complete.getCause().orElse(null));
                                        operations.stop();
                                        return;
                                    }
                                    LOG.warn(
                                            "a search failed and is tried again",
                                            complete.getCause().orElse(null));
                                    operations.reschedule(complete, Instant.now().plus(RETRY));
                                })
                        .execute((instance, _) -> perform(work, instance.getId()));
        scheduler =
                Scheduler.create(database, task)
                        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                        // Its own: what a scheduler does not know, it deletes after two weeks.
                        .tableName("search_tasks")
                        .threads(THREADS)
                        .pollingInterval(polling)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(STOP_TIMEOUT)
                        .alwaysPersistTimestampInUTC()
                        .build();
    }

    private static void perform(Work work, String id) {
        try {
            work.perform(UUID.fromString(id));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped; the search goes on after the next start", e);
        }
    }

    /** Looks at once whether a search waits, if this worker works. */
    public void wakeUp() {
        var state = scheduler.getSchedulerState();
        if (state.isStarted() && !state.isShuttingDown()) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public long waiting() {
        return scheduler.getScheduledExecutionsForTask(task.getName(), Void.class).size();
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
