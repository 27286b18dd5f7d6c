package dev.pacenote.adapters.in.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.in.scheduler.delivery.AccountMailJobs;
import dev.pacenote.adapters.in.scheduler.trackmania.search.SearchJobWorkerTest;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccountMailQueue;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.contracts.identity.account.mail.AccountMailQueueContract;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.ExecuteRun;
import dev.pacenote.application.dailyrun.InMemoryDailyRuns;
import dev.pacenote.application.dailyrun.InMemoryRunLock;
import dev.pacenote.application.dailyrun.InMemoryRunNotes;
import dev.pacenote.application.dailyrun.RunClock;
import dev.pacenote.application.dailyrun.dryrun.DryRun;
import dev.pacenote.application.dailyrun.dryrun.InMemoryDryRunPreviews;
import dev.pacenote.application.dailyrun.start.InProcessRunLauncher;
import dev.pacenote.application.dailyrun.start.RunOpening;
import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.delivery.mail.InMemoryAccountMailHandOvers;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.delivery.mail.SendAccountMail;
import dev.pacenote.application.digest.DailyEmailContents;
import dev.pacenote.application.digest.HandOverDigest;
import dev.pacenote.application.digest.InMemoryCoverages;
import dev.pacenote.application.digest.InMemoryDailyEmails;
import dev.pacenote.application.digest.InMemoryDigestHistory;
import dev.pacenote.application.digest.InMemoryDigestItems;
import dev.pacenote.application.digest.OutcomeEffects;
import dev.pacenote.application.digest.RecordDeliveryOutcome;
import dev.pacenote.application.digest.RenderDigest;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.identity.account.mail.InMemoryAccountMailCodec;
import dev.pacenote.application.identity.credential.InMemoryCredentials;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.PlainHasher;
import dev.pacenote.application.identity.token.PlainTokens;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.platform.UtcDate;
import dev.pacenote.domain.platform.upstream.RequestCount;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scheduled jobs, and the queue of account mails, on a real job table. */
class ScheduledJobsTest implements AccountMailQueueContract {

    private static final String PAGES = "https://x.example";

    /** The waits between tries; after the last one there is one try. */
    private static final int RETRIES = 7;

    /** Jobs that are added wake it up; nobody here waits for it to look by itself. */
    private static final Duration SELDOM = Duration.ofHours(1);

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static EmbeddedPostgres postgres;
    private static PostgresStore store;

    private final List<AccountMail> arrived = new CopyOnWriteArrayList<>();
    private final Map<String, AccountMail> written = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger purges = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger failedJobs = new AtomicInteger();
    private final AtomicInteger resetTries = new AtomicInteger();
    private final AtomicInteger mailTries = new AtomicInteger();

    /** Whatever is tried fails with something that nobody foresaw. */
    private volatile boolean broken;

    private volatile boolean storesAway;

    /** Whether they begin and do not end. */
    private volatile boolean jobsTakeLong;

    private volatile boolean mailsTakeLong;

    private final AtomicInteger atWork = new AtomicInteger();

    private final Tables tables = new Tables();
    private final DailyRuns runs = new InMemoryDailyRuns(tables);
    private final InMemoryRunLock lock = new InMemoryRunLock();

    /** Noon of this day: no test meets midnight. */
    private final InstantSource clock =
            Clock.offset(
                    Clock.systemUTC(),
                    Duration.between(LocalTime.now(ZoneOffset.UTC), LocalTime.NOON));

    private InProcessRunLauncher launcher;
    private ScheduledJobs work;

