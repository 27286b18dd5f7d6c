package dev.pacenote.application.dailyrun.distributed;

import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.WorkerSurvey;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * The daily run for a state machine, which does the sending of messages itself: it asks for one
 * step each, and for what is left to do.
 */
public final class StateMachineRun {

    private final ActiveRuns active;
    private final WorkerSurvey survey;
    private final DailySteps steps;

    StateMachineRun(ActiveRuns active, WorkerSurvey survey, DailySteps steps) {
        this.active = active;
        this.survey = survey;
        this.steps = steps;
    }

    /**
     * Looks at everything, as far as this worker gets.
     *
     * @return empty when the run has ended meanwhile
     * @throws InterruptedException when the worker has no more time; another one goes on from here
     */
    public Optional<WorkerSurvey.Result> survey(UUID id, UUID pass) throws InterruptedException {
        var run = active.find(id, pass);
        return run.isPresent() ? Optional.of(survey.look(run.get())) : Optional.empty();
    }

    /** The sections that nobody has made yet. */
    public List<WorkItem.Section> due(UUID id, UUID pass) {
        return active.find(id, pass).map(steps::unmade).orElse(List.of());
    }

    public void make(UUID id, UUID pass, Collection<WorkItem.Section> sections) {
        active.find(id, pass)
                .ifPresent(run -> sections.forEach(section -> steps.write(run, section)));
    }

    /**
     * Tries every mail that was not tried in this pass, and ends the pass.
     *
     * @param goOn whether there is time for another one
     * @return false when there was not
     */
    public boolean send(UUID id, UUID pass, BooleanSupplier goOn) {
        return active.find(id, pass).map(run -> send(run, goOn)).orElse(true);
    }

    private boolean send(DailyRun run, BooleanSupplier goOn) {
        for (var mail : steps.untried(run)) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            steps.send(run, List.of(mail));
        }
        steps.endOnce(run, RunState.COMPLETED);
        return true;
    }
}
