package dev.pacenote.application.dailyrun;

import dev.pacenote.application.delivery.MailText;
import dev.pacenote.application.digest.DigestTemplate;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.dailyrun.MailPreview;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.UtcDate;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tries a daily run without consequences. Everything is asked of the upstreams first; then the real
 * run works from those answers inside one transaction that is undone, with mails that are written
 * down for the admin and handed to nobody.
 */
public final class DryRun {

    /** What a rehearsal needs of a feature area. */
    public interface Stage {
        /**
         * Asks everything that a run would ask.
         *
         * @return a source that answers from what was learned, without asking anybody
         */
        DailySource prepared(DailyRun rehearsal, DailySource.Monitor monitor)
                throws InterruptedException;
    }

    private record Outcome(DailyRun run, List<MailPreview> mails) {}

    /** Carries the outcome out of the transaction that it undoes. */
    private static final class RollbackSignal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        RollbackSignal(Outcome outcome) {
            super("a rehearsal leaves nothing behind", null, false, false);
            this.outcome = outcome;
        }
    }

    private final DailyRuns runs;
    private final RunLock lock;
    private final List<Stage> stages;
    private final Function<DigestTemplate, SendDailyEmails> sender;
    private final DailySchedule schedule;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;
    private final Supplier<RequestCount> requests;

    /**
     * @param sender makes the sender of a dry run from what each of its mails is written with; no
     *     mail server hears of them
     */
    public DryRun(
            DailyRuns runs,
            RunLock lock,
            List<Stage> stages,
            Function<DigestTemplate, SendDailyEmails> sender,
            DailySchedule schedule,
            Transactions transactions,
            InstantSource clock,
            Ids ids,
            Supplier<RequestCount> requests) {
        this.runs = runs;
        this.lock = lock;
        this.stages = List.copyOf(stages);
        this.sender = sender;
        this.schedule = schedule;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.requests = requests;
    }

    /** Opens a rehearsal, unless a run is active. */
    public RunStart start(RunWorkers workers) {
        return startUnless(Optional::empty, workers);
    }

    /**
     * Opens a rehearsal where the lock is held for the opening only and a message does the rest.
     *
     * @param underWay finds the run or rehearsal whose messages are on their way; it is asked while
     *     the lock is held, so that of several who ask at the same time one opens
     */
    public RunStart startUnless(Supplier<Optional<DailyRun>> underWay, RunWorkers workers) {
        var now = clock.instant();
        var held = lock.tryAcquire();
        if (held.isEmpty()) {
            return new RunStart.InProgress(activeDate(now));
        }
        boolean opened = false;
        try {
            var busy = underWay.get();
            if (busy.isPresent()) {
                return new RunStart.InProgress(busy.get().date());
            }
            // An interrupted run that waits to be resumed goes first.
            if (!runs.active().isEmpty()) {
                return new RunStart.InProgress(activeDate(now));
            }
            var rehearsal = DailyRun.rehearse(ids.next(), UtcDate.of(now), ids.next(), now);
            runs.save(rehearsal);
            var end = workers.take(new OpenedRun(rehearsal, held.get(), this::execute));
            opened = true;
            return new RunStart.Started(rehearsal, end);
        } finally {
            if (!opened) {
                held.get().close();
            }
        }
    }

    private LocalDate activeDate(Instant now) {
        return runs.active().stream()
                .findFirst()
                .map(DailyRun::date)
                .orElseGet(() -> UtcDate.of(now));
    }

    /** Works an opened dry run off, for whoever holds its lock. */
    DailyRun execute(DailyRun opened) throws InterruptedException {
        var before = requests.get();
        var watcher = new Watcher(opened);
        boolean done = false;
        try {
            var sources = new ArrayList<DailySource>();
            for (var stage : stages) {
                sources.add(stage.prepared(opened, watcher));
            }
            var asked = requests.get().since(before);
            var outcome = undone(sources);
            runs.keepPreview(opened.id(), outcome.mails());
            done = true;
            return watcher.end(RunState.COMPLETED, outcome.run(), asked);
        } finally {
            if (!done) {
                watcher.end(RunState.INCOMPLETE, opened, requests.get().since(before));
            }
        }
    }

    private Outcome undone(List<DailySource> sources) {
        try {
            transactions.run(
                    () -> {
                        throw new RollbackSignal(play(sources));
                    });
            throw new IllegalStateException("a rehearsal always ends by being undone");
        } catch (RollbackSignal undone) {
            return undone.outcome;
        }
    }

    private Outcome play(List<DailySource> sources) {
        var mails = new ArrayList<MailPreview>();
        DigestTemplate previews =
                digest -> {
                    mails.add(MailPreview.of(digest));
                    return new MailText(digest.subject(), "", "");
                };
        var daily =
                new RunDaily(
                        runs,
                        () -> Optional.of(() -> {}),
                        new DailySteps(runs, sources, sender.apply(previews), clock),
                        schedule,
                        clock,
                        ids,
                        _ -> {},
                        () -> RequestCount.NONE);
        var start = daily.start(DailyRun.Trigger.ADMIN, DryRun::executed);
        if (!(start instanceof RunStart.Started(_, var end))) {
            throw new IllegalStateException("the lock is ours");
        }
        return new Outcome(end.orElseThrow().join(), mails);
    }

    /** Works it off at once, in the transaction that is undone. */
    private static Optional<CompletableFuture<DailyRun>> executed(RunWorkers.Opened run) {
        try {
            return Optional.of(CompletableFuture.completedFuture(run.execute()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Notes how far the asking is, and never waits: what does not answer now stays unknown. */
    private final class Watcher implements DailySource.Monitor {

        private DailyRun rehearsal;

        Watcher(DailyRun rehearsal) {
            this.rehearsal = rehearsal;
        }

        @Override
        public void progress(DailyRun.SurveyCount count) {
            rehearsal = rehearsal.at(rehearsal.progress().withSurvey(count));
            runs.save(rehearsal);
        }

        @Override
        public void note(RunReport journal) {
            rehearsal = rehearsal.at(rehearsal.progress().withJournal(journal));
            runs.save(rehearsal);
        }

        @Override
        public void waitForUpstream(Duration length) {
            // Nobody's mail depends on a rehearsal.
        }

        DailyRun end(RunState how, DailyRun played, RequestCount asked) {
            rehearsal =
                    rehearsal
                            .at(
                                    played.progress()
                                            .withRequests(asked)
                                            .withJournal(rehearsal.progress().journal()))
                            .ended(how, played.tally(), clock.instant());
            runs.save(rehearsal);
            return rehearsal;
        }
    }
}
