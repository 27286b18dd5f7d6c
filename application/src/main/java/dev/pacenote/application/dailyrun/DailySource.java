package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
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
    List<SectionWork> sections();

    /** Told about progress, and asked for time. */
    interface Monitor {
        void progress(DailyRun.SurveyCount count);

        /** Everything that a survey has noted about itself so far. */
        void note(RunReport journal);

        /**
         * The upstream is away: says so in the run's state and waits.
         *
         * @throws RunOverdueException when the next date's run is due
         */
        void waitForUpstream(Duration length) throws InterruptedException;
    }

    /** Makes notices of one topic. */
    interface SectionWork {
        Topic topic();

        /** People whose part was not made in this pass yet. */
        List<AccountId> due(DailyRun run);

        /**
         * Makes one person's part: notices, watermark and history together, or nothing. A second
         * time in the same pass changes nothing.
         *
         * @return false when this person gets no such part now: paused, unsubscribed, unconfirmed
         */
        boolean write(AccountId person, DailyRun run);
    }
}
