package dev.pacenote.application.streams.job;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.job.JobRun;

/** How jobs went last, and which are at work. There is one of each name. */
public interface JobRuns {

    /** {@link JobRun#never} where nothing is stored. */
    JobRun find(String job);

    /** Adds it, or saves it if nobody saved it since it was read. */
    SaveResult<JobRun> save(JobRun run);
}
