package dev.pacenote.adapters.in.scheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunLauncher;
import dev.pacenote.application.dailyrun.RunLauncher.Launch;
import dev.pacenote.application.delivery.SendAccountLetter;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.AccountMailCodec;
import dev.pacenote.application.identity.account.ForgetUnconfirmed;
import dev.pacenote.application.identity.account.Letters;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.retention.ForgetOldNews;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.delivery.RetrySchedule;
import dev.pacenote.domain.digest.DailyEmail.Patience;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.ResetRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that happens by the clock: the daily run at its hour (also when the hour was missed
 * while nothing ran), interrupted runs taken up again, failed mails tried again, account letters
 * sent, what was left in the outbox handed on. On several instances each of these happens once.
 */
public final class ClockWork implements Letters, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWork.class);

    private static final Duration HOUSEKEEPING = Duration.ofSeconds(20);
    private static final Duration RETENTION = Duration.ofHours(1);
    private static final Duration OUTBOX = Duration.ofMinutes(1);
    private static final Duration POLLING = Duration.ofSeconds(5);
    private static final Duration BUSY_RETRY = Duration.ofMinutes(1);
    private static final int MOST_BUSY_RETRIES = 60;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final int THREADS = 3;

    /** A job whose instance was killed is taken over after about a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MISSED_HEARTBEATS = 6;

    /**
     * What the clock drives.
     *
     * @param outbox hands on what a crash or an outage left in the outbox
     * @param codec of the mails and requests that wait in the table
     * @param forgetOld removes what has served its time
     * @param forgetNews removes what was told long ago
     * @param sendReset mails the link to a new password, if the address has an account
     */
    public record Work(
            RunLauncher launcher,
            DailyRuns runs,
            SendDailyEmails dailyEmails,
            SendAccountLetter accountLetters,
            Consumer<ResetRequest> sendReset,
            AccountMailCodec codec,
            ForgetUnconfirmed forgetUnconfirmed,
            Runnable outbox,
            Runnable forgetOld,
            ForgetOldNews forgetNews) {}

    private final RunLauncher launcher;
    private final AccountMailCodec codec;
    private final Scheduler scheduler;
    private final OneTimeTask<String> letters;
    private final OneTimeTask<String> resets;

    /** Prepares everything; nothing happens before {@link #start}. */
    public ClockWork(DataSource database, Work work, DailySchedule schedule, InstantSource clock) {
        this(database, work, schedule, clock, List.of());
    }

    /**
     * Prepares everything; nothing happens before {@link #start}.
     *
     * @param more happens by the clock as well
     */
    public ClockWork(
            DataSource database,
            Work work,
            DailySchedule schedule,
            InstantSource clock,
            List<RecurringTask<Void>> more) {
        launcher = work.launcher();
        codec = work.codec();
        letters = letterTask(work.accountLetters(), codec);
        resets =
                Tasks.oneTime("password-reset", String.class)
                        .onFailure(ClockWork::againOrGiveUp)
                        .execute(
                                (instance, _) ->
                                        work.sendReset()
                                                .accept(
                                                        codec.readReset(
                                                                UUID.fromString(instance.getId()),
                                                                instance.getData(),
                                                                clock.instant())));
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
                Scheduler.create(database, List.<Task<?>>of(letters, resets))
                        .startTasks(recurring)
                        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                        .threads(THREADS)
                        .pollingInterval(POLLING)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(STOP_PATIENCE)
                        .enableImmediateExecution()
                        .alwaysPersistTimestampInUTC()
                        .build();
    }

    private static RecurringTask<Void> dailyRun(
            Work work, DailySchedule schedule, InstantSource clock) {
        return Tasks.recurring("daily-run", new Appointment(schedule))
                .onFailure((complete, operations) -> soonAgain(complete, operations, BUSY_RETRY))
                .execute(
                        (_, _) -> {
                            if (work.launcher().start(Trigger.SCHEDULE)
                                    instanceof Launch.InProgress(var date)) {
                                var today = DailySchedule.dateOf(clock.instant());
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
            work.dailyEmails().sendAll(Patience.WAITS_ARE_KEPT);
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

    /**
     * A store that was away is asked again soon, for an hour at most; whatever else failed, the
     * mail server or this program, waits longer each time. After the last try the work is given up,
     * and its job removed.
     */
    private static void againOrGiveUp(
            ExecutionComplete complete, ExecutionOperations<String> operations) {
        var task = complete.getExecution().taskInstance;
        int failed = complete.getExecution().consecutiveFailures + 1;
        var wait =
                switch (complete.getCause().orElse(null)) {
                    case LaterException later -> Optional.of(later.wait);
                    case StoreUnavailableException _ when failed < MOST_BUSY_RETRIES ->
                            Optional.of(BUSY_RETRY);
                    case null, default -> RetrySchedule.waitAfter(failed);
                };
        if (wait.isPresent()) {
            soonAgain(complete, operations, wait.get());
        } else {
            LOG.error(
                    "gave up on {} {} after {} attempts: {}",
                    task.getTaskName(),
                    task.getId(),
                    failed,
                    complete.getCause().map(cause -> cause.getClass().getName()).orElse("unknown"));
            operations.stop();
        }
    }

    private static OneTimeTask<String> letterTask(
            SendAccountLetter sender, AccountMailCodec codec) {
        return Tasks.oneTime("account-letter", String.class)
                .onFailure(ClockWork::againOrGiveUp)
                .execute(
                        (instance, context) -> {
                            var mail = codec.readMail(instance.getData());
                            int failed = context.getExecution().consecutiveFailures;
                            switch (sender.send(mail, failed)) {
                                case SendAccountLetter.Result.Sent _ ->
                                        LOG.debug("letter {} sent", mail.id());
                                case SendAccountLetter.Result.NotNeeded _ ->
                                        LOG.debug(
                                                "letter {} not sent: its link is void", mail.id());
                                case SendAccountLetter.Result.TryAgain(var wait) ->
                                        throw new LaterException(wait);
                                case SendAccountLetter.Result.GivenUp(var why) ->
                                        LOG.warn("letter {} given up: {}", mail.id(), why);
                            }
                        });
    }

    /** Not an error: the way to tell the scheduler when to come back. */
    private static final class LaterException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Duration wait;

        LaterException(Duration wait) {
            super("the mail server did not take it; again in " + wait, null, false, false);
            this.wait = wait;
        }
    }

    @Override
    public void post(PendingAccountMail mail) {
        put(letters.instance(mail.id().toString(), codec.write(mail)));
    }

    @Override
    public void postReset(ResetRequest request) {
        put(resets.instance(request.id().toString(), codec.write(request)));
    }

    /** A letter that is in the table already stays as it is. */
    private void put(TaskInstance<String> job) {
        Jobs.put(() -> scheduler.scheduleIfNotExists(job, Instant.now()));
    }

    /** How many letters and links wait to be mailed. */
    public long waiting() {
        return Stream.of(letters, resets)
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
