package dev.pacenote.application.dailyrun.dryrun;

import dev.pacenote.domain.dailyrun.MailPreview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each dry run would have sent. */
public interface DryRunPreviews {

    /** Stores what a dry run would have sent; a dry run that is not stored is passed over. */
    void save(UUID dryRun, List<MailPreview> preview);

    /** What a dry run would have sent; empty for everything that began before {@code since}. */
    Optional<List<MailPreview>> find(UUID dryRun, Instant since);
}
