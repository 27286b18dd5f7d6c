package dev.pacenote.application.dailyrun;

import dev.pacenote.application.dailyrun.RunMessage.Finish;
import dev.pacenote.application.dailyrun.RunMessage.Gather;
import dev.pacenote.application.dailyrun.RunMessage.MakeSection;
import dev.pacenote.application.dailyrun.RunMessage.Rehearse;
import dev.pacenote.application.dailyrun.RunMessage.SendMail;
import dev.pacenote.application.dailyrun.RunMessage.Survey;
import dev.pacenote.application.platform.Sleeper;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The daily run for workers that live for minutes: {@code survey → sections → gather → mails →
 * finish}, each a message or many. Every message may come twice, late, or after another worker died
 * over it. What decides is always the stored state; the counts in the messages only tell the last
 * worker that it may go on at once. Should that word be lost, a delayed message looks again.
 */
public final class DistributedRun {

    /** When it is looked again whether something got lost on the way. */
    static final Duration SECOND_LOOK = Duration.ofMinutes(1);

    /**
     * Whoever opens a run holds its lock for a moment, and a worker that died for some seconds. A
     * message may be the only one that its run has, so it waits that long; only another worker, who
     * has a message of its own, holds the lock for longer.
     */
    public static final Duration LOCK_WAIT = Duration.ofSeconds(25);

    private static final Duration LOCK_POLL_INTERVAL = Duration.ofMillis(250);

    /** A worker waits no longer for an upstream that is away; a message does. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final DailyRuns runs;
    private final RunLock lock;
    private final DailySteps steps;
    private final DryRun rehearsal;
    private final RunQueue queue;
    private final DailySchedule schedule;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Supplier<RequestCount> requests;

    /**
     * @param requests counts what runs have asked of the upstreams since this process began
     */
    public DistributedRun(
            DailyRuns runs,
            RunLock lock,
            DailySteps steps,
            DryRun rehearsal,
            RunQueue queue,
            DailySchedule schedule,
            InstantSource clock,
            Sleeper sleeper,
            Supplier<RequestCount> requests) {
        this.runs = runs;
        this.lock = lock;
        this.steps = steps;
        this.rehearsal = rehearsal;
        this.queue = queue;
        this.schedule = schedule;
        this.clock = clock;
        this.sleeper = sleeper;
        this.requests = requests;
    }

    /**
     * Works one message off.
     *
     * @throws InterruptedException when the worker's time is over; a survey goes on with a further
     *     message, which was sent
     */
    public void handle(RunMessage message) throws InterruptedException {
        switch (message) {
            case Survey(var id, var pass) -> {
                var run = active(id, pass);
                if (run.isPresent()) {
                    survey(run.get());
                }
            }
            case MakeSection(var id, var pass, var section, int of) ->
                    active(id, pass).ifPresent(run -> make(run, section, of));
            case Gather(var id, var pass, int seen) ->
                    active(id, pass).ifPresent(run -> lookForSections(run, seen));
            case SendMail(var id, var pass, var mail, int of) ->
                    active(id, pass).ifPresent(run -> send(run, mail, of));
            case Finish(var id, var pass, int seen) ->
                    active(id, pass).ifPresent(run -> lookForMails(run, seen));
            case Rehearse(var id) -> rehearse(id);
        }
    }

    private Optional<DailyRun> active(UUID id, UUID pass) {
        return runs.find(id)
                .filter(run -> run.state().active() && run.pass().equals(pass))
                .filter(Predicate.not(this::closedAsOverdue));
    }

    /** The next date's run takes over what is left. */
    private boolean closedAsOverdue(DailyRun run) {
        boolean overdue = isOverdue(run);
        if (overdue) {
            steps.end(run, RunState.INCOMPLETE);
        }
        return overdue;
    }

    private boolean isOverdue(DailyRun run) {
        return !clock.instant().isBefore(schedule.nextDateDue(run.date()));
    }

    private void survey(DailyRun run) throws InterruptedException {
        switch (look(run)) {
            case Looked.BusyElsewhere _ -> {
                // The message of the worker who surveys is enough.
            }
            case Looked.Paused(var delay) -> again(run, delay);
            case Looked.OutOfTime(var interruption) -> {
                again(run, Duration.ZERO);
                throw interruption;
            }
            case Looked.Done(var surveyed) -> {
                var due = steps.due(surveyed);
                int all = runs.counted(run.pass()).sections() + due.size();
                runs.save(surveyed.at(surveyed.progress().withPeople(all, all - due.size())));
                distribute(surveyed, due, all);
            }
        }
    }

    private void again(DailyRun run, Duration delay) {
        queue.send(List.of(Survey.of(run)), delay);
    }

    /** How a look at everything that is followed ended. */
    public sealed interface Looked {
        record Done(DailyRun run) implements Looked {}

        /** Another worker is at it. */
        record BusyElsewhere() implements Looked {}

        /** The upstream is away: try again after a while. */
        record Paused(Duration delay) implements Looked {}

        /** The worker has no more time; another one goes on from here. */
        record OutOfTime(InterruptedException interruption) implements Looked {}
    }

    /** Surveys, as far as this worker gets. One at a time does so. */
    private Looked look(DailyRun run) {
        Optional<RunLock.Held> held;
        try {
            held = awaitLock();
        } catch (InterruptedException e) {
            return new Looked.OutOfTime(e);
        }
        if (held.isEmpty()) {
            return new Looked.BusyElsewhere();
        }
        var monitor = new RunMonitor(runs, requests, run, (_, length) -> waitOrPause(length));
        try (var _ = held.get()) {
            steps.survey(run, monitor);
            return new Looked.Done(monitor.counted());
        } catch (RunPausedException e) {
            return new Looked.Paused(e.waiting());
        } catch (InterruptedException e) {
            return new Looked.OutOfTime(e);
        }
    }

