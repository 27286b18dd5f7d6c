package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunReport;
import java.time.Duration;
import java.util.List;

/** A feature area that has something to find once a day. */
public interface DailySource {

    /**
     * Looks at everything that is followed, once per pass: what was looked at in this pass already
     * is not asked again after an interruption.
     */
    void survey(DailyRun run, Monitor monitor) throws InterruptedException;

    /** The parts that are made for each person after the survey, in order. */
    List<SectionWriter> sections();

    /** Told about progress, and asked for time. */
    interface Monitor {
        void progress(DailyRun.SurveyCount count);

        /** Everything that a survey has noted about itself so far. */
        void note(RunReport report);

        /**
         * The upstream is away: says so in the run's state and waits.
         *
         * @throws RunOverdueException when the next date's run is due
         */
        void waitForUpstream(Duration length) throws InterruptedException;
    }
}
