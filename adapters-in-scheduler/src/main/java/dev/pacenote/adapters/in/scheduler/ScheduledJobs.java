package dev.pacenote.adapters.in.scheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.pacenote.adapters.in.scheduler.dailyrun.DailyScheduleTimer;
import dev.pacenote.adapters.in.scheduler.identity.account.AccountMailJobs;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunLauncher;
import dev.pacenote.application.dailyrun.RunStart;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that happens by the clock: the daily run at its hour (also when the hour was missed
 * while nothing ran), interrupted runs taken up again, failed mails tried again, account letters
 * sent, what was left in the outbox handed on. On several instances each of these happens once.
 */
public final class ScheduledJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledJobs.class);

    private static final Duration HOUSEKEEPING = Duration.ofSeconds(20);
    private static final Duration RETENTION = Duration.ofHours(1);
    private static final Duration OUTBOX = Duration.ofMinutes(1);
    private static final Duration POLLING = Duration.ofSeconds(5);
    private static final Duration BUSY_RETRY = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final int THREADS = 3;

    /** A job whose instance was killed is taken over after about a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MISSED_HEARTBEATS = 6;

    /**
     * What the clock drives.
     *
     * @param outbox hands on what a crash or an outage left in the outbox
     * @param forgetOld removes what has served its time
     * @param forgetNews removes what was told long ago
     */
    public record Work(
            RunLauncher launcher,
            DailyRuns runs,
            SendDailyEmails dailyEmails,
            AccountMailJobs accountMails,
            DeleteUnconfirmedAccounts forgetUnconfirmed,
            Runnable outbox,
            Runnable forgetOld,
            PurgeExpired forgetNews) {}

    private final RunLauncher launcher;
    private final Scheduler scheduler;
    private final List<Task<?>> accountMails;

    /** Prepares everything; nothing happens before {@link #start}. */
    public ScheduledJobs(
            DataSource database, Work work, DailySchedule schedule, InstantSource clock) {
        this(database, work, schedule, clock, List.of());
    }

    /**
     * Prepares everything; nothing happens before {@link #start}.
     *
     * @param more happens by the clock as well
     */
    public ScheduledJobs(
            DataSource database,
            Work work,
            DailySchedule schedule,
            InstantSource clock,
            List<RecurringTask<Void>> more) {
        this(database, work, schedule, clock, more, POLLING);
    }

    /**
     * @param polling after which the table is looked at again, unless somebody wakes this up
     */
    ScheduledJobs(
            DataSource database,
            Work work,
            DailySchedule schedule,
            InstantSource clock,
            List<RecurringTask<Void>> more,
            Duration polling) {
        launcher = work.launcher();
        accountMails = work.accountMails().tasks();
        List<RecurringTask<Void>> recurring =
                Stream.concat(
                                Stream.of(
                                        dailyRun(work, schedule, clock),
                                        housekeeping(work),
                                        retention(work),
                                        outbox(work)),
                                more.stream())
                        .toList();
        scheduler =
                Scheduler.create(database, accountMails)
                        .startTasks(recurring)
                        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                        .threads(THREADS)
                        .pollingInterval(polling)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(STOP_PATIENCE)
                        .alwaysPersistTimestampInUTC()
                        .build();
    }

    private static RecurringTask<Void> dailyRun(
            Work work, DailySchedule schedule, InstantSource clock) {
        return Tasks.recurring("daily-run", new DailyScheduleTimer(schedule))
                .onFailure((complete, operations) -> soonAgain(complete, operations, BUSY_RETRY))
                .execute(
                        (_, _) -> {
                            if (work.launcher().start(Trigger.SCHEDULE)
                                    instanceof RunStart.InProgress(var date)) {
                                var today = UtcDate.of(clock.instant());
                                if (date.isBefore(today)) {
                                    throw new IllegalStateException(
                                            "an older run is still being closed");
                                }
                            }
                        });
    }

    /** Each step is done whatever became of the one before it. */
    private static RecurringTask<Void> housekeeping(Work work) {
        return Tasks.recurring("housekeeping", FixedDelay.of(HOUSEKEEPING))
                .execute(
                        (_, _) ->
                                each(
                                        work.launcher()::resume,
                                        work.forgetOld(),
                                        () -> forgetUnconfirmed(work),
                                        () -> sendDailyEmails(work)));
    }

    private static void forgetUnconfirmed(Work work) {
        int forgotten = work.forgetUnconfirmed().forget();
        if (forgotten > 0) {
            LOG.info("{} accounts never confirmed were deleted", forgotten);
        }
    }

    private static void sendDailyEmails(Work work) {
        if (work.runs().active().isEmpty()) {
            work.dailyEmails().sendAll(RetryTiming.WAITS_ARE_KEPT);
        }
    }

    private static void each(Runnable... steps) {
        var failures = new ArrayList<RuntimeException>();
        for (var step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static RecurringTask<Void> outbox(Work work) {
        return Tasks.recurring("outbox", FixedDelay.of(OUTBOX))
                .execute((_, _) -> work.outbox().run());
    }

    private static RecurringTask<Void> retention(Work work) {
        return Tasks.recurring("retention", FixedDelay.of(RETENTION))
                .execute(
                        (_, _) -> {
                            int forgotten = work.forgetNews().forget();
                            if (forgotten > 0) {
                                LOG.info("old news was let go of, {} rows and more", forgotten);
                            }
                        });
    }

    private static <T> void soonAgain(
            ExecutionComplete complete, ExecutionOperations<T> operations, Duration wait) {
        operations.reschedule(complete, Instant.now().plus(wait));
    }

    /** Looks at once whether a job is due, if this scheduler works. */
    public void wakeUp() {
        var state = scheduler.getSchedulerState();
        if (state.isStarted() && !state.isShuttingDown()) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** How many letters and links wait to be mailed. */
    public long waiting() {
        return accountMails.stream()
                .mapToLong(
                        task ->
                                scheduler
                                        .getScheduledExecutionsForTask(task.getName(), String.class)
                                        .size())
                .sum();
    }

    /** Takes up what was interrupted, and keeps time from now on. */
    public void start() {
        launcher.resume();
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
