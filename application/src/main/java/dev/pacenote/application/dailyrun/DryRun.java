package dev.pacenote.application.dailyrun;

import dev.pacenote.application.delivery.MailText;
import dev.pacenote.application.digest.DigestTemplate;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tries a daily run without consequences. Everything is asked of the upstreams first; then the real
 * run works from those answers inside one transaction that is undone, with mails that are written
 * down for the admin and handed to nobody.
 */
public final class DryRun {

    private record Outcome(DailyRun run, List<MailPreview> mails) {}

    /** Carries the outcome out of the transaction that it undoes. */
    private static final class RollbackSignal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        RollbackSignal(Outcome outcome) {
            super("a dry run leaves nothing behind", null, false, false);
            this.outcome = outcome;
        }
    }

    private final DailyRuns runs;
    private final List<DryRunSource> dryRunSources;
    private final Function<DigestTemplate, SendDailyEmails> sender;
    private final RunOpening opening;
    private final Transactions transactions;
    private final RunClock clock;
    private final Supplier<RequestCount> requests;

    /**
     * @param sender makes the sender of a dry run from what each of its mails is written with; no
     *     mail server hears of them
     */
    public DryRun(
            DailyRuns runs,
            List<DryRunSource> dryRunSources,
            Function<DigestTemplate, SendDailyEmails> sender,
            RunOpening opening,
            Transactions transactions,
            RunClock clock,
            Supplier<RequestCount> requests) {
        this.runs = runs;
        this.dryRunSources = List.copyOf(dryRunSources);
        this.sender = sender;
        this.opening = opening;
        this.transactions = transactions;
        this.clock = clock;
        this.requests = requests;
    }

    /** Works an opened dry run off, for whoever holds the lock. */
    DailyRun execute(DailyRun opened) throws InterruptedException {
        var before = requests.get();
        var monitor = new DryRunMonitor(runs, clock, opened);
        boolean done = false;
        try {
            var sources = new ArrayList<DailySource>();
            for (var source : dryRunSources) {
                sources.add(source.prepared(opened, monitor));
            }
            var asked = requests.get().since(before);
            var outcome = undone(sources);
            runs.keepPreview(opened.id(), outcome.mails());
            done = true;
            return monitor.end(RunState.COMPLETED, outcome.run(), asked);
        } finally {
            if (!done) {
                monitor.end(RunState.INCOMPLETE, opened, requests.get().since(before));
            }
        }
    }

    private Outcome undone(List<DailySource> sources) {
        try {
            transactions.run(
                    () -> {
                        throw new RollbackSignal(play(sources));
                    });
            throw new IllegalStateException("a dry run always ends by being undone");
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
        var run =
                new ExecuteRun(
                        runs,
                        new DailySteps(runs, sources, sender.apply(previews), clock.clock()),
                        clock.withoutWaiting(),
                        () -> RequestCount.NONE);
        try {
            return new Outcome(run.execute(opening.today(DailyRun.Trigger.ADMIN)), mails);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
