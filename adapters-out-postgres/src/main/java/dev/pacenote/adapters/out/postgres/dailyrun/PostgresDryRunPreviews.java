package dev.pacenote.adapters.out.postgres.dailyrun;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.dailyrun.dryrun.DryRunPreviews;
import dev.pacenote.domain.dailyrun.MailPreview;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What dry runs would have sent, in a column of {@code daily_runs}. */
@Singleton
public final class PostgresDryRunPreviews implements DryRunPreviews {

    private static final TypeReference<List<MailPreview>> PREVIEW = new TypeReference<>() {};

    private final DailyRunRows rows;

    PostgresDryRunPreviews(DailyRunRows rows) {
        this.rows = rows;
    }

    @Override
    public void save(UUID dryRun, List<MailPreview> preview) {
        rows.keepPreview(dryRun, Json.write(preview));
    }

    @Override
    public Optional<List<MailPreview>> find(UUID dryRun, Instant since) {
        return rows.preview(dryRun, Rows.microseconds(since)).map(json -> Json.read(json, PREVIEW));
    }
}
