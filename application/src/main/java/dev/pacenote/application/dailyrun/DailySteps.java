package dev.pacenote.application.dailyrun;

import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.dailyrun.WorkItem.Outcome;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a daily run. Each works on what is stored and can be repeated with the same result,
 * so it does not matter who takes them: one thread, one after the other, or many workers fed by
 * messages.
 */
public final class DailySteps {

    private static final System.Logger LOG = System.getLogger(DailySteps.class.getName());

    private final RunChanges changes;
    private final RunNotes notes;
    private final List<DailySource> sources;
    private final SendDailyEmails sender;
    private final Transactions transactions;
    private final InstantSource clock;
    private final boolean isUndone;

    public DailySteps(
            DailyRuns runs,
            RunNotes notes,
            List<DailySource> sources,
            SendDailyEmails sender,
            Transactions transactions,
            InstantSource clock) {
        this(new RunChanges(runs), notes, sources, sender, transactions, clock, false);
    }

    private DailySteps(
            RunChanges changes,
            RunNotes notes,
            List<DailySource> sources,
            SendDailyEmails sender,
            Transactions transactions,
            InstantSource clock,
            boolean isUndone) {
        this.changes = changes;
        this.notes = notes;
        this.sources = List.copyOf(sources);
        this.sender = sender;
        this.transactions = transactions;
        this.clock = clock;
        this.isUndone = isUndone;
    }

    /** The same steps, of a run that is undone: nobody may read in the log that it was. */
    DailySteps undone() {
        return new DailySteps(changes, notes, sources, sender, transactions, clock, true);
    }

    /**
     * Looks at everything that is followed; what this pass looked at already is not asked again.
     */
    public void survey(DailyRun run, DailySource.Monitor monitor) throws InterruptedException {
        for (var source : sources) {
            source.survey(run, monitor);
        }
    }

    /** The sections that were not made in this pass, one topic after the other. */
    public List<WorkItem.Section> due(DailyRun run) {
        var due = new ArrayList<WorkItem.Section>();
        for (var source : sources) {
            for (var work : source.sections()) {
                work.due(run)
                        .forEach(person -> due.add(new WorkItem.Section(person, work.topic())));
            }
        }
        return due;
    }

    /** The sections that are due and that nobody tried to make in this pass yet. */
    public List<WorkItem.Section> unmade(DailyRun run) {
        var noted = notes.of(run.pass());
        return due(run).stream().filter(section -> !noted.containsKey(section)).toList();
    }

    /** How many sections and mails of this pass were tried. */
    public RunNotes.Counted counted(DailyRun run) {
        return notes.count(run.pass());
    }

    /**
     * Makes a section and notes it, both or neither. One person's trouble never stops the others; a
     * lost store stops everybody. A dry run is one transaction around all of it, which stays whole.
     */
    public void write(DailyRun run, WorkItem.Section section) {
        try {
            transactions.apart(
                    () -> {
                        notes.note(run.pass(), section, attempt(run, section));
                        return true;
                    });
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "no " + section.topic() + " section for account " + section.person(),
                    e);
            notes.note(run.pass(), section, Outcome.FAILED);
        }
    }

    private Outcome attempt(DailyRun run, WorkItem.Section section) {
        var writer = writer(section);
        if (writer.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "section {0} is skipped: its area is switched off",
                    section.topic());
            return Outcome.NOTHING;
        }
        return writer.get().write(section.person(), run) ? Outcome.DONE : Outcome.NOTHING;
    }

    private Optional<SectionWriter> writer(WorkItem.Section section) {
        return sources.stream()
                .flatMap(source -> source.sections().stream())
                .filter(writer -> writer.topic().equals(section.topic()))
                .findFirst();
    }

    /**
     * Opens the date's mail for everybody who has something waiting.
     *
     * @return every mail that this pass has to try, those of earlier dates included
     */
    public Set<DailyEmailKey> open(DailyRun run) {
        var mails = new LinkedHashSet<>(sender.open(run.date()));
        mails.addAll(sender.waiting(RetryTiming.TRY_AT_ONCE));
        return mails;
    }

    /** Tries these mails one after the other, whatever each waits for. */
    public void send(DailyRun run, Collection<DailyEmailKey> mails) {
        sender.sendEach(
                mails,
                RetryTiming.TRY_AT_ONCE,
                (mail, tried) -> {
                    var outcome = outcome(tried);
                    // Whoever is sending it this moment says what becomes of it.
                    if (outcome != Outcome.NOTHING || !sender.isUnderWay(mail)) {
                        notes.note(run.pass(), new WorkItem.Mail(mail), outcome);
                    }
                });
    }

    private static Outcome outcome(SendDailyEmails.Tried tried) {
        return switch (tried) {
            case SendDailyEmails.Tried.Sent _ -> Outcome.DONE;
            case SendDailyEmails.Tried.NotSent _ -> Outcome.FAILED;
            case SendDailyEmails.Tried.NothingToSend _ -> Outcome.NOTHING;
        };
    }

    /** Mails that nobody tried in this pass yet, or that somebody is trying now. */
    public Set<DailyEmailKey> untried(DailyRun run) {
        var untried = new LinkedHashSet<>(sender.open(run.date()));
        untried.addAll(sender.unfinished());
        var noted = notes.of(run.pass());
        untried.removeIf(mail -> noted.containsKey(new WorkItem.Mail(mail)));
        return untried;
    }

    /**
     * Sums the pass up, and completes the history where a crash left it behind, for whoever holds
     * the lock.
     */
    public DailyRun end(DailyRun run, RunState how) {
        sender.tellHistory();
        return cleared(changes.save(ended(run, how)));
    }

    /** Ends a pass that others may end at the same time: the first one sums it up. */
    public void endOnce(DailyRun run, RunState how) {
        sender.tellHistory();
        changes.whileUnderWay(run, stored -> ended(stored, how)).ifPresent(this::cleared);
    }

    private DailyRun ended(DailyRun run, RunState how) {
        return run.ended(how, Tally.of(notes.of(run.pass())), clock.instant());
    }

    private DailyRun cleared(DailyRun ended) {
        notes.deleteAll(ended.pass());
        if (!isUndone) {
            log(ended);
        }
        return ended;
    }

    /** Operators count completed runs by this line, and are alarmed when there is none in a day. */
    private static void log(DailyRun ended) {
        LOG.log(
                Level.INFO,
                "run of {0} {1}: {2} of {3} looked at, {4} changed, {5} mails sent, {6} failed",
                ended.date(),
                ended.state().wireName(),
                ended.progress().surveyed(),
                ended.progress().watched(),
                ended.progress().changed(),
                ended.tally().sent(),
                ended.tally().failed());
    }
}
