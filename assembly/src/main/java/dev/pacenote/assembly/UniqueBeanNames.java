package dev.pacenote.assembly;

import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.ShowStats;
import dev.pacenote.application.dailyrun.RunPhases;
import dev.pacenote.application.digest.SectionName;
import dev.pacenote.application.identity.account.DescribeAccounts;
import dev.pacenote.application.identity.account.ExportAccount;
import dev.pacenote.application.platform.UniqueNames;
import dev.pacenote.application.platform.job.JobBatch;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.application.platform.status.HealthProbes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Everything that collects named parts of features. The server makes it before it listens: a name
 * that two parts have refuses the start. A function makes only what its events need, and refuses
 * then. The parts are made here, so what they work with comes by a {@code BeanProvider} where that
 * is much: a run, mails, the job table.
 */
@Singleton
public final class UniqueBeanNames {

    @SuppressWarnings("unused") // each of the collections checks its names when it is made
    UniqueBeanNames(
            JobBatch jobs,
            ChangeSettings settings,
            ShowStats metrics,
            HealthProbes probes,
            DescribeAccounts accounts,
            ExportAccount export,
            RunPhases phases,
            List<SectionName> sections,
            List<Backlog> backlogs) {
        UniqueNames.require("section", sections, SectionName::member);
        UniqueNames.require("queue", backlogs, Backlog::queue);
    }
}
