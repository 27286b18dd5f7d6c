package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.UniqueNames;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.SectionCount;
import dev.pacenote.domain.notice.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The parts of a daily run that answers show by number, whichever areas are switched on. */
public final class RunPhases {

    private final Map<Integer, Topic> topics;

    /**
     * @throws IllegalStateException when two phases have the same number
     */
    public RunPhases(Collection<RunPhase> phases) {
        this.topics =
                UniqueNames.require(
                                "phase of a run", phases, phase -> String.valueOf(phase.number()))
                        .stream()
                        .collect(Collectors.toMap(RunPhase::number, RunPhase::topic));
    }

    /** People for whom the phase was done; 0 for a phase that no area has. */
    public int processed(DailyRun run, int phase) {
        return count(run, phase, SectionCount::processed);
    }

    /** People for whom the phase failed; 0 for a phase that no area has. */
    public int errors(DailyRun run, int phase) {
        return count(run, phase, SectionCount::errors);
    }

    private int count(DailyRun run, int phase, ToIntFunction<SectionCount> figure) {
        return Optional.ofNullable(topics.get(phase))
                .map(run.tally()::of)
                .map(figure::applyAsInt)
                .orElse(0);
    }
}