    @BeforeAll
    static void database() throws IOException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        store = PostgresStore.open(SearchJobWorkerTest.settings(postgres));
    }

    @AfterAll
    static void closeDatabase() throws IOException {
        store.close();
        postgres.close();
    }

    private MailText write(AccountMail mail) {
        written.put("account." + mail.id(), mail);
        return new MailText("subject", "text", "html");
    }

    private Mailer.Result deliver(MailMessage mail) {
        mailTries.incrementAndGet();
        takeLong(() -> mailsTakeLong);
        if (broken) {
            throw new IllegalStateException("a bug");
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return new Mailer.Result.Refused(SendFailure.temporary("busy"));
        }
        arrived.add(Objects.requireNonNull(written.get(mail.messageId())));
        return new Mailer.Result.Accepted();
    }

    /** These runs meet no trouble that they would wait for. */
    private static void refuseToWait(Duration length) {
        throw new AssertionError("somebody waits for " + length);
    }

    private void fail() {
        failedJobs.incrementAndGet();
        throw new IllegalStateException("a bug");
    }

    private void slowJob() {
        takeLong(() -> jobsTakeLong);
    }

    /** Until the test says that it has seen enough. */
    private void takeLong(Callable<Boolean> still) {
        atWork.incrementAndGet();
        Samples.until(() -> !still.call());
        atWork.decrementAndGet();
    }

    /** Jobs whose daily run is due far from now. */
    private ScheduledJobs open(PostgresStore store) {
        var due = LocalTime.now(ZoneOffset.UTC).plusHours(12).withNano(0);
        Mailer mailer = this::deliver;
        var items = new InMemoryDigestItems(tables);
        var emails = new InMemoryDailyEmails(tables);
        var users = new InMemoryAccounts(tables);
        var preferences = new InMemoryNoticePreferences(tables);
        var writer =
                new RenderDigest(
                        new InMemoryCoverages(tables),
                        List.of(),
                        new PlainTokens(),
                        new AccountLinks(PAGES),
                        clock);
        var contents = new DailyEmailContents(items, writer);
        var sender =
                new SendDailyEmails(
                        contents,
                        emails,
                        new ChooseChannel(preferences),
                        new HandOverDigest(
                                contents,
                                digest -> new MailText(digest.subject(), "text", "html"),
                                mailer),
                        new RecordDeliveryOutcome(
                                contents,
                                emails,
                                users,
                                new OutcomeEffects(
                                        new InMemoryDigestHistory(tables),
                                        new StopDailyMail(
                                                preferences,
                                                new InMemoryOutbox(tables),
                                                tables,
                                                clock,
                                                UUID::randomUUID),
                                        writer,
                                        clock),
                                tables,
                                ScheduledJobsTest::refuseToWait),
                        tables,
                        clock,
                        UUID::randomUUID);
        var schedule = new DailySchedule(due, ZoneOffset.UTC);
        var runClock = new RunClock(schedule, clock, ScheduledJobsTest::refuseToWait);
        var opening = new RunOpening(runs, runClock, UUID::randomUUID);
        launcher =
                new InProcessRunLauncher(
                        new StartRun(
                                lock,
                                opening,
                                new ExecuteRun(
                                        runs,
                                        new DailySteps(
                                                runs,
                                                new InMemoryRunNotes(tables),
                                                List.of(),
                                                sender,
                                                tables,
                                                clock),
                                        runClock,
                                        () -> RequestCount.NONE),
                                new DryRun(
                                        new InMemoryDryRunPreviews(tables),
                                        List.of(),
                                        (_, _) -> {
                                            throw new AssertionError("nobody makes dry runs here");
                                        },
                                        opening,
                                        tables,
                                        () -> RequestCount.NONE)));
        var accountMails =
                new SendAccountMail(
                        mailer,
                        new InMemoryAccountMailHandOvers(),
                        this::write,
                        users,
                        passwords(),
                        new PlainTokens(),
                        new AccountLinks(PAGES),
                        clock);
        return new ScheduledJobs(
                store.dataSource(),
                launcher,
                new AccountMailJobs(() -> accountMails, this::ask, codec, clock),
                schedule,
                clock,
                List.of(
                        ScheduledJob.of("slow-poll", SELDOM, this::slowJob),
                        ScheduledJob.of("slow-import", SELDOM, this::slowJob),
                        ScheduledJob.of("slow-check", SELDOM, this::slowJob),
                        ScheduledJob.of("slow-recount", SELDOM, this::slowJob),
                        ScheduledJob.of("interrupted-runs", SECOND, launcher::resume),
                        ScheduledJob.of("broken", SECOND, this::fail),
                        ScheduledJob.atStart("look-around", SELDOM, looks::incrementAndGet),
                        ScheduledJob.of("purge", SECOND, purges::incrementAndGet)),
                SELDOM);
    }

    private final AccountMailCodec codec = new InMemoryAccountMailCodec();

    private AccountMailQueue queue(PostgresStore database) {
        return new PostgresAccountMailQueue(database.dataSource(), codec, () -> work.wakeUp());
    }

    private void ask(PasswordResetRequest request) {
        resetTries.incrementAndGet();
        if (storesAway) {
            throw new StoreUnavailableException(new IOException("no answer"));
        }
        if (broken) {
            throw new IllegalStateException("a bug");
        }
        resetsAsked.add(request);
    }

    private final List<PasswordResetRequest> resetsAsked = new CopyOnWriteArrayList<>();

    @Override
    public List<PasswordResetRequest> resetsAsked() {
        return resetsAsked;
    }

    @BeforeEach
    void start() {
        work = open(store);
        work.start();
    }

    @AfterEach
    void stop() {
        work.close();
        launcher.close();
    }

    @Override
    public AccountMailQueue mailQueue() {
        return queue(store);
    }

    @Override
    public List<AccountMail> arrived() {
        return arrived;
    }

    @Override
    public void failNext(int tries) {
        failures.set(tries);
    }

    /**
     * Starts again when the wait after a failed try is over: a minute that nobody here sits out.
     */
    @Override
    public void restart() {
        Samples.until(() -> failures.get() == 0);
        stop();
        update(
                "update scheduled_tasks set execution_time = now()"
                        + " where task_name = 'account-mail'"
                        + " and execution_time < now() + interval '90 seconds'");
        start();
    }

    private static PendingAccountMail written() {
        return new PendingAccountMail.Written(AccountMailQueueContract.mail());
    }

    /** Tries that are left of the usual schedule when so many failed. */
    private static void alreadyFailed(UUID job, int times) {
        update(
                "update scheduled_tasks set consecutive_failures = "
                        + times
                        + ", execution_time = now() where task_instance = '"
                        + job
                        + "'");
    }

    private static long secondsUntil(UUID job) {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select extract(epoch from execution_time - now())::bigint"
                                        + " from scheduled_tasks where task_instance = '"
                                        + job
                                        + "'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> failuresOf(UUID job) {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select coalesce(consecutive_failures, 0) from scheduled_tasks"
                                        + " where task_instance = '"
                                        + job
                                        + "'")) {
            var found = new ArrayList<Integer>();
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once tried, it waits; when the last wait is over, it is tried and gone. */
    private void isGivenUpAtLast(UUID job, AtomicInteger tries) {
        Samples.until(() -> failuresOf(job).equals(List.of(1)));
        int before = tries.get();

        stop();
        alreadyFailed(job, RETRIES);
        start();

        Samples.until(() -> failuresOf(job).isEmpty());
        assertThat(tries.get()).isEqualTo(before + 1);
    }

    @Test
    void a_job_that_says_so_runs_soon_after_each_start_whenever_it_ran_last() {
        Samples.until(() -> looks.get() > 0);
        stop();
        int before = looks.get();

        start();

        Samples.until(() -> looks.get() > before);
    }

    @Test
    void a_mail_that_cannot_be_written_is_given_up_after_the_last_try() {
        broken = true;
        var mail = written();

        mailQueue().post(mail);

        isGivenUpAtLast(mail.id(), mailTries);
    }

    @Test
    void a_wish_that_meets_an_absent_store_again_and_again_waits_a_minute_each_time() {
        storesAway = true;
        var request =
                new PasswordResetRequest(
                        UUID.randomUUID(), new EmailAddress("zoe@example.org"), Samples.NOON);
        mailQueue().requestReset(request);
        Samples.until(() -> failuresOf(request.id()).equals(List.of(1)));
        stop();
        alreadyFailed(request.id(), RETRIES - 1);
        start();

        Samples.until(() -> failuresOf(request.id()).equals(List.of(RETRIES)));

        assertThat(secondsUntil(request.id())).isLessThanOrEqualTo(60);
    }

    @Test
    void a_wish_for_a_reset_link_that_nobody_can_hear_is_given_up_after_the_last_try() {
        broken = true;
        var request =
                new PasswordResetRequest(
                        UUID.randomUUID(), new EmailAddress("zoe@example.org"), Samples.NOON);

        mailQueue().requestReset(request);

        isGivenUpAtLast(request.id(), resetTries);
    }

    @Test
    void what_cannot_be_read_is_given_up_after_the_last_try() {
        broken = true;
        var mail = written();
        mailQueue().post(mail);
        Samples.until(() -> failuresOf(mail.id()).equals(List.of(1)));
        stop();
        update(
                "update scheduled_tasks set task_data = '\\x00' where task_instance = '"
                        + mail.id()
                        + "'");
        alreadyFailed(mail.id(), RETRIES);

        start();

        Samples.until(() -> failuresOf(mail.id()).isEmpty());
    }

    private Passwords passwords() {
        return new Passwords(new InMemoryCredentials(tables), new PlainHasher());
    }

    @Test
    void a_link_is_made_when_the_mail_is_sent_and_none_when_it_would_be_void() {
        var users = new InMemoryAccounts(tables);
        var account = Samples.account(users);
        var reset = UUID.randomUUID();
        var replaced = UUID.randomUUID();
        passwords().requestReset(account.id(), replaced, Samples.NOON);
        passwords().requestReset(account.id(), reset, Samples.NOON);

        mailQueue().post(new PendingAccountMail.SetPassword(replaced, account.id()));
        mailQueue().post(new PendingAccountMail.SetPassword(reset, account.id()));

        Samples.until(() -> failuresOf(replaced).isEmpty() && failuresOf(reset).isEmpty());
        assertThat(arrived)
                .containsExactly(
                        new AccountMail(
                                reset,
                                AccountMail.Kind.RESET_PASSWORD,
                                Samples.address(account),
                                account.username().value(),
                                new AccountLinks(PAGES).resetPassword("reset")));
    }

    private static void update(String sql) {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_absent_database_is_said_in_our_own_words() {
        stop();
        var lost = PostgresStore.open(SearchJobWorkerTest.settings(postgres));
        lost.close();
        var queue = queue(lost);
        var zoe = new EmailAddress("zoe@example.org");

        assertThatThrownBy(
                        () ->
                                queue.requestReset(
                                        new PasswordResetRequest(
                                                UUID.randomUUID(), zoe, Samples.NOON)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> queue.post(written()))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void an_interrupted_run_is_taken_up_at_the_start() {
        var today = UtcDate.of(clock.instant());
        stop();
        runs.insert(
                DailyRun.open(
                        UUID.randomUUID(),
                        today,
                        Trigger.CRON,
                        UUID.randomUUID(),
                        clock.instant()));

        start();

        Samples.until(
                () ->
                        runs.find(today)
                                .filter(run -> run.state() == RunState.COMPLETED)
                                .isPresent());
    }

    @Test
    void a_run_whose_hour_was_missed_while_nothing_ran_takes_place_at_the_start() {
        stop();
        update(
                "update scheduled_tasks set execution_time = now() - interval '2 hours'"
                        + " where task_name = 'daily-run'");

        start();

        var today = UtcDate.of(clock.instant());
        Samples.until(() -> runs.find(today).isPresent());
        assertThat(runs.find(today).orElseThrow().trigger()).isEqualTo(Trigger.SCHEDULE);
    }

    /** Starts when these are due, those first that are named first. */
    private void startWithDue(String... jobs) {
        for (int i = 0; i < jobs.length; i++) {
            update(
                    "update scheduled_tasks set execution_time = now() - interval '"
                            + (jobs.length - i)
                            + " hours' where task_name = '"
                            + jobs[i]
                            + "'");
        }
        start();
    }

    private void untilRunOfToday() {
        Samples.until(() -> runs.find(UtcDate.of(clock.instant())).isPresent());
    }

    @Test
    void jobs_that_take_long_hold_up_no_mail_no_other_job_and_not_the_daily_run() {
        stop();
        int before = purges.get();
        jobsTakeLong = true;
        try {
            startWithDue(
                    "slow-poll", "slow-import", "slow-check", "slow-recount", "purge", "daily-run");
            Samples.until(() -> atWork.get() == 4);

            untilRunOfToday();
            Samples.until(() -> purges.get() > before);
            mailQueue().post(written());
            Samples.until(() -> arrived.size() == 1);

            assertThat(atWork).hasValue(4);
        } finally {
            jobsTakeLong = false;
        }
    }

    @Test
    void mails_that_take_long_hold_up_no_job_and_not_the_daily_run() {
        stop();
        int before = purges.get();
        for (int i = 0; i < 20; i++) {
            mailQueue().post(written());
        }
        mailsTakeLong = true;
        try {
            startWithDue("account-mail", "purge", "daily-run");
            Samples.until(() -> atWork.get() == 3);

            untilRunOfToday();
            Samples.until(() -> purges.get() > before);
            assertThat(arrived).isEmpty();
        } finally {
            mailsTakeLong = false;
        }
        Samples.until(() -> arrived.size() == 20);
    }

    @Test
    void at_its_hour_the_run_ends_a_dry_run_and_is_tried_again_a_minute_later() {
        stop();
        var today = UtcDate.of(clock.instant());
        var dryRun =
                DailyRun.openDryRun(UUID.randomUUID(), today, UUID.randomUUID(), clock.instant());
        runs.insert(dryRun);
        assertThat(lock.tryAcquire()).as("the dry run is at work").isPresent();
        update("update scheduled_tasks set execution_time = now() where task_name = 'daily-run'");

        start();

        Samples.until(() -> runs.activeDryRuns().isEmpty());
        Samples.until(ScheduledJobsTest::isRunDueWithinAMinute);
        assertThat(runs.find(today)).isEmpty();
    }

    private static boolean isRunDueWithinAMinute() {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select not picked and consecutive_failures > 0 and execution_time"
                                        + " < now() + interval '61 seconds' from scheduled_tasks"
                                        + " where task_name = 'daily-run'")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_jobs_of_features_run_by_the_clock_and_one_that_fails_stops_no_other() {
        stop();
        int failedBefore = failedJobs.get();
        int purgesBefore = purges.get();
        update(
                "update scheduled_tasks set execution_time = now()"
                        + " where task_name in ('broken', 'purge')");

        start();

        Samples.until(() -> failedJobs.get() > failedBefore && purges.get() > purgesBefore);
    }
}
