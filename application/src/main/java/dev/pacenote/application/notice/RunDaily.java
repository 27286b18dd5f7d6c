package dev.pacenote.application.notice;

import dev.pacenote.application.shared.Ids;
import dev.pacenote.application.shared.Pauses;
import dev.pacenote.application.shared.StoreUnavailableException;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.notice.DailyEmail.Patience;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.DailyRun.SectionCount;
import dev.pacenote.domain.notice.DailyRun.Tally;
import dev.pacenote.domain.notice.DailyRun.Trigger;
import dev.pacenote.domain.notice.DailySchedule;
import dev.pacenote.domain.notice.Journal;
import dev.pacenote.domain.notice.RequestCount;
import dev.pacenote.domain.notice.RunState;
import dev.pacenote.domain.notice.Topic;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The daily run: open the date, survey, make everybody's sections, send. Every step can be repeated
 * after a crash with the same result, so the run goes on wherever its stored state says it was.
 */
public final class RunDaily {

    private static final System.Logger LOG = System.getLogger(RunDaily.class.getName());

    /**
     * The upstream's absence is looked at again at least this often, so that a due date is seen.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    public sealed interface Start {
        /** The run is open and its lock is held; {@link #execute} must follow. */
        record Opened(DailyRun run, RunLock.Held lock) implements Start {}

        /**
         * Some run is active, whoever started it.
         *
         * @param date of that run
         */
        record InProgress(LocalDate date) implements Start {}