    private Optional<RunLock.Held> awaitLock() throws InterruptedException {
        var held = lock.tryAcquire();
        for (var waited = Duration.ZERO;
                held.isEmpty() && waited.compareTo(LOCK_WAIT) < 0;
                waited = waited.plus(LOCK_POLL_INTERVAL)) {
            sleeper.pause(LOCK_POLL_INTERVAL);
            held = lock.tryAcquire();
        }
        return held;
    }

    /** What was asked so far is lost by a pause: short waits are sat out. */
    private void waitOrPause(Duration length) throws InterruptedException {
        if (length.compareTo(LONGEST_WAIT) > 0) {
            throw new RunPausedException(length);
        }
        sleeper.pause(length);
    }

    private void distribute(DailyRun run, Collection<WorkItem.Section> due, int all) {
        if (due.isEmpty()) {
            gather(run);
            return;
        }
        queue.send(
                due.stream()
                        .map(section -> new MakeSection(run.id(), run.pass(), section, all))
                        .toList(),
                Duration.ZERO);
        lookAgainForSections(run, runs.counted(run.pass()).sections());
    }

    private void lookAgainForSections(DailyRun run, int made) {
        queue.send(List.of(new Gather(run.id(), run.pass(), made)), SECOND_LOOK);
    }

    private void lookForSections(DailyRun run, int seen) {
        int made = runs.counted(run.pass()).sections();
        var due = dueStill(run);
        if (due.isEmpty()) {
            // Whoever made the last one goes on to the mails, unless that worker died.
            lookAgainForMails(run, runs.counted(run.pass()).mails());
        } else if (made > seen) {
            lookAgainForSections(run, made);
        } else {
            distribute(run, due, made + due.size());
        }
    }

    private List<WorkItem.Section> dueStill(DailyRun run) {
        var noted = runs.noted(run.pass());
        return steps.due(run).stream().filter(item -> !noted.containsKey(item)).toList();
    }

    private void make(DailyRun run, WorkItem.Section section, int all) {
        steps.write(run, section);
        if (runs.counted(run.pass()).sections() >= all) {
            gather(run);
        }
    }

    private void gather(DailyRun run) {
        var due = dueStill(run);
        if (!due.isEmpty()) {
            distribute(run, due, runs.counted(run.pass()).sections() + due.size());
            return;
        }
        var now = runs.find(run.id()).orElse(run);
        int people = now.progress().people();
        runs.save(now.at(now.progress().withPeople(people, people)));
        mail(run);
    }

    /** Has every mail tried that was not, and ends the pass when there is none. */
    private void mail(DailyRun run) {
        var mails = steps.untried(run).stream().map(WorkItem.Mail::new).toList();
        if (mails.isEmpty()) {
            steps.end(runs.find(run.id()).orElse(run), RunState.COMPLETED);
            return;
        }
        int tried = runs.counted(run.pass()).mails();
        int all = tried + mails.size();
        queue.send(
                mails.stream().map(mail -> new SendMail(run.id(), run.pass(), mail, all)).toList(),
                Duration.ZERO);
        lookAgainForMails(run, tried);
    }

    private void lookAgainForMails(DailyRun run, int tried) {
        queue.send(List.of(new Finish(run.id(), run.pass(), tried)), SECOND_LOOK);
    }

    private void lookForMails(DailyRun run, int seen) {
        int tried = runs.counted(run.pass()).mails();
        if (tried > seen && !steps.untried(run).isEmpty()) {
            lookAgainForMails(run, tried);
        } else {
            mail(run);
        }
    }

    private void send(DailyRun run, WorkItem.Mail mail, int all) {
        steps.send(run, mail.key());
        if (runs.counted(run.pass()).mails() >= all) {
            mail(run);
        }
    }

    private void rehearse(UUID id) throws InterruptedException {
        var opened = runs.find(id).filter(run -> run.state().active());
        if (opened.isEmpty()) {
            return;
        }
        var held = awaitLock();
        if (held.isPresent()) {
            try (var _ = held.get()) {
                rehearsal.execute(opened.get());
            }
        }
    }

    /** The same steps for a state machine, which does the sending of messages itself. */
    public Machine machine() {
        return new Machine();
    }

    /** What a state machine asks for: one step each, and what is left to do. */
    public final class Machine {

        /**
         * Looks at everything, as far as this worker gets.
         *
         * @return empty when the run has ended meanwhile
         */
        public Optional<Looked> survey(UUID id, UUID pass) {
            return active(id, pass).map(DistributedRun.this::look);
        }

        /** The sections that nobody has made yet. */
        public List<WorkItem.Section> due(UUID id, UUID pass) {
            return active(id, pass).map(DistributedRun.this::dueStill).orElse(List.of());
        }

        public void make(UUID id, UUID pass, Collection<WorkItem.Section> sections) {
            active(id, pass)
                    .ifPresent(run -> sections.forEach(section -> steps.write(run, section)));
        }

        /**
         * Tries every mail that was not tried in this pass, and ends the pass.
         *
         * @param goOn whether there is time for another one
         * @return false when there was not
         */
        public boolean send(UUID id, UUID pass, BooleanSupplier goOn) {
            var run = active(id, pass);
            if (run.isEmpty()) {
                return true;
            }
            for (var mail : steps.untried(run.get())) {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
                steps.send(run.get(), mail);
            }
            steps.end(runs.find(id).orElse(run.get()), RunState.COMPLETED);
            return true;
        }
    }
}
