package dev.pacenote.adapters.in.http.dailyrun;

import dev.pacenote.application.dailyrun.RunPhases;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Shows runs, with the phases of the areas that are switched on. */
@Singleton
final class RunViews {

    private final RunPhases phases;

    RunViews(RunPhases phases) {
        this.phases = phases;
    }

    RunView of(DailyRun run) {
        return of(run, Optional.empty());
    }

    RunView of(DailyRun run, Optional<List<MailPreview>> preview) {
        return RunView.of(run, summary(run), preview);
    }

    RunView.Summary summary(DailyRun run) {
        var tally = run.tally();
        return new RunView.Summary(
                phases.processed(run, 1),
                phases.processed(run, 2),
                phases.errors(run, 1),
                phases.errors(run, 2),
                tally.sent(),
                tally.skipped(),
                tally.sent() + tally.skipped() + tally.failed(),
                tally.failed());
    }
}
