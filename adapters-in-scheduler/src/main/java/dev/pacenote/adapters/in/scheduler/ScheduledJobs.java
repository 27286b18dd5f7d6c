package dev.pacenote.adapters.in.scheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.pacenote.adapters.in.scheduler.dailyrun.DailyScheduleTimer;
import dev.pacenote.adapters.in.scheduler.delivery.AccountMailJobs;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Everything that happens by the clock on a server: the daily run at its hour (also when the hour
 * was missed while nothing ran), mails about accounts, and the jobs of every feature. On several
 * instances each of these happens once.
 *
 * <p>None of them waits for another: each job has a thread of its own, and mails have theirs, so
 * that a mail server that is slow holds up no job, and no job a link to a new password.
 */
public final class ScheduledJobs implements AutoCloseable {

    private static final Duration POLLING = Duration.ofSeconds(5);
    private static final Duration BUSY_RETRY = Duration.ofMinutes(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAILS_AT_ONCE = 3;

    /**
     * More than there are slow ones, and less than there are connections to the database: after a
     * longer stop all are due together.
     */
    private static final int MAX_AT_ONCE = 10;

    /** A job whose instance was killed is taken over after about a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MISSED_HEARTBEATS = 6;

    /** Each of the two schedulers leaves alone for good what only the other one knows. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final RunLauncher launcher;
    private final Scheduler scheduler;
    private final Scheduler mailScheduler;
    private final List<Task<?>> accountMails;
    private final List<String> atStart;

    /**
     * Prepares everything; nothing happens before {@link #start}.
     *
     * @param jobs of all features
     */
    public ScheduledJobs(
            DataSource database,
            RunLauncher launcher,
            AccountMailJobs accountMailJobs,
            DailySchedule schedule,
            InstantSource clock,
            List<ScheduledJob> jobs) {
        this(database, launcher, accountMailJobs, schedule, clock, jobs, POLLING);
    }

    /**
     * @param polling after which the table is looked at again, unless somebody wakes this up
     */
    ScheduledJobs(
            DataSource database,
            RunLauncher launcher,
            AccountMailJobs accountMailJobs,
            DailySchedule schedule,
            InstantSource clock,
            List<ScheduledJob> jobs,
            Duration polling) {
        this.launcher = launcher;
        accountMails = accountMailJobs.tasks();
        atStart = jobs.stream().filter(ScheduledJob::isAtStart).map(ScheduledJob::name).toList();
        var recurring = new ArrayList<RecurringTask<Void>>();
        recurring.add(dailyRun(launcher, schedule, clock));
        jobs.forEach(job -> recurring.add(task(job)));
        mailScheduler =
                common(Scheduler.create(database, accountMails), polling)
                        .threads(MAILS_AT_ONCE)
                        .build();
        scheduler =
                common(Scheduler.create(database).startTasks(recurring), polling)
                        .threads(Math.min(recurring.size(), MAX_AT_ONCE))
                        .build();
    }

    private static SchedulerBuilder common(SchedulerBuilder builder, Duration polling) {
        return builder.schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .pollingInterval(polling)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP_TIMEOUT)
                .deleteUnresolvedAfter(NEVER)
                .alwaysPersistTimestampInUTC();
    }

    private static RecurringTask<Void> task(ScheduledJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.delay())).execute((_, _) -> job.run());
    }

    private static RecurringTask<Void> dailyRun(
            RunLauncher launcher, DailySchedule schedule, InstantSource clock) {
        return Tasks.recurring("daily-run", new DailyScheduleTimer(schedule))
                .onFailure((complete, operations) -> soonAgain(complete, operations, BUSY_RETRY))
                .execute(
                        (_, _) -> {
                            switch (launcher.start(Trigger.SCHEDULE)) {
                                case RunStart.Started _ -> {}
                                case RunStart.InProgress(var date) -> {
                                    if (date.isBefore(UtcDate.of(clock.instant()))) {
                                        throw new IllegalStateException(
                                                "an older run is still being closed");
                                    }
                                }
                                case RunStart.NotYet _ ->
                                        throw new IllegalStateException(
                                                "a dry run has not stopped yet");
                                case RunStart.NothingToResume _ ->
                                        throw new IllegalStateException("a start always starts");
                            }
                        });
    }

    private static <T> void soonAgain(
            ExecutionComplete complete, ExecutionOperations<T> operations, Duration wait) {
        operations.reschedule(complete, Instant.now().plus(wait));
    }

    /** Looks at once whether a mail about an account is due, if this scheduler works. */
    public void wakeUp() {
        var state = mailScheduler.getSchedulerState();
        if (state.isStarted() && !state.isShuttingDown()) {
            mailScheduler.triggerCheckForDueExecutions();
        }
    }

    /** How many mails about accounts wait. */
    public long waiting() {
        return accountMails.stream()
                .mapToLong(
                        task ->
                                mailScheduler
                                        .getScheduledExecutionsForTask(task.getName(), String.class)
                                        .size())
                .sum();
    }

    /** Takes up what was interrupted, and keeps time from now on. */
    public void start() {
        launcher.resume();
        atStart.forEach(this::runSoon);
        scheduler.start();
        mailScheduler.start();
    }

    private void runSoon(String job) {
        try {
            scheduler.reschedule(TaskInstanceId.of(job, RecurringTask.INSTANCE), Instant.now());
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException _) {
            // It is new, and due at once; or another instance is at work on it.
        }
    }

    @Override
    public void close() {
        // At the same time: each waits for what it has begun.
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            both.execute(scheduler::stop);
            both.execute(mailScheduler::stop);
        }
    }
}
