package dev.pacenote.application.dailyrun.dryrun;

import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.ExecuteRun;
import dev.pacenote.application.dailyrun.start.RunOpening;
import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.application.digest.DigestTemplate;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.util.ArrayList;
import java.util.List;
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

    /** Carries an interruption out of the transaction that it undoes. */
    private static final class InterruptionSignal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final InterruptedException interruption;

        InterruptionSignal(InterruptedException interruption) {
            super(interruption);
            this.interruption = interruption;
        }
    }

    /** Makes the run that is undone: it works from these sources. */
    @FunctionalInterface
    public interface Execution {

        /**
         * @param template what each mail is written with; no mail server hears of it
         */
        ExecuteRun of(List<DailySource> sources, DigestTemplate template);
    }

    private final DryRunPreviews previews;
    private final List<DryRunSource> dryRunSources;
    private final Execution execution;
    private final RunOpening opening;
    private final Transactions transactions;
    private final Supplier<RequestCount> requests;

    public DryRun(
            DryRunPreviews previews,
            List<DryRunSource> dryRunSources,
            Execution execution,
            RunOpening opening,
            Transactions transactions,
            Supplier<RequestCount> requests) {
        this.previews = previews;
        this.dryRunSources = List.copyOf(dryRunSources);
        this.execution = execution;
        this.opening = opening;
        this.transactions = transactions;
        this.requests = requests;
    }

    /**
     * Works an opened dry run off, for whoever holds the lock. Whatever keeps it from its end, it
     * ends incomplete: nobody takes it up again.
     *
     * @throws InterruptedException when this process stops, or the worker has no more time
     */
    public DailyRun execute(DailyRun opened) throws InterruptedException {
        var before = requests.get();
        var monitor = opening.monitor(opened);
        try {
            var sources = new ArrayList<DailySource>();
            for (var source : dryRunSources) {
                sources.add(source.prepared(opened, monitor));
            }
            var asked = requests.get().since(before);
            var outcome = undone(sources);
            previews.save(opened.id(), outcome.mails());
            return monitor.end(RunState.COMPLETED, outcome.run(), asked);
        } catch (InterruptedException | RuntimeException | Error e) {
            endIncomplete(opened, monitor, requests.get().since(before), e);
            throw e;
        }
    }

    /**
     * @param reason why it failed, which a further failure does not hide
     */
    private static void endIncomplete(
            DailyRun opened, DryRunMonitor monitor, RequestCount asked, Throwable reason) {
        try {
            monitor.end(RunState.INCOMPLETE, opened, asked);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private Outcome undone(List<DailySource> sources) throws InterruptedException {
        try {
            transactions.run(
                    () -> {
                        throw new RollbackSignal(play(sources));
                    });
            throw new IllegalStateException("a dry run always ends by being undone");
        } catch (RollbackSignal undone) {
            return undone.outcome;
        } catch (InterruptionSignal signal) {
            throw signal.interruption;
        }
    }

    private Outcome play(List<DailySource> sources) {
        var mails = new ArrayList<MailPreview>();
        DigestTemplate template =
                digest -> {
                    mails.add(MailPreview.of(digest));
                    return new MailText(digest.subject(), "", "");
                };
        var run = execution.of(sources, template);
        try {
            return new Outcome(run.execute(opening.today(DailyRun.Trigger.ADMIN)), mails);
        } catch (InterruptedException e) {
            throw new InterruptionSignal(e);
        }
    }
}
