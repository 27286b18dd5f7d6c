package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.notice.Topic;
import java.util.List;

/**
 * The parts of a daily run that are made for each person, numbered from 1 in the order in which
 * they are made.
 */
public final class RunPhases {

    private final List<Topic> topics;

    public RunPhases(List<DailySource> sources) {
        this.topics =
                sources.stream()
                        .flatMap(source -> source.sections().stream())
                        .map(SectionWriter::topic)
                        .toList();
    }

    /** People for whom the phase was done; 0 for a phase that no area has. */
    public int processed(DailyRun run, int phase) {
        return phase > topics.size() ? 0 : run.tally().of(topics.get(phase - 1)).processed();
    }

    /** People for whom the phase failed; 0 for a phase that no area has. */
    public int errors(DailyRun run, int phase) {
        return phase > topics.size() ? 0 : run.tally().of(topics.get(phase - 1)).errors();
    }
}
