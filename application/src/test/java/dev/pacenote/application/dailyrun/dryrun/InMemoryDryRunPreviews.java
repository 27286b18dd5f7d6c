package dev.pacenote.application.dailyrun.dryrun;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.dailyrun.MailPreview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What dry runs would have sent, in memory. */
public final class InMemoryDryRunPreviews implements DryRunPreviews {

    private final Tables tables;

    public InMemoryDryRunPreviews(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void save(UUID dryRun, List<MailPreview> preview) {
        tables.with(
                state ->
                        state.runs.containsKey(dryRun)
                                && state.previews.put(dryRun, List.copyOf(preview)) == null);
    }

    @Override
    public Optional<List<MailPreview>> find(UUID dryRun, Instant since) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.runs.get(dryRun))
                                .filter(run -> !run.startedAt().isBefore(since))
                                .flatMap(run -> Optional.ofNullable(state.previews.get(run.id()))));
    }
}