        /** There is no interrupted run to resume. */
        record NothingToResume() implements Start {}
    }

    private final DailyRuns runs;
    private final RunLock lock;
    private final List<DailySource> sources;
    private final SendDailyEmails sender;
    private final DailySchedule schedule;
    private final InstantSource clock;
    private final Ids ids;
    private final Pauses pauses;
    private final Supplier<RequestCount> requests;

    /**
     * @param requests counts what runs have asked of the upstreams since this process began
     */
    public RunDaily(
            DailyRuns runs,
            RunLock lock,
            List<DailySource> sources,
            SendDailyEmails sender,
            DailySchedule schedule,
            InstantSource clock,
            Ids ids,
            Pauses pauses,
            Supplier<RequestCount> requests) {
        this.runs = runs;
        this.lock = lock;
        this.sources = List.copyOf(sources);
        this.sender = sender;
        this.schedule = schedule;
        this.clock = clock;
        this.ids = ids;
        this.pauses = pauses;
        this.requests = requests;
    }

    /**
     * Opens today's run: a first pass, a further pass after an earlier one ended, or the rest of
     * one that was interrupted. Interrupted runs of earlier dates are closed as incomplete; what
     * they left is part of this one.
     */
    public Start start(Trigger trigger) {
        return locked(
                held -> {
                    var now = clock.instant();
                    var today = DailySchedule.dateOf(now);
                    closeBefore(today, now);
                    closeRehearsals(now);
                    var run =
                            runs.find(today)
                                    .map(
                                            known ->
                                                    known.state().active()
                                                            ? known.in(RunState.RUNNING)
                                                            : known.again(trigger, ids.next(), now))
                                    .orElseGet(
                                            () ->
                                                    DailyRun.open(
                                                            ids.next(),
                                                            today,
                                                            trigger,
                                                            ids.next(),
                                                            now));
                    runs.save(run);
                    return new Start.Opened(run, held);
                });
    }

    /**
     * Takes up a run that a crash or a lost database interrupted; its date stays what it was. One
     * whose successor is due is closed instead: the successor takes the rest over.
     */
    public Start resume() {
        if (runs.active().isEmpty()) {
            return new Start.NothingToResume();
        }
        return locked(
                held -> {
                    var now = clock.instant();
                    closeOverdue(now);
                    var interrupted = runs.active();
                    if (interrupted.isEmpty()) {
                        held.close();
                        return new Start.NothingToResume();
                    }
                    var run = interrupted.getLast().in(RunState.RUNNING);
                    closeBefore(run.date(), now);
                    runs.save(run);
                    return new Start.Opened(run, held);
                });
    }

    private interface Opening {
        Start with(RunLock.Held held);
    }

    private Start locked(Opening opening) {
        var held = lock.tryAcquire();
        if (held.isEmpty()) {
            // Where nothing is stored yet, somebody is opening today's run right now.
            return new Start.InProgress(
                    runs.active().stream()
                            .findFirst()
                            .map(DailyRun::date)
                            .orElseGet(() -> DailySchedule.dateOf(clock.instant())));
        }
        try {
            return opening.with(held.get());
        } catch (RuntimeException e) {
            held.get().close();
            throw e;
        }
    }

    /** A rehearsal that still seems to go on while the lock is ours was interrupted. */
    private void closeRehearsals(Instant now) {
        for (var rehearsal : runs.rehearsing()) {
            runs.save(rehearsal.ended(RunState.INCOMPLETE, rehearsal.tally(), now));
        }
    }

    private void closeOverdue(Instant now) {
        for (var old : runs.active()) {
            if (!now.isBefore(schedule.nextDateDue(old.date()))) {
                runs.save(old.ended(RunState.INCOMPLETE, old.tally(), now));
            }
        }
    }

    private void closeBefore(LocalDate date, Instant now) {
        for (var old : runs.active()) {
            if (old.date().isBefore(date)) {
                runs.save(old.ended(RunState.INCOMPLETE, old.tally(), now));
            }
        }
    }

    /**
     * Works an opened run off, and gives its lock back. When the store is lost the run stays as it
     * is stored, for {@link #resume}.
     */
    public DailyRun execute(Start.Opened opened) throws InterruptedException {
        try (var _ = opened.lock()) {
            var work = new Pass(opened.run());
            try {
                return work.run();
            } catch (RunOverdueException e) {
                LOG.log(Level.WARNING, "the run of {0} is closed unfinished", opened.run().date());
                return work.end(RunState.INCOMPLETE);
            }
        }
    }

    /** One pass over an opened run. */
    private final class Pass implements DailySource.Monitor {

        private DailyRun run;
        private final Map<Topic, SectionCount> counts = new HashMap<>();
        private final Set<UserId> people = new HashSet<>();
        private int sent;
        private int failed;
        private int skipped;

        /** What was asked when this began; what this pass asked before an interruption. */
        private final RequestCount requestsBefore;

        private final RequestCount requestsOfThisPass;
        private final Journal journalBefore;

        Pass(DailyRun run) {
            this.run = run;
            this.requestsBefore = requests.get();
            this.requestsOfThisPass = run.progress().requests();
            this.journalBefore = run.progress().journal();
        }

        DailyRun run() throws InterruptedException {
            for (var source : sources) {
                source.survey(run, this);
            }
            for (var source : sources) {
                for (var work : source.sections()) {
                    write(work);
                }
            }
            sender.open(run.date());
            var report = sender.sendAll(Patience.TRY_AT_ONCE);
            sent = report.sent();
            failed = report.failed();
            people.removeAll(report.people());
            skipped = people.size();
            return end(RunState.COMPLETED);
        }

        DailyRun end(RunState how) {
            run = counted(run);
            run = run.ended(how, new Tally(counts, sent, skipped, failed), clock.instant());
            runs.save(run);
            return run;
        }

        private void write(DailySource.SectionWork work) {
            var due = work.due(run);
            save(run.at(run.progress().withPeople(due.size(), 0)));
            int done = 0;
            for (var person : due) {
                counts.merge(work.topic(), attempt(work, person), SectionCount::plus);
                done++;
            }
            save(run.at(run.progress().withPeople(due.size(), done)));
        }

        /** One person's trouble never stops the others; a lost store stops everybody. */
        private SectionCount attempt(DailySource.SectionWork work, UserId person) {
            try {
                if (!work.write(person, run)) {
                    return SectionCount.NONE;
                }
                people.add(person);
                return new SectionCount(1, 0);
            } catch (StoreUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "no " + work.topic() + " section for account " + person, e);
                people.add(person);
                return new SectionCount(1, 1);
            }
        }

        @Override
        public void progress(DailyRun.SurveyCount count) {
            save(run.in(RunState.RUNNING).at(run.progress().withSurvey(count)));
        }

        @Override
        public void note(Journal journal) {
            save(run.at(run.progress().withJournal(journalBefore.and(journal))));
        }

        @Override
        public void waitForUpstream(Duration length) throws InterruptedException {
            save(run.in(RunState.WAITING));
            var left = length;
            while (left.isPositive()) {
                if (!clock.instant().isBefore(schedule.nextDateDue(run.date()))) {
                    throw new RunOverdueException();
                }
                var step = left.compareTo(LONGEST_PAUSE) < 0 ? left : LONGEST_PAUSE;
                pauses.pause(step);
                left = left.minus(step);
            }
        }

        private void save(DailyRun next) {
            run = counted(next);
            runs.save(run);
        }

        private DailyRun counted(DailyRun next) {
            var asked = requestsOfThisPass.plus(requests.get().since(requestsBefore));
            return next.at(next.progress().withRequests(asked));
        }
    }
}
