package dev.pacenote.application.dailyrun.distributed;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.RunChanges;
import dev.pacenote.application.dailyrun.RunClock;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.WorkerSurvey;
import dev.pacenote.application.dailyrun.distributed.RunMessage.Finish;
import dev.pacenote.application.dailyrun.distributed.RunMessage.Gather;
import dev.pacenote.application.dailyrun.distributed.RunMessage.MakeSection;
import dev.pacenote.application.dailyrun.distributed.RunMessage.PerformDryRun;
import dev.pacenote.application.dailyrun.distributed.RunMessage.SendMail;
import dev.pacenote.application.dailyrun.distributed.RunMessage.Survey;
import dev.pacenote.application.dailyrun.dryrun.DryRun;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private final DailyRuns runs;
    private final RunChanges changes;
    private final WorkerLock lock;
    private final DailySteps steps;
    private final DryRun dryRun;
    private final RunQueue queue;
    private final ActiveRuns active;
    private final WorkerSurvey survey;

    /**
     * @param requests counts what runs have asked of the upstreams since this process began
     */
    public DistributedRun(
            DailyRuns runs,
            RunLock lock,
            DailySteps steps,
            DryRun dryRun,
            RunQueue queue,
            RunClock clock,
            Supplier<RequestCount> requests) {
        this.runs = runs;
        this.changes = new RunChanges(runs);
        this.lock = new WorkerLock(lock, clock.sleeper());
        this.steps = steps;
        this.dryRun = dryRun;
        this.queue = queue;
        this.active = new ActiveRuns(runs, steps, clock);
        this.survey = new WorkerSurvey(runs, this.lock, steps, clock, requests);
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
                var run = active.find(id, pass);
                if (run.isPresent()) {
                    survey(run.get());
                }
            }
            case MakeSection(var id, var pass, var section, int of) ->
                    active.find(id, pass).ifPresent(run -> make(run, section, of));
            case Gather(var id, var pass, int seen) ->
                    active.find(id, pass).ifPresent(run -> lookForSections(run, seen));
            case SendMail(var id, var pass, var mail, int of) ->
                    active.find(id, pass).ifPresent(run -> send(run, mail, of));
            case Finish(var id, var pass, int seen) ->
                    active.find(id, pass).ifPresent(run -> lookForMails(run, seen));
            case PerformDryRun(var id) -> dryRun(id);
        }
    }

    /** Whoever is interrupted leaves a message for the rest. */
    private WorkerSurvey.Result look(DailyRun run) throws InterruptedException {
        try {
            return survey.look(run);
        } catch (InterruptedException e) {
            again(run, Duration.ZERO);
            throw e;
        }
    }

    private void survey(DailyRun run) throws InterruptedException {
        switch (look(run)) {
            case WorkerSurvey.Result.BusyElsewhere _ -> {
                // The message of the worker who surveys is enough.
            }
            case WorkerSurvey.Result.Paused(var delay) -> again(run, delay);
            case WorkerSurvey.Result.Done(var surveyed) -> {
                var due = steps.due(surveyed);
                int all = steps.counted(run).sections() + due.size();
                changes.whileUnderWay(
                                surveyed,
                                stored ->
                                        stored.at(
                                                stored.progress()
                                                        .withRequests(
                                                                surveyed.progress().requests())
                                                        .withPeople(all, all - due.size())))
                        .ifPresent(counted -> distribute(counted, due, all));
            }
        }
    }

    private void again(DailyRun run, Duration delay) {
        queue.send(List.of(Survey.of(run)), delay);
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
        lookAgainForSections(run, steps.counted(run).sections());
    }

    private void lookAgainForSections(DailyRun run, int made) {
        queue.send(List.of(new Gather(run.id(), run.pass(), made)), SECOND_LOOK);
    }

    private void lookForSections(DailyRun run, int seen) {
        int made = steps.counted(run).sections();
        var due = steps.unmade(run);
        if (due.isEmpty()) {
            // Whoever made the last one goes on to the mails, unless that worker died.
            lookAgainForMails(run, steps.counted(run).mails());
        } else if (made > seen) {
            lookAgainForSections(run, made);
        } else {
            distribute(run, due, made + due.size());
        }
    }

    private void make(DailyRun run, WorkItem.Section section, int all) {
        steps.write(run, section);
        if (steps.counted(run).sections() >= all) {
            gather(run);
        }
    }

    private void gather(DailyRun run) {
        var due = steps.unmade(run);
        if (!due.isEmpty()) {
            distribute(run, due, steps.counted(run).sections() + due.size());
            return;
        }
        changes.whileUnderWay(run, DistributedRun::everybodyDone).ifPresent(this::mail);
    }

    private static DailyRun everybodyDone(DailyRun run) {
        int people = run.progress().people();
        return run.at(run.progress().withPeople(people, people));
    }

    /** Has every mail tried that was not, and ends the pass when there is none. */
    private void mail(DailyRun run) {
        var mails = steps.untried(run).stream().map(WorkItem.Mail::new).toList();
        if (mails.isEmpty()) {
            steps.endOnce(run, RunState.COMPLETED);
            return;
        }
        int tried = steps.counted(run).mails();
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
        int tried = steps.counted(run).mails();
        if (tried > seen && !steps.untried(run).isEmpty()) {
            lookAgainForMails(run, tried);
        } else {
            mail(run);
        }
    }

    private void send(DailyRun run, WorkItem.Mail mail, int all) {
        steps.send(run, List.of(mail.key()));
        if (steps.counted(run).mails() >= all) {
            mail(run);
        }
    }

    private void dryRun(UUID id) throws InterruptedException {
        if (activeDryRun(id).isEmpty()) {
            return;
        }
        var held = lock.await();
        if (held.isPresent()) {
            try (var _ = held.get()) {
                // Whoever had the lock may have closed it.
                var opened = activeDryRun(id);
                if (opened.isPresent()) {
                    dryRun.execute(opened.get());
                }
            }
        }
    }

    private Optional<DailyRun> activeDryRun(UUID id) {
        return runs.find(id).filter(run -> run.state().active());
    }

    /** The same steps for a state machine. */
    public StateMachineRun byStateMachine() {
        return new StateMachineRun(active, survey, steps);
    }
}
